// The people of the form: the head of the household and the members, each with the number's own check.
import { html, nothing } from '../lib/lit-html.js';
import { input, select } from '../shared/form.js';
import { date, label, t } from '../shared/i18n.js';
import { icon } from '../shared/icons.js';
import { readIdCard } from '../shared/idcard.js';
import { coded, RELATIONS } from './choices.js';
import { newMember } from './draft.js';

/** What a masked number was, for comparing it with the papers. */
export const before = (masked) => (masked ? t('intake.correct.before', { masked }) : undefined);

/** A part of the form under its heading. */
export const section = (title, content) => html`
  <fieldset class="section"><legend><h2>${title}</h2></legend>${content}</fieldset>`;

/** The head of the household. */
export const who = (draft, errors, set, text) =>
  section(
    t('intake.head'),
    html`
  ${text('name', 'applicant-name', { key: 'name', length: 60 })}
  ${idField('applicant-idNumber', draft.idNumber, errors, (typed) => set('idNumber', typed), draft.idMasked)}
  ${text('phone', 'applicant-phone', { key: 'phone', type: 'tel', mode: 'tel', length: 20, optional: true,
    hint: before(draft.phoneMasked) })}`,
  );

const idField = (id, value, errors, set, masked) =>
  input({
    id,
    value,
    set,
    error: errors[id],
    text: t('intake.idNumber'),
    hint: before(masked) ?? t('intake.idNumber.hint'),
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

/** The others who live with him. */
export function members(draft, errors, set) {
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
        ${idField(`household-${place}-idNumber`, member.idNumber, errors, change(place, 'idNumber'),
          member.idNumberMasked)}
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
