// The form itself, one page: where, who, what happened, whereto with the money.
import { html, nothing } from '../lib/lit-html.js';
import { passesLuhn, compact } from '../shared/account.js';
import { checkbox, errorSummary, input, select, textarea } from '../shared/form.js';
import { date, label, t } from '../shared/i18n.js';
import { icon } from '../shared/icons.js';
import { readIdCard } from '../shared/idcard.js';
import { money, yuanOf } from '../shared/money.js';
import { ACCOUNT_KINDS, CAUSES, RELATIONS, RESIDENCES } from './choices.js';
import { newMember } from './draft.js';

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
      <h1 tabindex="-1">${t('intake.title')}</h1>
      ${where(draft, errors, disasters, disaster, set, text)}
      ${who(draft, errors, set, text)}
      ${members(draft, errors, set)}
      ${what(draft, errors, disaster, set, text)}
      ${payee(draft, set, text)}
      <button class="button primary large">${t('intake.toReview')}</button>
    </form>`;
}

const section = (title, content) => html`
  <fieldset class="section"><legend><h2>${title}</h2></legend>${content}</fieldset>`;

const where = (draft, errors, disasters, disaster, set, text) =>
  section(
    t('intake.where'),
    html`
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
  })}
  ${text('village', 'village', { key: 'village', length: 60 })}
  ${select({
    id: 'residence',
    text: t('intake.residence'),
    value: draft.residence,
    choices: coded('residence', RESIDENCES),
    set: (code) => set('residence', code),
  })}`,
  );

const who = (draft, errors, set, text) =>
  section(
    t('intake.head'),
    html`
  ${text('name', 'applicant-name', { key: 'name', length: 60 })}
  ${idField('applicant-idNumber', draft.idNumber, errors, (typed) => set('idNumber', typed))}
  ${text('phone', 'applicant-phone', { key: 'phone', type: 'tel', mode: 'tel', length: 20, optional: true })}`,
  );

const idField = (id, value, errors, set) =>
  input({
    id,
    value,
    set,
    error: errors[id],
    text: t('intake.idNumber'),
    hint: t('intake.idNumber.hint'),
    length: 24,
    after: readBack(value),
  });

/** Says at once what the number tells, or what is wrong with it as soon as it is complete. */
function readBack(typed) {
  const { number, fault, birth, sex } = readIdCard(typed);
  const words = fault
    ? number.length >= 18
      ? html`<span class="field-error">${t(`idcard.${fault}`)}</span>`
      : nothing
    : html`<span class="read-back">
      ${icon('done')}${t('idcard.readBack', { birth: date(birth), sex: label('sex', sex) })}</span>`;
  return html`<div aria-live="polite">${words}</div>`;
}

function members(draft, errors, set) {
  const change = (place, name) => (typed) =>
    set(
      'members',
      draft.members.map((member, at) => (at === place ? { ...member, [name]: typed } : member)),
    );
  return section(
    t('intake.members'),
    html`
    <p class="hint">${t('intake.members.hint')}</p>
    ${draft.members.map(
      (member, place) => html`
      <div class="member" role="group" aria-label=${t('intake.member', { n: place + 1 })}>
        <div class="row spread">
          <h3>${t('intake.member', { n: place + 1 })}</h3>
          <button class="button" type="button" @click=${() =>
            set(
              'members',
              draft.members.filter((_, at) => at !== place),
            )}>
            ${icon('remove')}${t('intake.member.remove')}</button>
        </div>
        ${input({
          id: `household-${place}-name`,
          text: t('intake.name'),
          value: member.name,
          length: 60,
          error: errors[`household-${place}-name`],
          set: change(place, 'name'),
        })}
        ${idField(`household-${place}-idNumber`, member.idNumber, errors, change(place, 'idNumber'))}
        ${select({
          id: `household-${place}-relation`,
          text: t('intake.relation'),
          value: member.relation,
          none: t('form.choose'),
          error: errors[`household-${place}-relation`],
          choices: coded('relation', RELATIONS),
          set: change(place, 'relation'),
        })}
      </div>`,
    )}
    <button class="button" type="button" id="add-member"
      @click=${() => set('members', [...draft.members, newMember()])}>
      ${icon('add')}${t('intake.member.add')}</button>`,
  );
}

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
    ${text('account', 'payee-account', { key: 'account', mode: 'numeric', length: 40, after: cardWarning(draft) })}
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

const coded = (group, codes) => codes.map((code) => [code, label(group, code)]);

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
