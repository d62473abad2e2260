// The funds of a county.
import { html } from '../../lib/lit-html.js';
import { api } from '../../shared/api.js';
import { select } from '../../shared/form.js';
import { label, t } from '../../shared/i18n.js';
import { money } from '../../shared/money.js';
import { table } from '../../shared/table.js';

export function fundsPage({ catalog, update }) {
  const state = { county: catalog.counties[0]?.[0] ?? '', funds: null, problem: null };

  async function load() {
    try {
      state.funds = await api.funds(state.county);
    } catch (problem) {
      state.problem = problem;
    }
    update();
  }

  const view = () => html`
    <h1 tabindex="-1">${t('funds.title')}</h1>
    <div class="filters">${select({
      id: 'county',
      text: t('field.county'),
      value: state.county,
      choices: catalog.counties,
      set: (county) => {
        Object.assign(state, { county, funds: null, problem: null });
        load();
      },
    })}</div>
    ${table({
      caption: t('funds.title'),
      rows: state.funds,
      problem: state.problem,
      key: ({ code }) => code,
      empty: t('funds.empty'),
      columns: [
        {
          text: t('funds.name'),
          head: true,
          cell: (fund) => html`<a href="#/funds/${fund.code}/${fund.county}">${fund.name}</a>`,
        },
        { text: t('funds.code'), cell: (fund) => html`<span class="code">${fund.code}</span>` },
        { text: t('funds.source'), cell: (fund) => label('source', fund.source) },
        { text: t('funds.year'), cell: (fund) => fund.year },
        { text: t('field.disaster'), cell: (fund) => catalog.disasterName(fund.disaster) },
        { text: t('funds.appropriated'), number: true, cell: (fund) => money(fund.appropriatedFen) },
      ],
    })}`;

  load();
  return { title: () => t('funds.title'), view };
}
