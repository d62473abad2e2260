// The form itself, one page: where, who, what happened, whereto with the money.
import { html, nothing } from '../lib/lit-html.js';
import { passesLuhn, compact } from '../shared/account.js';
import { checkbox, errorSummary, input, select, textarea } from '../shared/form.js';
import { t } from '../shared/i18n.js';
import { money, yuanOf } from '../shared/money.js';
import { ACCOUNT_KINDS, CAUSES, coded, RESIDENCES } from './choices.js';
import { before, members, section, who } from './people.js';

/** Draws the form. `set(name, value)` changes the draft and draws again; `touched` hears every input. */
export function formView({ draft, errors, disasters, set, touched, submit }) {
  const disaster = disasters.find(({ code }) => code === draft.disaster);
  const text = (name, id, options) =>
    input({
      id,
      value: draft[name],
      set: (typed) => set(name, typed),
      error: errors[id],
      text: t(`intake.${options.key}`),
      ...options,
    });
  return html`
    <form class="stack" novalidate @submit=${submit} @input=${touched}>
      ${errorSummary(errors)}
      <h1 tabindex="-1">${t(draft.returned ? 'intake.correct.title' : 'intake.title')}</h1>
      ${draft.returned ? returnedNotice(draft.returned) : nothing}
      ${where(draft, errors, disasters, disaster, set, text)}
      ${who(draft, errors, set, text)}
      ${members(draft, errors, set)}
      ${what(draft, errors, disaster, set, text)}
      ${payee(draft, set, text)}
      <button class="button primary large">${t('intake.toReview')}</button>
    </form>`;
}

const returnedNotice = ({ correctable, reason }) => html`
  ${correctable ? nothing : html`<p class="notice bad" role="alert">${t('intake.correct.tooLate')}</p>`}
  <div class="notice warn">
    ${reason ? html`<p><strong>${t('intake.correct.reason')}</strong> ${reason}</p>` : nothing}
    <p>${t('intake.correct.means')}</p>
  </div>`;

const where = (draft, errors, disasters, disaster, set, text) =>
  section(
    t('intake.where'),
    html`
  ${draft.returned ? html`<p>${draft.returned.placeName}</p>` : choosePlace(draft, errors, disasters, disaster, set)}
  ${text('village', 'village', { key: 'village', length: 60 })}
  ${select({
    id: 'residence',
    text: t('intake.residence'),
    value: draft.residence,
    choices: coded('residence', RESIDENCES),
    set: (code) => set('residence', code),
  })}`,
  );

const choosePlace = (draft, errors, disasters, disaster, set) => html`
  ${select({
    id: 'disaster',
    text: t('intake.disaster'),
    value: draft.disaster,
    error: errors.disaster,
    none: t('form.choose'),
    choices: disasters.map(({ code, name }) => [code, name]),
    set: (code) => set('disaster', code),
  })}
  ${select({
    id: 'township',
    text: t('intake.township'),
    value: draft.township,
    error: errors.township,
    none: t('form.choose'),
    choices: (disaster?.townships ?? []).map((code) => [code, disaster.townshipNames[code] ?? code]),
    set: (code) => set('township', code),
  })}`;

const what = (draft, errors, disaster, set, text) =>
  section(
    t('intake.what'),
    html`
  ${select({
    id: 'cause',
    text: t('intake.cause'),
    value: draft.cause,
    error: errors.cause,
    none: t('form.choose'),
    choices: coded('cause', CAUSES),
    set: (code) => set('cause', code),
  })}
  ${select({
    id: 'tariff',
    text: t('intake.tariff'),
    value: draft.tariff,
    error: errors.tariff,
    none: t('form.choose'),
    choices: (disaster?.tariffs ?? []).map((line) => [line.code, `${line.name} ${range(line)}`]),
    set: (code) => chooseTariff(code, draft, disaster, set),
  })}
  ${text('yuan', 'amountFen', {
    key: 'amount',
    mode: 'decimal',
    short: true,
    length: 16,
    hint: amountHint(draft, disaster),
  })}
  ${textarea({
    id: 'note',
    text: t('intake.note'),
    optional: true,
    value: draft.note,
    length: 1000,
    set: (typed) => set('note', typed),
  })}`,
  );

const payee = (draft, set, text) =>
  section(
    t('intake.payee'),
    html`
  ${checkbox({
    id: 'account-later',
    text: t('intake.accountLater'),
    checked: draft.accountLater,
    set: (checked) => set('accountLater', checked),
  })}
  ${
    draft.accountLater
      ? html`<p class="hint">${t('intake.accountLater.hint')}</p>`
      : html`
    ${text('payee', 'payee-name', { key: 'payee.name', length: 60, optional: true, hint: t('intake.payee.name.hint') })}
    ${select({
      id: 'payee-accountKind',
      text: t('intake.accountKind'),
      value: draft.accountKind,
      choices: coded('accountKind', ACCOUNT_KINDS),
      set: (code) => set('accountKind', code),
    })}
    ${text('account', 'payee-account', { key: 'account', mode: 'numeric', length: 40,
      hint: before(draft.accountMasked), after: cardWarning(draft) })}
    ${text('bank', 'payee-bank', { key: 'bank', mode: 'numeric', short: true, length: 16,
      hint: t('intake.bank.hint') })}`
  }`,
  );

/** A card number that fails its check is shown, not refused: some real ones do. */
const cardWarning = ({ account, accountKind }) => {
  const doubtful = accountKind === 'CARD' && compact(account).length >= 16 && !passesLuhn(account);
  return html`<div aria-live="polite">${doubtful
    ? html`<span class="tag warn">${t('intake.account.doubt')}</span>` : nothing}</div>`;
};

const range = ({ fromFen, toFen }) => (fromFen === toFen ? money(toFen) : `${money(fromFen)}–${money(toFen)}`);

const lineOf = (draft, disaster) => disaster?.tariffs.find(({ code }) => code === draft.tariff);

const amountHint = (draft, disaster) => {
  const line = lineOf(draft, disaster);
  return line ? t('intake.amount.hint', { range: range(line) }) : undefined;
};

/** A line with one amount fills it in; a line with a range leaves it to the worker. */
function chooseTariff(code, draft, disaster, set) {
  const line = disaster?.tariffs.find((one) => one.code === code);
  if (line && line.fromFen === line.toFen) draft.yuan = yuanOf(line.toFen);
  set('tariff', code);
}
