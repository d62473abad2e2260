// One fund: the pots of the county and its townships, and moving money between them.
import { html, nothing, svg } from '../../lib/lit-html.js';
import { api } from '../../shared/api.js';
import { confirm, toast } from '../../shared/dialog.js';
import { input, select } from '../../shared/form.js';
import { label, t } from '../../shared/i18n.js';
import { icon } from '../../shared/icons.js';
import { fenOf, money } from '../../shared/money.js';
import { problemNotice, table } from '../../shared/table.js';
import { newId } from '../../shared/uuid.js';
import { statementLink } from './statement.js';

const MOVERS = ['FINANCE_MAKER', 'COUNTY_OFFICER'];
const ACCOUNTABLE = [...MOVERS, 'PANEL', 'FINANCE_CHECKER', 'AUDITOR', 'ADMIN'];
const SPENT = ['paidFen', 'inPaymentFen', 'reservedFen'];

export function fundPage({ session, params, catalog, update }) {
  const state = { fund: null, problem: null };

  async function load() {
    try {
      state.fund = await api.fund(params.code, params.county);
    } catch (problem) {
      state.problem = problem;
    }
    update();
  }

  async function move(kind) {
    if (await transfer(state.fund, kind, catalog)) {
      toast(t('funds.moved'));
      await load();
    }
  }

  const view = () => html`
    <p><a href="#/funds">${icon('back')}${t('funds.title')}</a></p>
    ${state.problem ? problemNotice(state.problem) : nothing}
    ${state.fund ? fundView(state.fund, session.user, move) : nothing}`;

  load();
  return { title: () => state.fund?.name ?? t('funds.title'), view };
}

const may = (user, roles) => user.roles.some((role) => roles.includes(role));

const fundView = (fund, user, move) => html`
  <div class="row spread">
    <h1 tabindex="-1">${fund.name} <span class="soft small code">${fund.code}</span></h1>
    <div class="row">
      ${
        may(user, MOVERS)
          ? html`<button class="button primary" @click=${() => move('ALLOCATE')}>${t('transfer.ALLOCATE')}</button>
        <button class="button" @click=${() => move('APPROPRIATE')}>${t('transfer.APPROPRIATE')}</button>`
          : nothing
      }
      ${may(user, ACCOUNTABLE) ? statementLink(fund) : nothing}
    </div>
  </div>
  <p class="soft">${label('source',
    fund.source)} · ${fund.year} · ${t('funds.appropriated')} ${money(fund.appropriatedFen)}</p>
  ${table({
    caption: t('funds.pots'),
    rows: fund.pots,
    key: ({ region }) => region,
    columns: [
      {
        text: t('funds.region'),
        head: true,
        cell: (pot) => html`${pot.regionName} <span class="soft small">${pot.region}</span>`,
      },
      { text: t('pot.availableFen'), number: true, cell: (pot) => money(pot.availableFen) },
      { text: t('pot.reservedFen'), number: true, cell: (pot) => money(pot.reservedFen) },
      { text: t('pot.inPaymentFen'), number: true, cell: (pot) => money(pot.inPaymentFen) },
      { text: t('pot.paidFen'), number: true, cell: (pot) => money(pot.paidFen) },
      { text: t('funds.used'), cell: used },
    ],
  })}`;

/** How much of the pot is spoken for, as a bar and a share in words. */
function used(pot) {
  const spent = SPENT.reduce((sum, name) => sum + pot[name], 0);
  const all = spent + pot.availableFen;
  if (all === 0) return '–';
  let left = 0;
  const bars = SPENT.map((name) => {
    const bar = { name, left, width: (pot[name] / all) * 100 };
    left += bar.width;
    return bar;
  });
  return html`<span class="used">${Math.round((spent / all) * 100)} %
    <svg class="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect class="base" width="100" height="4"></rect>
      ${bars.map((bar) => svg`<rect class=${bar.name} x=${bar.left} width=${bar.width} height="4"></rect>`)}
    </svg></span>`;
}

/** The transfer's id is made when the dialog opens: pressing again after a lost answer moves the money once. */
function transfer(fund, kind, catalog) {
  const id = newId();
  const typed = { region: '', yuan: '' };
  const townships = catalog.townshipChoices(fund.disaster).filter(([code]) => code.startsWith(fund.county));
  return confirm({
    title: t(`transfer.${kind}`),
    action: t(`transfer.${kind}`),
    body: ({ errors, update }) => html`
      <p>${t(`transfer.means.${kind}`, { county: catalog.countyName(fund.county) })}</p>
      ${
        kind === 'ALLOCATE'
          ? select({
              id: 'transfer-region',
              text: t('field.township'),
              value: typed.region,
              choices: townships,
              none: t('form.choose'),
              error: errors['transfer-region'],
              set: (code) => {
                typed.region = code;
                update();
              },
            })
          : nothing
      }
      ${input({
        id: 'transfer-amount',
        text: t('field.amountYuan'),
        value: typed.yuan,
        mode: 'decimal',
        short: true,
        error: errors['transfer-amount'],
        set: (value) => {
          typed.yuan = value;
          update();
        },
      })}`,
    act: () => {
      const amountFen = fenOf(typed.yuan);
      const errors = {
        ...(kind === 'ALLOCATE' && !typed.region && { 'transfer-region': t('funds.region.missing') }),
        ...(!(amountFen > 0) && { 'transfer-amount': t('decide.amount.fault') }),
      };
      if (Object.keys(errors).length) return { errors };
      const region = kind === 'ALLOCATE' ? typed.region : fund.county;
      return api.transfer(fund.code, id, { kind, county: fund.county, region, amountFen });
    },
  });
}
