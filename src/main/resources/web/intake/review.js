// What was typed, to be checked before it is sent; and what the server answered.
import { html, nothing } from '../lib/lit-html.js';
import { errorSummary, focusField } from '../shared/form.js';
import { dateTime, label, t } from '../shared/i18n.js';
import { icon } from '../shared/icons.js';
import { readIdCard } from '../shared/idcard.js';
import { fenOf, money } from '../shared/money.js';
import { tag } from '../shared/tag.js';

/** The check page: every value with a way back to its field. */
export function reviewView({ draft, errors, disasters, busy, change, send }) {
  return html`
    <div class="stack">
      ${errorSummary(errors)}
      <h1 tabindex="-1">${t('intake.review')}</h1>
      <dl class="review section">
        ${rows(draft, disasters).map(
          ([id, name, value]) => html`
          <div>
            <dt>${name}</dt>
            <dd class="row spread"><span>${value}</span>
              ${id ? changeButton(name, () => change(() => focusField(id))) : nothing}</dd>
          </div>`,
        )}
      </dl>
      <div class="actions">
        <button class="button primary large" aria-busy=${busy} @click=${send}>
          ${busy ? t('intake.sending') : t('intake.send')}</button>
        <button class="button" @click=${() => change(() => focusField('village'))}>
          ${icon('back')}${t('intake.backToForm')}</button>
      </div>
    </div>`;
}

const changeButton = (name, act) => html`
  <button class="button plain" type="button" @click=${act}>
    ${t('intake.change')}<span class="hidden-text">${name}</span></button>`;

/** Rows of field, name and value; what cannot be changed has no field. */
function rows(draft, disasters) {
  const disaster = disasters.find(({ code }) => code === draft.disaster);
  const tariff = disaster?.tariffs.find(({ code }) => code === draft.tariff);
  return [
    ...(draft.returned
      ? [['', t('intake.where'), draft.returned.placeName]]
      : [
          ['disaster', t('intake.disaster'), disaster?.name],
          ['township', t('intake.township'), disaster?.townshipNames[draft.township] ?? draft.township],
        ]),
    ['village', t('intake.village'), draft.village],
    ['residence', t('intake.residence'), label('residence', draft.residence)],
    ['applicant-name', t('intake.name'), draft.name],
    ['applicant-idNumber', t('intake.idNumber'), readIdCard(draft.idNumber).number],
    ['applicant-phone', t('intake.phone'), draft.phone || t('intake.none')],
    ...draft.members.map((member, place) => [
      `household-${place}-name`,
      t('intake.member', { n: place + 1 }),
      `${member.name} · ${label('relation', member.relation)} · ${readIdCard(member.idNumber).number}`,
    ]),
    ['cause', t('intake.cause'), label('cause', draft.cause)],
    ['tariff', t('intake.tariff'), tariff?.name],
    ['amountFen', t('intake.amount'), money(fenOf(draft.yuan))],
    draft.accountLater
      ? ['account-later', t('intake.payee'), t('intake.accountLater')]
      : ['payee-account', t('intake.payee'), `${draft.payee || draft.name} · ${draft.account} · ${draft.bank}`],
    ['note', t('intake.note'), draft.note || t('intake.none')],
  ];
}

/** The answer: the state in words and what happens next, with the number the family can ask by. */
export const answerView = ({ answer, again }) => html`
  <div class="stack">
    <div class="receipt">
      ${icon('done')}
      <h1 tabindex="-1">${t('intake.received')}</h1>
      <div role="status" class="stack">
        <p>${tag('state', answer.state)}
          ${answer.grantedFen ? html`<strong>${money(answer.grantedFen)}</strong>` : nothing}</p>
        <p>${label('next', answer.state) || nothing}</p>
      </div>
      <dl class="stack">
        <div><dt>${t('intake.receipt')}</dt><dd class="code">${answer.id}</dd></div>
        <div><dt>${t('intake.receivedAt')}</dt><dd>${dateTime(answer.receivedAt)}</dd></div>
      </dl>
    </div>
    <a class="button" href="/console/#/requests/${answer.id}">${t('intake.case')}</a>
    <button class="button primary large" @click=${again}>${t('intake.another')}</button>
  </div>`;
