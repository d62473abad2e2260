// One disaster: its tariff lines, and the standing orders under which the machine may grant at once.
import { html, nothing } from '../../lib/lit-html.js';
import { api } from '../../shared/api.js';
import { confirm, toast } from '../../shared/dialog.js';
import { checkbox, input, select } from '../../shared/form.js';
import { dateTime, label, list, t } from '../../shared/i18n.js';
import { icon } from '../../shared/icons.js';
import { fenOf, money } from '../../shared/money.js';
import { pagedList } from '../../shared/pager.js';
import { facts, problemNotice, table } from '../../shared/table.js';
import { tag } from '../../shared/tag.js';
import { newId } from '../../shared/uuid.js';

const READERS = ['TOWNSHIP_OFFICER', 'COUNTY_OFFICER', 'PANEL', 'AUDITOR', 'ADMIN'];

export function disasterPage({ session, params, catalog, update }) {
  const { roles, username: self } = session.user;
  const state = { disaster: null, problem: null };
  const mayRead = roles.some((role) => READERS.includes(role));
  const orders = pagedList((after) => api.standingOrders(params.code, { after }), update);

  async function load() {
    try {
      state.disaster = await api.disaster(params.code);
    } catch (problem) {
      state.problem = problem;
    }
    update();
  }

  const after = async (work, words) => {
    if (!(await work)) return;
    toast(words);
    await orders.first();
  };
  const act = {
    officer: roles.includes('TOWNSHIP_OFFICER'),
    self,
    sign: () => after(signOrder(state.disaster, catalog), t('orders.signed')),
    confirm: (order) => after(confirmOrder(state.disaster, order, catalog), t('orders.confirmed')),
  };

  const view = () => html`
    <p><a href="#/disasters">${icon('back')}${t('disasters.title')}</a></p>
    ${state.problem ? problemNotice(state.problem) : nothing}
    ${
      state.disaster
        ? html`
      <h1 tabindex="-1">${state.disaster.name} ${tag('disaster', state.disaster.state)}</h1>
      ${disasterFacts(state.disaster)}
      ${mayRead ? ordersView(state.disaster, orders, act, catalog) : nothing}`
        : nothing
    }`;

  load();
  if (mayRead) orders.reload();
  return { title: () => state.disaster?.name ?? t('disasters.title'), view };
}

const disasterFacts = (disaster) => html`
  <div class="columns">
    <section class="panel">${facts([
      [t('disasters.code'), html`<span class="code">${disaster.code}</span>`],
      [t('disasters.kind'), label('kind', disaster.kind)],
      [t('disasters.occurredAt'), dateTime(disaster.occurredAt)],
      [
        t('disasters.mode'),
        html`${label('mode', disaster.mode)}<br><span class="soft small">${label('mode.means', disaster.mode)}</span>`,
      ],
      [t('disasters.townships'), list(disaster.townships.map((code) => disaster.townshipNames[code] ?? code))],
    ])}</section>
    <section class="stack"><h2>${t('disasters.tariffs')}</h2>
      ${table({
        caption: t('disasters.tariffs'),
        rows: disaster.tariffs,
        key: ({ code }) => code,
        columns: [
          {
            text: t('field.tariff'),
            head: true,
            cell: (line) => html`${line.name} <span class="soft small code">${line.code}</span>`,
          },
          { text: t('disasters.from'), number: true, cell: (line) => money(line.fromFen) },
          { text: t('disasters.to'), number: true, cell: (line) => money(line.toFen) },
        ],
      })}
    </section>
  </div>`;

const ordersView = (disaster, orders, act, catalog) => html`
  <div class="row spread"><h2>${t('orders.title')}</h2>
    ${act.officer ? html`<button class="button primary" @click=${act.sign}>${icon('add')}${t('orders.sign')}</button>`
      : nothing}</div>
  <p class="soft">${t('orders.means')}</p>
  ${table({
    caption: t('orders.title'),
    rows: orders.items,
    problem: orders.problem,
    key: ({ id }) => id,
    empty: t('orders.empty'),
    columns: [
      { text: t('field.township'), head: true, cell: ({ township }) => catalog.townshipName(disaster.code, township) },
      { text: t('field.state'), cell: ({ state }) => tag('order', state) },
      { text: t('field.tariff'), cell: ({ tariffs }) => tariffNames(disaster, tariffs, catalog) },
      { text: t('orders.budget'), number: true, cell: ({ budgetFen }) => money(budgetFen) },
      { text: t('orders.granted'), number: true, cell: ({ grantedFen }) => money(grantedFen) },
      {
        text: t('orders.signedBy'),
        cell: (order) => html`${order.signedBy}<br><span class="soft small">${dateTime(order.signedAt)}</span>`,
      },
      { text: t('orders.confirmedBy'), cell: (order) => confirmation(order, act) },
    ],
  })}
  ${orders.view()}`;

