// The figures of one disaster, live: how many asked, who authorized, where the money is, how long it took.
import { html, nothing, svg } from '../../lib/lit-html.js';
import { api } from '../../shared/api.js';
import { select } from '../../shared/form.js';
import { duration, number, t, timeOfDay } from '../../shared/i18n.js';
import { money } from '../../shared/money.js';
import { follow } from '../../shared/sse.js';
import { facts, problemNotice, table } from '../../shared/table.js';
import { tag } from '../../shared/tag.js';

const MINUTE_MS = 60_000;
const POTS = ['availableFen', 'reservedFen', 'inPaymentFen', 'paidFen'];
const WAITING = ['SUBMITTED', 'HELD', 'ESCALATED_COUNTY', 'ESCALATED_PANEL', 'PAYMENT_FAILED'];

export function overviewPage({ catalog, update }) {
  const state = {
    disaster: catalog.disasters[0]?.code ?? '',
    figures: null,
    problem: null,
    connected: true,
  };
  let unfollow = () => {};

  function take(figures) {
    if (figures.disaster !== state.disaster) return;
    Object.assign(state, { figures, problem: null });
    update();
  }

  /** The stream cannot say why it is refused, so the figures are asked for once beside it. */
  async function read() {
    try {
      take(await api.overview({ disaster: state.disaster }));
    } catch (problem) {
      state.problem = problem;
      update();
    }
  }

  function open(disaster) {
    unfollow();
    Object.assign(state, { disaster, figures: null, problem: null });
    if (!disaster) return;
    read();
    unfollow = follow({ disaster }, { overview: take }, (connected) => {
      state.connected = connected;
      update();
    });
  }

  const view = () => html`
    <div class="row spread">
      <h1 tabindex="-1">${t('overview.title')}</h1>
      <p role="status">${freshness(state)}</p>
    </div>
    <div class="filters">${select({
      id: 'disaster',
      text: t('field.disaster'),
      value: state.disaster,
      choices: catalog.disasterChoices,
      set: (code) => {
        open(code);
        update();
      },
    })}</div>
    ${state.disaster ? nothing : html`<p class="empty panel">${t('disasters.empty')}</p>`}
    ${state.problem ? problemNotice(state.problem) : nothing}
    ${state.figures ? figuresView(state.figures) : nothing}`;

  open(state.disaster);
  return { title: () => t('overview.title'), view, close: () => unfollow() };
}

const freshness = ({ connected, figures }) => {
  if (!figures) return nothing;
  const at = timeOfDay(figures.at);
  return connected
    ? html`<span class="tag good">${t('overview.live')}</span> <span class="soft">${t('overview.at', { at })}</span>`
    : html`<span class="tag bad">${t('overview.lost', { at })}</span>`;
};

const figuresView = (figures) => html`
  <div class="tiles">
    ${tile(t('overview.requests'), number(figures.requests), t('overview.households',
      { n: number(figures.households) }))}
    ${grants(t('overview.locally'), figures.authorizedLocally, 'good')}
    ${grants(t('overview.county'), figures.authorizedByCounty)}
    ${grants(t('overview.panel'), figures.authorizedByPanel)}
    ${WAITING.filter((state) => figures.byState[state]).map((state) =>
      tile(
        t(`state.${state}`),
        number(figures.byState[state]),
        html`<a href="#/requests">${t('overview.toQueue')}</a>`,
        state === 'PAYMENT_FAILED' ? 'bad' : 'warn',
      ),
    )}
  </div>
  <div class="columns">
    <div class="stack">
    <section class="panel stack"><h2>${t('overview.money')}</h2>${share(figures.money)}
      ${facts(POTS.map((pot) => [html`${swatch(pot)} ${t(`pot.${pot}`)}`, html`<span class="number">
        ${money(figures.money[pot])}</span>`]))}
    </section>
    <section class="panel"><h2>${t('overview.states')}</h2>
      ${facts(Object.entries(figures.byState).map(([state, count]) => [tag('state', state), number(count)]))}
    </section>
    </div>
    <div class="stack">
      <section class="panel"><h2>${t('overview.time')}</h2>${times(figures)}</section>
      ${perMinute(figures)}
    </div>
  </div>
  <section class="stack"><h2>${t('overview.townships')}</h2>${townships(figures.townships)}</section>`;

const tile = (name, value, below, tone = '') => html`
  <div class="tile ${tone}"><span class="soft">${name}</span><strong>${value}</strong>
    <span class="soft small">${below}</span></div>`;

const grants = (name, { count, amountFen }, tone) => tile(name, number(count), money(amountFen), tone);

/** One bar of where the money stands; the figures below say the same in words. */
function share(pots) {
  const sum = POTS.reduce((total, pot) => total + pots[pot], 0) || 1;
  let left = 0;
  const parts = POTS.map((pot) => {
    const part = { pot, left, width: (pots[pot] / sum) * 100 };
    left += part.width;
    return part;
  });
  return html`<svg class="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    ${parts.map((part) => svg`<rect class=${part.pot} x=${part.left} width=${part.width} height="4"></rect>`)}</svg>`;
}

const swatch = (pot) =>
  html`<svg class="swatch" viewBox="0 0 10 10" aria-hidden="true">
    <rect class=${pot} width="10" height="10"></rect></svg>`;

const times = ({ timeToAuthorizationMs, timeToMoneyMs }) =>
  table({
    caption: t('overview.time'),
    rows: [
      ['authorization', timeToAuthorizationMs],
      ['money', timeToMoneyMs],
    ],
    key: ([name]) => name,
    columns: [
      { text: t('overview.stage'), head: true, cell: ([name]) => t(`overview.time.${name}`) },
      { text: t('overview.median'), number: true, cell: ([, { p50 }]) => duration(p50) },
      { text: t('overview.p99'), number: true, cell: ([, { p99 }]) => duration(p99) },
    ],
  });

/** Requests a minute as bars over the last hour, with the largest and the last in words. */
function perMinute({ perMinute: minutes, at }) {
  if (minutes.length === 0) return nothing;
  const now = Math.floor(Date.parse(at) / MINUTE_MS);
  const placeOf = (minute) => 59 - (now - Math.floor(Date.parse(minute.at) / MINUTE_MS));
  const bars = minutes.map((minute) => ({ ...minute, place: placeOf(minute) }));
  const most = Math.max(...minutes.map(({ count }) => count));
  return html`
    <section class="panel stack"><h2>${t('overview.perMinute')}</h2>
      <svg class="bars" viewBox="0 0 60 20" preserveAspectRatio="none" aria-hidden="true">${bars.map(
        ({ count, place }) => svg`
        <rect x=${place + 0.1}
          y=${20 - (count / most) * 20} width="0.8" height=${(count / most) * 20}></rect>`,
      )}</svg>
      <p class="small soft">${t('overview.perMinute.words', { most: number(most),
        last: number(bars.find(({ place }) => place === 59)?.count ?? 0) })}</p>
    </section>`;
}

const townships = (rows) =>
  table({
    caption: t('overview.townships'),
    rows,
    key: ({ code }) => code,
    columns: [
      {
        text: t('field.township'),
        head: true,
        cell: ({ name, code }) => html`${name} <span class="soft small">${code}</span>`,
      },
      { text: t('overview.requests'), number: true, cell: ({ requests }) => number(requests) },
      { text: t('overview.authorized'), number: true, cell: ({ authorizedFen }) => money(authorizedFen) },
      { text: t('overview.paid'), number: true, cell: ({ paidFen }) => money(paidFen) },
    ],
  });
