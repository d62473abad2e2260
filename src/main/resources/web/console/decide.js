// The dialogs in which an officer decides: outcome, reason in writing, amount and minutes where they belong.
import { html, nothing } from '../lib/lit-html.js';
import { api } from '../shared/api.js';
import { confirm } from '../shared/dialog.js';
import { input, textarea } from '../shared/form.js';
import { label, number, t } from '../shared/i18n.js';
import { fenOf, money, yuanOf } from '../shared/money.js';
import { problemOf } from '../shared/http.js';

const PANEL_SIZE = 3;

/** Decides one case; resolves to the answer, or null when called off. What the panel approves, it minutes. */
export function decideCase(item, outcome, user) {
  const { amountFen, applicant } = item.request;
  const panel = outcome === 'APPROVE' && user.roles.includes('PANEL');
  const typed = { reason: '', yuan: yuanOf(amountFen), minutes: '', members: '' };
  return confirm({
    title: t('decide.title', { outcome: label('outcome', outcome), name: applicant.name }),
    action: label('outcome', outcome),
    danger: outcome === 'REJECT',
    body: ({ errors, update }) => html`
      <p>${t(`decide.means.${outcome}`)}</p>
      ${outcome === 'APPROVE' ? amountField(typed, errors, update) : nothing}
      ${panel ? minutesFields(typed, errors, update) : nothing}
      ${reasonField(typed, errors, update)}`,
    act: () => {
      const errors = faultsOf(typed, outcome, panel);
      return Object.keys(errors).length ? { errors } : api.decide(item.id, bodyOf(typed, outcome, panel));
    },
  });
}

/** Approves all chosen rows with one reason; resolves to `[{row, state | problem}]`, or null when called off. */
export async function decideMany(rows) {
  const typed = { reason: '' };
  return confirm({
    title: t('decide.many', { n: number(rows.length) }),
    action: label('outcome', 'APPROVE'),
    body: ({ errors, update }) => html`
      <p>${t('decide.many.means', { amount: money(rows.reduce((sum, row) => sum + row.amountFen, 0)) })}</p>
      ${reasonField(typed, errors, update)}`,
    act: async () => {
      if (rows.length === 0) return { errors: { '': t('decide.many.none') } };
      if (!typed.reason.trim()) return { errors: { reason: t('decide.reason.missing') } };
      const answer = await api.decideMany({
        ids: rows.map(({ id }) => id),
        outcome: 'APPROVE',
        reason: typed.reason.trim(),
      });
      return answer.results.map((result) => ({
        row: rows.find(({ id }) => id === result.id),
        state: result.state,
        problem: result.problem && problemOf(result.problem),
      }));
    },
  });
}

const amountField = (typed, errors, update) =>
  input({
    id: 'decide-amount',
    text: t('decide.amount'),
    value: typed.yuan,
    mode: 'decimal',
    short: true,
    error: errors['decide-amount'],
    set: (value) => {
      typed.yuan = value;
      update();
    },
  });

const minutesFields = (typed, errors, update) => html`
  ${input({
    id: 'decide-minutes',
    text: t('decide.minutes'),
    hint: t('decide.minutes.hint'),
    value: typed.minutes,
    length: 60,
    error: errors['decide-minutes'],
    set: (value) => {
      typed.minutes = value;
      update();
    },
  })}
  ${textarea({
    id: 'decide-members',
    text: t('decide.members'),
    hint: t('decide.members.hint'),
    value: typed.members,
    error: errors['decide-members'],
    set: (value) => {
      typed.members = value;
      update();
    },
  })}`;

export const reasonField = (typed, errors, update) =>
  textarea({
    id: 'reason',
    text: t('decide.reason'),
    hint: t('decide.reason.hint'),
    value: typed.reason,
    length: 500,
    error: errors.reason,
    set: (value) => {
      typed.reason = value;
      update();
    },
  });

const membersOf = ({ members }) => [
  ...new Set(
    members
      .split(/[\n,\u3001\uff0c;\uff1b]/)
      .map((name) => name.trim())
      .filter(Boolean),
  ),
];

function faultsOf(typed, outcome, panel) {
  const faults = {};
  if (outcome === 'APPROVE' && !(fenOf(typed.yuan) > 0)) faults['decide-amount'] = t('decide.amount.fault');
  if (panel && !typed.minutes.trim()) faults['decide-minutes'] = t('decide.minutes.missing');
  if (panel && membersOf(typed).length < PANEL_SIZE) faults['decide-members'] = t('decide.members.missing');
  if (!typed.reason.trim()) faults.reason = t('decide.reason.missing');
  return faults;
}

const bodyOf = (typed, outcome, panel) => ({
  outcome,
  reason: typed.reason.trim(),
  ...(outcome === 'APPROVE' && { amountFen: fenOf(typed.yuan) }),
  ...(panel && { minutes: { number: typed.minutes.trim(), members: membersOf(typed) } }),
});
