// What was noticed about a run before it is sealed: one row a finding, with what to do about it, read page by page.
import { html, nothing } from '../lib/lit-html.js';
import { api } from '../shared/api.js';
import { knows, label, number, t } from '../shared/i18n.js';
import { money } from '../shared/money.js';
import { problemNotice, table } from '../shared/table.js';

const GROUP = 'paymentFinding';
const FLAWS = ['MISSING', 'TOO_LONG', 'NOT_ENCODABLE', 'FORBIDDEN_CHARACTER', 'WRONG_FORM', 'OUT_OF_RANGE'];

export function findings({ id, update }) {
  const state = { rows: null, next: null, problem: null };

  async function load(after) {
    try {
      const page = await api.runFindings(id, after ? { after } : {});
      state.rows = after ? [...state.rows, ...page.items] : page.items;
      state.next = page.next;
      state.problem = null;
    } catch (problem) {
      state.problem = problem;
    }
    update();
  }

  return {
    load: () => load(null),
    view: ({ blocked, doubtful }) =>
      blocked + doubtful === 0
        ? nothing
        : html`
    <section class="stack">
      <h2>${t('run.findings', { blocked: number(blocked), doubtful: number(doubtful) })}</h2>
      ${state.problem ? problemNotice(state.problem) : nothing}
      ${list(state.rows)}
      ${state.next
        ? html`<p><button class="button" @click=${() => load(state.next)}>${t('run.findings.more')}</button></p>`
        : nothing}
    </section>`,
  };
}

const list = (rows) =>
  table({
    caption: t('run.findings.what'),
    rows,
    key: ({ request, kind }) => `${request} ${kind}`,
    columns: [
      {
        text: t('field.number'),
        head: true,
        cell: ({ request }) => html`<a class="code small" href="#/requests/${request}">${request}</a>`,
      },
      { text: t('run.findings.payee'), cell: ({ payee }) => payee },
      { text: t('runs.total'), number: true, cell: ({ amountFen }) => money(amountFen) },
      { text: t('run.findings.what'), wide: true, cell: what },
      { text: t('run.findings.todo'), wide: true, cell: ({ kind }) => todo(kind) },
    ],
  });

/** What a bank's rules find is named by a field and its flaw, such as NAME_TOO_LONG; all else has words of its own. */
function flawOf(kind) {
  const flaw = FLAWS.find((one) => kind.endsWith(`_${one}`));
  return flaw && !knows(GROUP, kind) ? { field: kind.slice(0, -flaw.length - 1), flaw } : null;
}

function todo(kind) {
  const found = flawOf(kind);
  return found ? t(`rowFlaw.${found.flaw}.todo`) : label(GROUP, `${kind}.todo`);
}

function named(kind) {
  const found = flawOf(kind);
  return found ? `${label('rowField', found.field)} ${label('rowFlaw', found.flaw)}` : label(GROUP, kind);
}

const what = ({ kind, blocking, detail, resolved }) => html`
  <span class="tag ${blocking ? 'bad' : 'warn'}">${t(blocking ? 'run.findings.out' : 'run.findings.in')}</span>
  ${resolved ? html`<span class="tag good">${t('run.findings.resolved')}</span>` : nothing}
  ${named(kind)}
  ${detail ? html`<br><span class="soft small">${kind}: ${detail}</span>` : nothing}`;
