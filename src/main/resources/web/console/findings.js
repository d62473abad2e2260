// What was noticed about a run before it is sealed: one row a finding, with what to do about it, read page by page.
import { html, nothing } from '../lib/lit-html.js';
import { api } from '../shared/api.js';
import { knows, label, number, t } from '../shared/i18n.js';
import { money } from '../shared/money.js';
import { problemNotice, table } from '../shared/table.js';

const GROUP = 'paymentFinding';

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
      { text: t('run.findings.todo'), wide: true, cell: ({ kind }) => label(GROUP, `${known(kind)}.todo`) },
    ],
  });

/** A bank's rules name a field and its flaw, too many to have words of their own: there the detail says more. */
const known = (kind) => (knows(GROUP, kind) ? kind : 'other');

const what = ({ kind, blocking, detail, resolved }) => html`
  <span class="tag ${blocking ? 'bad' : 'warn'}">${t(blocking ? 'run.findings.out' : 'run.findings.in')}</span>
  ${resolved ? html`<span class="tag good">${t('run.findings.resolved')}</span>` : nothing}
  ${label(GROUP, known(kind))}
  ${detail ? html`<br><span class="soft small">${kind}: ${detail}</span>` : nothing}`;
