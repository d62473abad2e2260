// Handing in a bank's answer: the page computes its digest, the server keeps the bytes and says what they changed.
import { html, nothing } from '../../lib/lit-html.js';
import { api } from '../../shared/api.js';
import { errorSummary, errorsOf, field, focusSummary, select } from '../../shared/form.js';
import { dateTime, label, number, t } from '../../shared/i18n.js';
import { icon } from '../../shared/icons.js';
import { money } from '../../shared/money.js';
import { pagedList } from '../../shared/pager.js';
import { table } from '../../shared/table.js';
import { tag } from '../../shared/tag.js';
import { sha256Of } from '../../shared/uuid.js';
import { bankReason } from '../facts.js';
import { resolutionCell, resolveRow } from '../resolve.js';

const POLL_MS = 1_000;
const COUNTS = ['matched', 'paid', 'accepted', 'rejected', 'returned', 'quarantined', 'unchanged'];

export function reportsPage({ session, catalog, update }) {
  const state = {
    county: catalog.counties[0]?.[0] ?? '',
    file: null,
    errors: {},
    busy: false,
    shown: null,
    rows: null,
    rowsProblem: null,
    timer: 0,
    closed: false,
  };
  const list = pagedList((after) => api.reports({ county: state.county, after }), update);

  async function upload(event) {
    event.preventDefault();
    if (state.busy) return;
    state.errors = state.file ? {} : { report: t('reports.file.missing') };
    if (state.file) await send(event.target);
    update();
    focusSummary();
  }

  async function send(form) {
    state.busy = true;
    update();
    try {
      show(await api.putReport(await sha256Of(state.file), state.file, state.county));
      form.reset();
      state.file = null;
    } catch (problem) {
      state.errors = errorsOf(problem);
    }
    state.busy = false;
  }

  /** Shows one report and follows it until it has been read. */
  async function show(report) {
    clearTimeout(state.timer);
    Object.assign(state, { shown: report, rows: null, rowsProblem: null });
    list.reload();
    if (report.state === 'RECEIVED' && !state.closed) state.timer = setTimeout(() => follow(report), POLL_MS);
    if (report.counts.quarantined > 0) await loadRows(report);
  }

  async function follow({ sha256, county }) {
    try {
      await show(await api.report(sha256, county));
    } catch (problem) {
      state.errors = errorsOf(problem);
      update();
    }
  }

  async function loadRows({ sha256, county }) {
    try {
      state.rows = (await api.quarantine(sha256, { county, limit: 500 })).items;
    } catch (problem) {
      state.rowsProblem = problem;
    }
    update();
  }

  async function resolve(row) {
    if (await resolveRow(state.shown, row)) await loadRows(state.shown);
  }

  const changeCounty = (county) => {
    state.county = county;
    list.first();
  };

  const view = () => html`
    <h1 tabindex="-1">${t('reports.title')}</h1>
    ${session.user.roles.includes('FINANCE_CHECKER') ? uploadForm(state, upload, catalog, changeCounty, update)
      : nothing}
    ${state.shown ? reportView(state, quarantineColumns(catalog, session.user, resolve)) : nothing}
    ${table({
      caption: t('reports.title'),
      rows: list.items,
      problem: list.problem,
      key: ({ sha256 }) => sha256,
      empty: t('reports.empty'),
      columns: columns(show),
    })}
    ${list.view()}`;

  list.reload();
  return {
    title: () => t('reports.title'),
    view,
    close() {
      state.closed = true;
      clearTimeout(state.timer);
    },
  };
}

const uploadForm = (state, upload, catalog, changeCounty, update) => html`
  ${errorSummary(state.errors)}
  <form class="panel filters" novalidate @submit=${upload}>
    ${select({ id: 'county', text: t('field.county'), value: state.county, choices: catalog.counties,
      set: changeCounty })}
    ${field(
      { id: 'report', text: t('reports.file'), error: state.errors.report },
      ({ id, describedBy, invalid }) => html`
      <span class="file row"><input type="file" id=${id} accept=".xml,.txt,application/xml,text/plain"
        aria-describedby=${describedBy} aria-invalid=${invalid} @change=${(event) => {
          state.file = event.target.files[0] ?? null;
          update();
        }}>
        <label class="button" for=${id}>${t('reports.choose')}</label>
        <span class="soft">${state.file?.name ?? t('reports.noFile')}</span></span>`,
    )}
    <button class="button primary" aria-busy=${state.busy}>
      ${icon('report')}${state.busy ? t('reports.sending') : t('reports.send')}</button>
  </form>`;

const reportView = ({ shown, rows, rowsProblem }, rowColumns) => html`
  <section class="panel stack" aria-live="polite">
    <div class="row"><h2>${t('reports.result')}</h2>${tag('report', shown.state)}</div>
    <p class="digest">SHA-256 ${shown.sha256}</p>
    ${shown.fault ? html`<p class="notice bad">${shown.fault}</p>` : nothing}
    <div class="tiles">${COUNTS.map(
      (name) => html`
      <div class="tile"><span class="soft">${t(`reports.count.${name}`)}</span>
        <strong>${number(shown.counts[name])}</strong></div>`,
    )}
    </div>
    ${
      shown.counts.quarantined > 0
        ? html`
      <h3>${t('reports.quarantine')}</h3>
      <p>${t('reports.quarantine.means')}</p>
      ${table({ caption: t('reports.quarantine'), rows, problem: rowsProblem, key: ({ row }) => row,
        columns: rowColumns })}`
        : nothing
    }
  </section>`;

const quarantineColumns = (catalog, user, resolve) => [
  { text: t('reports.row'), head: true, cell: ({ row }) => number(row) },
  { text: t('run.why'), cell: ({ reason }) => label('quarantine', reason) },
  { text: t('reports.status'), cell: ({ status }) => status ?? '–' },
  {
    text: t('case.bankReason'),
    cell: ({ bankReason: code }) =>
      code ? html`${bankReason(code)}<p class="small soft">${catalog.remedyOf(code)}</p>` : '–',
  },
  { text: t('field.amount'), number: true, cell: ({ amountFen }) => money(amountFen) },
  { text: t('field.account'), cell: ({ accountMasked }) => accountMasked ?? '–' },
  { text: t('reports.id'), cell: ({ endToEndId }) => html`<span class="digest">${endToEndId ?? '–'}</span>` },
  { text: t('resolve.column'), cell: (row) => resolutionCell(row, user, () => resolve(row)) },
];

const columns = (show) => [
  {
    text: t('reports.receivedAt'),
    head: true,
    cell: (report) =>
      html`<button class="button plain" @click=${() => show(report)}>${dateTime(report.receivedAt)}</button>`,
  },
  { text: t('field.state'), cell: (report) => tag('report', report.state) },
  ...['matched', 'paid', 'rejected', 'returned', 'quarantined'].map((name) => ({
    text: t(`reports.count.${name}`),
    number: true,
    cell: ({ counts }) => number(counts[name]),
  })),
  { text: t('reports.receivedBy'), cell: ({ receivedBy }) => receivedBy },
  {
    text: 'SHA-256',
    cell: ({ sha256 }) => html`<span class="digest" title=${sha256}>${sha256.slice(0, 12)}…</span>`,
  },
];
