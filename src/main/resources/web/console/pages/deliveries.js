// The files of a run and how they leave the house: by people who download them, or by the delivery to the bank.
import { html, nothing } from '../../lib/lit-html.js';
import { api } from '../../shared/api.js';
import { confirm } from '../../shared/dialog.js';
import { select } from '../../shared/form.js';
import { dateTime, label, number, t } from '../../shared/i18n.js';
import { icon } from '../../shared/icons.js';
import { money } from '../../shared/money.js';
import { table } from '../../shared/table.js';
import { tag } from '../../shared/tag.js';

const LOADABLE = ['RELEASED', 'COMPLETED'];
const PURPOSES = ['BANK', 'CHECK', 'AUDIT', 'DISPUTE'];
const BESIDE = ['.manifest.json', '.sig'];
const ACTS = { PENDING: ['NOW'], REFUSED: ['NOW', 'CONFIRM'], UNKNOWN: ['NOW', 'SEND', 'CONFIRM'] };
/** After these the machine takes the word of a person for that of the bank. */
const GRAVE = ['SEND', 'CONFIRM'];

/** `after(work, words)` waits for the work and loads the page anew. */
export function deliverySection(run, deliveries, user, after) {
  if (deliveries.length === 0) return nothing;
  const checker = user.roles.includes('FINANCE_CHECKER');
  return html`
    <section class="stack">
      <h2>${t('delivery.title')}</h2>
      ${table({
        caption: t('delivery.title'),
        rows: deliveries,
        key: ({ number }) => number,
        columns: [
          { text: t('run.file'), head: true, cell: ({ file }) => html`<span class="code">${file}</span>` },
          { text: t('delivery.state'), cell: ({ state }) => tag('delivery', state) },
          { text: t('delivery.attempts'), number: true, cell: ({ attempts }) => number(attempts) },
          { text: t('delivery.fault'), wide: true, cell: fault },
          { text: t('delivery.next'), cell: (delivery) => dateTime(delivery.nextAt ?? delivery.changedAt) },
          ...(checker ? [{ text: t('delivery.do'), cell: (delivery) => buttons(run, delivery, after) }] : []),
        ],
      })}
    </section>`;
}

const fault = ({ state, fault, detail }) =>
  fault && state !== 'SENT'
    ? html`${label('deliveryFault', fault)}<br><span class="small soft">${detail}</span>`
    : nothing;

const buttons = (run, delivery, after) => html`
  <div class="row">${(ACTS[delivery.state] ?? []).map(
    (act) => html`<button class="button" @click=${() => after(retry(run, delivery, act), t('delivery.done'))}>
      ${label('deliveryAct', act)}<span class="hidden-text">${delivery.file}</span></button>`,
  )}</div>`;

function retry(run, delivery, act) {
  const send = () => api.retryDelivery(run.id, delivery.number, { act });
  if (!GRAVE.includes(act)) return send();
  return confirm({
    title: label('deliveryAct', act),
    action: label('deliveryAct', act),
    danger: act === 'SEND',
    body: () => html`<p>${label('deliveryMeans', act)}</p><p class="code small">${delivery.file}</p>`,
    act: send,
  });
}

/** `choosePurpose(code)` takes why a person downloads. */
export function fileSection(run, user, purpose, choosePurpose) {
  const loadable = LOADABLE.includes(run.state) && user.roles.includes('FINANCE_CHECKER');
  return html`
    <section class="stack">
      <h2>${t('run.files')}</h2>
      ${loadable ? purposeField(purpose, choosePurpose) : nothing}
      ${table({
        caption: t('run.files'),
        rows: run.files,
        key: ({ name }) => name,
        empty: t('run.noFiles'),
        columns: [
          { text: t('run.file'), head: true, cell: (file) => html`<span class="code">${file.name}</span>` },
          { text: t('runs.count'), number: true, cell: (file) => number(file.count) },
          { text: t('runs.total'), number: true, cell: (file) => money(file.totalFen) },
          { text: t('run.bytes'), number: true, cell: (file) => number(file.bytes) },
          { text: 'SHA-256 · SM3', cell: digests },
          ...(loadable
            ? [
                {
                  text: t('run.download'),
                  cell: (file) => downloadLinks(run, file, purpose),
                },
              ]
            : []),
        ],
      })}
    </section>`;
}

const digests = ({ sha256, sm3 }) => html`
  <span class="digest">${sha256}</span>${sm3 ? html`<br><span class="digest">${sm3}</span>` : nothing}`;

/** Why the files are taken out of the house; the journal keeps it. */
const purposeField = (purpose, set) =>
  select({
    id: 'purpose',
    text: t('delivery.purpose'),
    hint: t('delivery.purpose.hint'),
    value: purpose,
    choices: PURPOSES.map((code) => [code, label('purpose', code)]),
    set,
  });

const downloadLinks = (run, { name }, purpose) => html`
  <div class="row">
    <a class="button" href=${api.fileAddress(run.id, name, purpose)} download=${name}>
      ${icon('download')}${t('run.download')}<span class="hidden-text">${name}</span></a>
    ${BESIDE.map(
      (suffix) => html`<a class="small" href=${api.fileAddress(run.id, name + suffix, purpose)}
        download=${name + suffix}>${suffix}<span class="hidden-text">${name}</span></a>`,
    )}
  </div>`;