const tariffNames = (disaster, codes, catalog) => list(codes.map((code) => catalog.tariffName(disaster.code, code)));

function confirmation(order, act) {
  if (order.state === 'CONFIRMED') {
    return html`${order.confirmedBy}<br><span class="soft small">${dateTime(order.confirmedAt)}</span>`;
  }
  if (!act.officer) return '–';
  return order.signedBy === act.self
    ? html`<span class="soft">${t('orders.own')}</span>`
    : html`<button class="button" @click=${() => act.confirm(order)}>${icon('check')}${t('orders.confirm')}</button>`;
}

const confirmOrder = (disaster, order, catalog) =>
  confirm({
    title: t('orders.confirm'),
    action: t('orders.confirm'),
    body: () =>
      html`<p>${t('orders.confirm.means')}</p>${facts([
        [t('field.township'), catalog.townshipName(disaster.code, order.township)],
        [t('field.tariff'), tariffNames(disaster, order.tariffs, catalog)],
        [t('orders.budget'), money(order.budgetFen)],
        [t('orders.signedBy'), order.signedBy],
      ])}`,
    act: () => api.confirmOrder(disaster.code, order.id),
  });

/** The order's id is made when the dialog opens: pressing again after a lost answer signs one order. */
function signOrder(disaster, catalog) {
  const id = newId();
  const townships = catalog.townshipChoices(disaster.code);
  const typed = { township: townships.length === 1 ? townships[0][0] : '', yuan: '', tariffs: new Set() };
  return confirm({
    title: t('orders.sign'),
    action: t('orders.sign'),
    body: (frame) => html`<p>${t('orders.sign.means')}</p>${signFields(typed, frame, disaster, townships)}`,
    act: () => {
      const budgetFen = fenOf(typed.yuan);
      const errors = {
        ...(!typed.township && { 'order-township': t('funds.region.missing') }),
        ...(typed.tariffs.size === 0 && { [firstTariff(disaster)]: t('orders.tariffs.missing') }),
        ...(!(budgetFen > 0) && { 'order-budget': t('decide.amount.fault') }),
      };
      if (Object.keys(errors).length) return { errors };
      return api.signOrder(disaster.code, id, { township: typed.township, tariffs: [...typed.tariffs], budgetFen });
    },
  });
}

/** The fault of the whole group leads to its first box. */
const firstTariff = ({ tariffs }) => `order-tariff-${tariffs[0].code}`;

const signFields = (typed, { errors, update }, disaster, townships) => html`
  ${select({
    id: 'order-township',
    text: t('field.township'),
    value: typed.township,
    choices: townships,
    none: t('form.choose'),
    error: errors['order-township'],
    set: (code) => {
      typed.township = code;
      update();
    },
  })}
  <fieldset class=${errors[firstTariff(disaster)] ? 'field wrong' : 'field'}>
    <legend>${t('field.tariff')}</legend>
    ${errors[firstTariff(disaster)] ? html`<p class="field-error">${errors[firstTariff(disaster)]}</p>` : nothing}
    <div class="choices">${disaster.tariffs.map(({ code, name }) =>
      checkbox({
        id: `order-tariff-${code}`,
        text: name,
        checked: typed.tariffs.has(code),
        set: (on) => {
          if (on) typed.tariffs.add(code);
          else typed.tariffs.delete(code);
          update();
        },
      }),
    )}</div></fieldset>
  ${input({
    id: 'order-budget',
    text: t('orders.budgetYuan'),
    value: typed.yuan,
    mode: 'decimal',
    short: true,
    error: errors['order-budget'],
    set: (value) => {
      typed.yuan = value;
      update();
    },
  })}`;
