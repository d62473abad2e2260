// The officer's queue: what waits for a decision first, filters, and one reason for many rows.
import { html, nothing } from '../../lib/lit-html.js';
import { api } from '../../shared/api.js';
import { input, select } from '../../shared/form.js';
import { dateTime, label, number, t } from '../../shared/i18n.js';
import { money } from '../../shared/money.js';
import { pagedList } from '../../shared/pager.js';
import { table } from '../../shared/table.js';
import { findingTag, tag } from '../../shared/tag.js';
import { decideMany } from '../decide.js';

const DONE = ['AUTHORIZED', 'IN_PAYMENT', 'PAID', 'PAYMENT_FAILED', 'RETURNED', 'REJECTED', 'WITHDRAWN', 'CLOSED'];
const WAITING = ['SUBMITTED', 'HELD', 'ESCALATED_COUNTY', 'ESCALATED_PANEL'];
const OWN_WORK = {
  WORKER: ['RETURNED', 'PAYMENT_FAILED'],
  TOWNSHIP_OFFICER: ['HELD'],
  COUNTY_OFFICER: ['HELD', 'ESCALATED_COUNTY'],
  PANEL: ['ESCALATED_PANEL'],
};
/** The panel minutes each approval by itself. */
const BULK = ['TOWNSHIP_OFFICER', 'COUNTY_OFFICER'];

export function queuePage({ session, catalog, update }) {
  const working = session.user.roles.filter((role) => role in OWN_WORK);
  const bulk = session.user.roles.some((role) => BULK.includes(role));
  const tabs = {
    ...(working.length > 0 && { mine: [...new Set(working.flatMap((role) => OWN_WORK[role]))] }),
    waiting: WAITING,
    done: DONE,
    failed: ['PAYMENT_FAILED'],
    all: [],
  };
  const filter = { tab: Object.keys(tabs)[0], disaster: '', township: '', q: '' };
  const chosen = new Map();
  const state = { results: [] };
  const list = pagedList(
    (after) =>
      api.requests({
        state: tabs[filter.tab],
        disaster: filter.disaster,
        township: filter.township,
        q: filter.q.trim(),
        after,
      }),
    update,
  );

  const query = () => {
    chosen.clear();
    return list.first();
  };
  const change = (values) => {
    Object.assign(filter, values);
    query();
  };

  async function decide() {
    const results = await decideMany([...chosen.values()]);
    if (!results) return;
    state.results = results;
    query();
  }

  const selection = {
    chosen,
    name: (row) => row.applicantName,
    toggle(row) {
      if (!chosen.delete(row.id)) chosen.set(row.id, row);
      update();
    },
    all(on) {
      list.items.forEach((row) => (on ? chosen.set(row.id, row) : chosen.delete(row.id)));
      update();
    },
  };

  const view = () => html`
    <h1 tabindex="-1">${t('queue.title')}</h1>
    ${tabBar(Object.keys(tabs), filter.tab, (tab) => change({ tab }))}
    ${filters(filter, catalog, update, query, change)}
    ${resultNotice(state.results)}
    ${bulk && filter.tab === 'mine' && list.items?.length ? toolbar(chosen, decide) : nothing}
    ${table({
      caption: t('queue.title'),
      columns: columns(catalog),
      rows: list.items,
      problem: list.problem,
      key: ({ id }) => id,
      selection: bulk && filter.tab === 'mine' ? selection : undefined,
      empty: t(`queue.empty.${filter.tab}`),
    })}
    ${list.view()}`;

  list.reload();
  return { title: () => t('queue.title'), view };
}

const tabBar = (tabs, current, choose) => html`
  <div class="tabs" role="group" aria-label=${t('queue.tabs')}>${tabs.map(
    (tab) => html`
    <button aria-pressed=${tab === current} @click=${() => choose(tab)}>${t(`queue.tab.${tab}`)}</button>`,
  )}
  </div>`;

const filters = (filter, catalog, update, query, change) => html`
  <form class="filters" @submit=${(event) => {
    event.preventDefault();
    query();
  }}>
    ${select({
      id: 'disaster',
      text: t('field.disaster'),
      value: filter.disaster,
      none: t('form.all'),
      choices: catalog.disasterChoices,
      set: (disaster) => change({ disaster, township: '' }),
    })}
    ${select({
      id: 'township',
      text: t('field.township'),
      value: filter.township,
      none: t('form.all'),
      choices: catalog.townshipChoices(filter.disaster),
      set: (township) => change({ township }),
    })}
    ${input({
      id: 'q',
      text: t('queue.search'),
      value: filter.q,
      length: 40,
      set: (q) => {
        filter.q = q;
        update();
      },
    })}
    <button class="button primary">${t('action.query')}</button>
    <button class="button" type="button"
      @click=${() => change({ disaster: '', township: '', q: '' })}>${t('action.reset')}</button>
  </form>`;

const toolbar = (chosen, decide) => html`
  <div class="row">
    <button class="button" @click=${decide}>${t('queue.decideMany')}</button>
    <span class="soft" role="status">${t('queue.chosen', {
      n: number(chosen.size),
      amount: money([...chosen.values()].reduce((sum, row) => sum + row.amountFen, 0)),
    })}</span>
  </div>`;

const columns = (catalog) => [
  {
    text: t('field.applicant'),
    head: true,
    cell: (row) => html`<a href="#/requests/${row.id}">${row.applicantName}</a>
      <br><span class="soft small code">${row.idNumberMasked}</span>`,
  },
  { text: t('field.state'), cell: (row) => tag('state', row.state) },
  {
    text: t('queue.findings'),
    cell: (row) =>
      row.findings.length === 0
        ? html`<span class="soft">${t('queue.noFindings')}</span>`
        : html`<span class="tags">${row.findings.map(findingTag)}</span>`,
  },
  { text: t('field.amount'), number: true, cell: (row) => money(row.amountFen) },
  {
    text: t('field.tariff'),
    cell: (row) =>
      html`${catalog.tariffName(row.disaster, row.tariff)}<br>
        <span class="soft small">${label('cause', row.cause)}</span>`,
  },
  {
    text: t('field.place'),
    cell: (row) => html`${row.townshipName}<br><span class="soft small">${row.village}</span>`,
  },
  { text: t('field.household'), number: true, cell: (row) => number(row.householdSize) },
  { text: t('field.receivedAt'), cell: (row) => dateTime(row.receivedAt) },
];

/** What became of each row of the last bulk decision. */
const resultNotice = (results) => {
  if (results.length === 0) return nothing;
  const refused = results.filter(({ problem }) => problem);
  return html`
    <div class="notice ${refused.length ? 'warn' : 'good'}" role="status">
      <p>${t('queue.results', { done: number(results.length - refused.length), refused: number(refused.length) })}</p>
      ${
        refused.length
          ? html`<ul>${refused.map(
              ({ row, problem }) => html`
        <li><a href="#/requests/${row.id}">${row.applicantName}</a>: ${problem.text}</li>`,
            )}</ul>`
          : nothing
      }
    </div>`;
};
