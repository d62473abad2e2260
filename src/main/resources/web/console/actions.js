// What a user can do with a case now: decide it, put it right, give its account, take it back.
import { html, nothing } from '../lib/lit-html.js';
import { api } from '../shared/api.js';
import { confirm } from '../shared/dialog.js';
import { label, t } from '../shared/i18n.js';
import { money } from '../shared/money.js';
import { reasonField } from './decide.js';

const LEVEL_OF = { TOWNSHIP_OFFICER: 'TOWNSHIP', COUNTY_OFFICER: 'COUNTY', PANEL: 'PANEL' };
const RANK = ['TOWNSHIP', 'COUNTY', 'PANEL'];
const INTAKE = ['WORKER', 'TOWNSHIP_OFFICER', 'COUNTY_OFFICER'];
const WITHDRAWERS = ['TOWNSHIP_OFFICER', 'COUNTY_OFFICER'];
const WITHDRAWABLE = ['SUBMITTED', 'HELD', 'ESCALATED_COUNTY', 'ESCALATED_PANEL', 'RETURNED', 'AUTHORIZED'];
const OVER = ['REJECTED', 'WITHDRAWN', 'CLOSED', 'PAID'];

/** The buttons that make sense for this user now; the server judges again. `act`: what each of them does. */
export function caseActions(item, user, act) {
  const may = allowed(item, user);
  const decision = (outcome, tone = '') => html`
    <button class="button ${tone}" @click=${() => act.decide(outcome)}>${label('outcome', outcome)}</button>`;
  return html`
    ${may.correct
      ? html`<a class="button primary" href="/intake/#/correct/${item.id}">${t('case.correct')}</a>` : nothing}
    ${may.giveAccount
      ? html`<button class="button primary" @click=${act.giveAccount}>${t('payee.action')}</button>` : nothing}
    ${may.decide
      ? html`${decision('APPROVE', 'primary')}${decision('RETURN')}
        ${may.escalate ? decision('ESCALATE') : nothing}${decision('REJECT', 'danger')}`
      : nothing}
    ${may.withdraw
      ? html`<button class="button danger" @click=${act.withdraw}>${t('case.withdraw')}</button>` : nothing}`;
}

/** Whether the case waits for this very user and he may not decide it because he handed it in. */
export const isOwnWork = (item, user) => item.submittedBy === user.username && waitsFor(item, user);

function allowed(item, user) {
  const has = (roles) => user.roles.some((role) => roles.includes(role));
  const own = item.submittedBy === user.username;
  const decide = waitsFor(item, user) && !own;
  const noAccount = !item.request.payee && !OVER.includes(item.state) && item.state !== 'RETURNED';
  return {
    correct: item.state === 'RETURNED' && own && has(INTAKE),
    giveAccount: has(INTAKE) && (item.state === 'PAYMENT_FAILED' || noAccount),
    decide,
    escalate: decide && rankOf(user) < RANK.indexOf('PANEL'),
    withdraw: WITHDRAWABLE.includes(item.state) && (has(WITHDRAWERS) || (own && has(INTAKE))),
  };
}

const rankOf = ({ roles }) => Math.max(...roles.map((role) => RANK.indexOf(LEVEL_OF[role])), -1);

const waitsFor = (item, user) => Boolean(item.level) && rankOf(user) >= RANK.indexOf(item.level);

/** Takes the request back, for a reason and only after asking; resolves to the answer, or null when called off. */
export function withdraw({ id, request }) {
  const typed = { reason: '' };
  return confirm({
    title: t('case.withdraw.title', { name: request.applicant.name, amount: money(request.amountFen) }),
    action: t('case.withdraw'),
    danger: true,
    body: ({ errors, update }) => html`<p>${t('case.withdraw.means')}</p>${reasonField(typed, errors, update)}`,
    act: () =>
      typed.reason.trim()
        ? api.withdraw(id, { reason: typed.reason.trim() })
        : { errors: { reason: t('decide.reason.missing') } },
  });
}
