// One table for every list, with its four states: loading, refused, empty, filled.
import { html, nothing } from '../lib/lit-html.js';
import { t } from './i18n.js';

/**
 * `columns`: `{text, cell(row), number, head, wide}`; `head` makes the cell the row's heading, `wide` gives it room.
 * `selection`: `{chosen: Set, name(row), toggle(row), all(on)}` adds the check boxes. `key(row)` names a row.
 */
export function table({ caption, columns, rows, key, selection, empty, problem }) {
  if (problem) return problemNotice(problem);
  if (!rows) return html`<p class="empty" role="status">${t('list.loading')}</p>`;
  if (rows.length === 0) return html`<p class="empty panel">${empty ?? t('list.empty')}</p>`;
  return html`
    <div class="table-frame" tabindex="0" role="region" aria-label=${caption}>
      <table>
        <caption class="hidden-text">${caption}</caption>
        <thead><tr>${selection ? allBox(selection, rows, key) : nothing}${columns.map(heading)}</tr></thead>
        <tbody>${rows.map((row) => tableRow(row, columns, selection, key))}</tbody>
      </table>
    </div>`;
}

const heading = (column) => html`<th scope="col" class=${classOf(column)}>${column.text}</th>`;

const classOf = ({ number, wide }) => (number ? 'number' : wide ? 'wide' : '');

function tableRow(row, columns, selection, key) {
  const chosen = selection?.chosen.has(key(row)) ?? false;
  return html`
    <tr class=${chosen ? 'chosen' : ''}>
      ${
        selection
          ? html`<td><input type="checkbox" aria-label=${t('list.choose', { name: selection.name(row) })}
        .checked=${chosen} @change=${() => selection.toggle(row)}></td>`
          : nothing
      }
      ${columns.map((column) => cell(column, row))}
    </tr>`;
}

const cell = (column, row) =>
  column.head
    ? html`<th scope="row" class=${classOf(column)}>${column.cell(row)}</th>`
    : html`<td class=${classOf(column)}>${column.cell(row)}</td>`;

const allBox = (selection, rows, key) => html`
  <th scope="col"><input type="checkbox" aria-label=${t('list.chooseAll')}
    .checked=${rows.every((row) => selection.chosen.has(key(row)))}
    @change=${(event) => selection.all(event.target.checked)}></th>`;

/** Why a list or a page cannot be shown; forbidden and absent things say so in their own words. */
export const problemNotice = (problem) => html`
  <div class="notice bad" role="alert">
    <p>${problem.text ?? String(problem)}</p>
    ${problem.detail && problem.detail !== problem.text ? html`<p class="small">${problem.detail}</p>` : nothing}
  </div>`;

/** Name and value pairs; pairs without a value are left out. */
export const facts = (pairs) => html`
  <dl class="facts">${pairs
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
