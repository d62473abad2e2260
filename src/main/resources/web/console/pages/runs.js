// Payment runs: those there are, and making a new one.
import { html, nothing } from '../../lib/lit-html.js';
import { api } from '../../shared/api.js';
import { confirm, toast } from '../../shared/dialog.js';
import { select } from '../../shared/form.js';
import { dateTime, number, t } from '../../shared/i18n.js';
import { icon } from '../../shared/icons.js';
import { money } from '../../shared/money.js';
import { pagedList } from '../../shared/pager.js';
import { table } from '../../shared/table.js';
import { tag } from '../../shared/tag.js';
import { newId } from '../../shared/uuid.js';

export function runsPage({ session, catalog, update }) {
  const filter = { county: catalog.counties[0]?.[0] ?? '', disaster: '' };
  const list = pagedList((after) => api.runs({ ...filter, after }), update);
  const change = (values) => {
    Object.assign(filter, values);
    list.first();
  };

  async function make() {
    try {
      const run = await makeRun(catalog, filter);
      if (run) location.hash = `#/payment-runs/${run.id}`;
    } catch (problem) {
      toast(problem.text, 'bad');
    }
  }

  const view = () => html`
    <div class="row spread">
      <h1 tabindex="-1">${t('runs.title')}</h1>
      ${
        session.user.roles.includes('FINANCE_MAKER')
          ? html`<button class="button primary" @click=${make}>${icon('add')}${t('runs.make')}</button>`
          : nothing
      }
    </div>
    <div class="filters">
      ${select({
        id: 'county',
        text: t('field.county'),
        value: filter.county,
        choices: catalog.counties,
        set: (county) => change({ county }),
      })}
      ${select({
        id: 'disaster',
        text: t('field.disaster'),
        value: filter.disaster,
        none: t('form.all'),
        choices: catalog.disasterChoices,
        set: (disaster) => change({ disaster }),
      })}
    </div>
    ${table({
      caption: t('runs.title'),
      columns: columns(catalog),
      rows: list.items,
      problem: list.problem,
      key: ({ id }) => id,
      empty: t('runs.empty'),
    })}
    ${list.view()}`;

  list.reload();
  return { title: () => t('runs.title'), view };
}

const columns = (catalog) => [
  {
    text: t('runs.madeAt'),
    head: true,
    cell: (run) => html`<a href="#/payment-runs/${run.id}">${dateTime(run.madeAt)}</a>`,
  },
  { text: t('field.state'), cell: (run) => tag('run', run.state) },
  { text: t('field.disaster'), cell: (run) => catalog.disasterName(run.disaster) },
  { text: t('field.county'), cell: (run) => catalog.countyName(run.county) },
  { text: t('runs.count'), number: true, cell: (run) => number(run.count) },
  { text: t('runs.total'), number: true, cell: (run) => money(run.totalFen) },
  { text: t('runs.paid'), number: true, cell: (run) => number(run.results.paid) },
  { text: t('runs.failed'), number: true, cell: (run) => number(run.results.rejected + run.results.returned) },
  { text: t('runs.madeBy'), cell: (run) => run.madeBy },
  { text: t('runs.releasedBy'), cell: (run) => run.releasedBy ?? '–' },
];

/** Asks what the run is for; its id is made once, so pressing again after a lost answer makes no second run. */
async function makeRun(catalog, filter) {
  const id = newId();
  const { items: profiles } = await api.bankProfiles();
  const typed = {
    kind: 'RELIEF',
    disaster: filter.disaster || (catalog.disasterChoices[0]?.[0] ?? ''),
    county: filter.county,
    profile: profiles[0]?.code ?? '',
  };
  return confirm({
    title: t('runs.make'),
    action: t('runs.make.action'),
    body: ({ update }) => {
      const choose = (name, text, choices) =>
        select({
          id: `run-${name}`,
          text,
          value: typed[name],
          choices,
          set: (value) => {
            typed[name] = value;
            update();
          },
        });
      return html`
        <p>${t('runs.make.means')}</p>
        ${choose('disaster', t('field.disaster'), catalog.disasterChoices)}
        ${choose('county', t('field.county'), catalog.counties)}
        ${choose(
          'profile',
          t('runs.profile'),
          profiles.map(({ code, name }) => [code, name]),
        )}`;
    },
    act: () => api.putRun(id, typed),
  });
}
