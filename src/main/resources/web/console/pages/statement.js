// The day-end statement of a fund: opening, moves and closing on one sheet, to be looked at, printed and signed.
import { html, nothing } from '../../lib/lit-html.js';
import { api } from '../../shared/api.js';
import { errorSummary, focusSummary, input } from '../../shared/form.js';
import { label, number, t, today } from '../../shared/i18n.js';
import { icon } from '../../shared/icons.js';
import { money } from '../../shared/money.js';
import { facts, problemNotice, table } from '../../shared/table.js';

const POTS = { AVAILABLE: 'availableFen', RESERVED: 'reservedFen', IN_PAYMENT: 'inPaymentFen', PAID: 'paidFen' };

export function statementPage({ params, update }) {
  const state = { typed: params.date, statement: null, problem: null, errors: {} };

  async function load() {
    try {
      state.statement = await api.statement(params.code, params.date, params.county);
    } catch (problem) {
      state.problem = problem;
    }
    update();
  }

  function choose(event) {
    event.preventDefault();
    state.errors = state.typed ? {} : { date: t('statement.date.fault') };
    if (state.typed) {
      location.hash = `#/funds/${params.code}/${params.county}/${state.typed}`;
      return;
    }
    update();
    focusSummary();
  }

  const view = () => html`
    <p class="screen-only"><a href="#/funds/${params.code}/${params.county}">${icon('back')}${t('statement.fund')}</a></p>
    <h1 tabindex="-1">${t('statement.title')} <span class="whole">${params.date}</span></h1>
    ${errorSummary(state.errors)}
    <form class="filters" novalidate @submit=${choose}>
      ${input({
        id: 'date',
        text: t('statement.date'),
        type: 'date',
        value: state.typed,
        error: state.errors.date,
        set: (typed) => {
          state.typed = typed;
          update();
        },
      })}
      <button class="button primary">${t('action.query')}</button>
    </form>
    ${state.problem ? problemNotice(state.problem) : sheet(state.statement, params)}`;

  load();
  return { title: () => `${t('statement.title')} ${params.date}`, view };
}

/** The link to the sheet of today, for the page of the fund. */
export const statementLink = ({ code, county }) =>
  html`<a class="button" href="#/funds/${code}/${county}/${today()}">${icon('journal')}${t('statement.title')}</a>`;

function sheet(statement, { code, county, date }) {
  if (!statement) return html`<p class="empty" role="status">${t('list.loading')}</p>`;
  return html`
    <div class="row screen-only">
      <button class="button" type="button" @click=${() => print()}>${icon('docs')}${t('statement.print')}</button>
      <a class="button" download href=${api.statementAddress(code, date, county)}>${icon('download')}CSV</a>
      <a class="button" download href=${api.transfersAddress(code, date, county)}>${icon('download')}${t('statement.transfers')}</a>
    </div>
    ${facts([
      [t('funds.name'), html`${statement.name} <span class="soft small code">${statement.fund}</span>`],
      [t('statement.appropriated.opening'), money(statement.opening.appropriatedFen)],
      [t('statement.appropriated.closing'), money(statement.closing.appropriatedFen)],
      [t('statement.sum.opening'), money(sumOf(statement.opening.pots))],
      [t('statement.sum.closing'), money(sumOf(statement.closing.pots))],
    ])}
    ${statement.complete ? nothing : html`<p class="notice warn">${t('statement.incomplete')}</p>`}
    <p class="notice ${statement.differenceFen === 0 ? 'good' : 'bad'}" id="difference">${
      statement.differenceFen === 0
        ? t('statement.right')
        : t('statement.wrong', { amount: money(statement.differenceFen) })
    }</p>
    ${balances(statement)}
    ${moves(statement)}
    <p class="signatures paper-only"><span>${t('statement.signed.maker')}</span><span>${t(
      'statement.signed.checker',
    )}</span><span>${t('statement.signed.date')}</span></p>`;
}

const sumOf = (pots) => Object.values(pots).reduce((sum, fen) => sum + fen, 0);

const balances = (statement) => html`
  <h2>${t('statement.balances')}</h2>
  ${table({
    caption: t('statement.balances'),
    rows: balanceRows(statement),
    key: ({ region, pot }) => `${region} ${pot}`,
    empty: t('statement.empty'),
    columns: [
      { text: t('funds.region'), head: true, cell: place },
      { text: t('statement.pot'), cell: ({ pot }) => potName(pot) },
      { text: t('statement.opening'), number: true, cell: ({ openingFen }) => money(openingFen) },
      { text: t('statement.in'), number: true, cell: ({ inFen }) => money(inFen) },
      { text: t('statement.out'), number: true, cell: ({ outFen }) => money(outFen) },
      { text: t('statement.closing'), number: true, cell: ({ closingFen }) => money(closingFen) },
    ],
  })}`;

/** The fund as a whole first, then its regions; a pot that is empty and stays so has no row. */
function balanceRows({ opening, closing, regions, moves: all }) {
  const whole = { region: '', regionName: t('statement.whole'), opening: opening.pots, closing: closing.pots };
  return [whole, ...regions]
    .flatMap((place) => Object.keys(POTS).map((pot) => balanceRow(place, pot, all)))
    .filter((row) => row.openingFen || row.inFen || row.outFen || row.closingFen);
}

const balanceRow = ({ region, regionName, opening, closing }, pot, all) => ({
  region,
  regionName,
  pot,
  openingFen: opening[POTS[pot]],
  inFen: sumFen(all, (move) => move.toPot === pot && (!region || move.toRegion === region)),
  outFen: sumFen(all, (move) => move.fromPot === pot && (!region || move.fromRegion === region)),
  closingFen: closing[POTS[pot]],
});

const sumFen = (all, fits) => all.filter(fits).reduce((sum, move) => sum + move.sumFen, 0);

const moves = ({ moves: all, regions }) => html`
  <h2>${t('statement.moves')}</h2>
  ${table({
    caption: t('statement.moves'),
    rows: all,
    key: ({ kind, fromRegion, toRegion }) => `${kind} ${fromRegion} ${toRegion}`,
    empty: t('statement.quiet'),
    columns: [
      { text: t('statement.kind'), head: true, cell: ({ kind }) => label('move', kind) },
      { text: t('statement.from'), cell: ({ fromRegion, fromPot }) => end(regions, fromRegion, fromPot) },
      { text: t('statement.to'), cell: ({ toRegion, toPot }) => end(regions, toRegion, toPot) },
      { text: t('statement.count'), number: true, cell: ({ count }) => number(count) },
      { text: t('statement.sum'), number: true, cell: (move) => money(move.sumFen) },
    ],
  })}`;

const place = ({ region, regionName }) => html`${regionName} <span class="soft small">${region}</span>`;

const end = (regions, code, pot) =>
  html`${regions.find(({ region }) => region === code)?.regionName ?? code} · ${potName(pot)}`;

const potName = (pot) => (pot === 'SOURCE' ? t('statement.source') : t(`pot.${POTS[pot]}`));
