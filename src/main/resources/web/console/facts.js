// Facts of findings and of the journal in words: a code by its name, a thing by a link to it.
import { html, nothing } from '../lib/lit-html.js';
import { knows, label, list, number, t } from '../shared/i18n.js';
import { money } from '../shared/money.js';

/** Which dictionary names the codes of a fact. */
const GROUPS = {
  channel: 'channel',
  ended: 'attempt',
  findings: 'finding',
  kind: 'runKind',
  level: 'level',
  mode: 'mode',
  resolution: 'resolution',
  roles: 'role',
  source: 'source',
  state: 'disaster',
};
const ORDER_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const COUNTED = ['bytes', 'count', 'excluded', 'row', 'rows', 'townships'];
const SUBJECT_LINKS = { 'payment-run': 'payment-runs', payment: 'requests', payee: 'requests', request: 'requests' };

/** `disaster`: the one the facts belong to when they do not say so themselves. */
export function factLine(values, catalog, disaster) {
  const entries = Object.entries(values ?? {});
  if (entries.length === 0) return nothing;
  const place = { catalog, disaster: values.disaster ?? disaster };
  return html`<p class="small soft facts-line">${entries.map(
    ([name, value]) => html`<span>${label('fact', name)} ${factValue(name, value, place)}</span>`,
  )}</p>`;
}

function factValue(name, value, place) {
  if (Array.isArray(value)) return list(value.map((one) => String(factValue(name, one, place))));
  if (name.endsWith('Fen')) return money(value);
  if (COUNTED.includes(name)) return number(value);
  if (name in GROUPS) return label(GROUPS[name], value);
  return PARTICULAR[name]?.(value, place) ?? String(value);
}

const PARTICULAR = {
  authority: (value) => authority(value),
  county: (value, { catalog }) => catalog.regionName(value),
  disaster: (value, { catalog }) => catalog.disasterName(value),
  reason: (value) => bankReason(value),
  region: (value, { catalog }) => catalog.regionName(value),
  run: (value) => html`<a href="#/payment-runs/${value}">${t('case.other')}</a>`,
  tariff: (value, { catalog, disaster }) => catalog.tariffName(disaster, value),
  tariffs: (value, { catalog, disaster }) => catalog.tariffName(disaster, value),
  township: (value, { catalog }) => catalog.regionName(value),
};

/** Under what a grant was made: the id of a standing order, or the name of an officer; the journal says which before. */
export function authority(value) {
  const [, bare] = /^(?:order:|user:)?(.*)$/.exec(value);
  return ORDER_ID.test(bare) ? label('authority', 'order') : `${label('authority', 'user')} ${bare}`;
}

/** The bank's reason in words, with its code for the talk with the bank. */
export const bankReason = (code) => (knows('bank', code) ? `${label('bank', code)} ${code}` : String(code));

/** What an event happened to: a link where there is a page for it. */
export function subject({ event, subject: id }) {
  const page = SUBJECT_LINKS[event.split('.')[0]];
  const text = html`<span class="digest">${id}</span>`;
  return page ? html`<a href="#/${page}/${id}">${text}</a>` : text;
}
