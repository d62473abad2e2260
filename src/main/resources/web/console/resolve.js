// Settling a row in quarantine: one person dismisses it; how a disputed payment ended takes two who say the same.
import { html, nothing } from '../lib/lit-html.js';
import { api } from '../shared/api.js';
import { confirm } from '../shared/dialog.js';
import { select } from '../shared/form.js';
import { label, t } from '../shared/i18n.js';
import { reasonField } from './decide.js';

const CONFIRMATIONS = ['CONFIRMED_PAID', 'CONFIRMED_REJECTED'];
const SETTLERS = ['FINANCE_MAKER', 'FINANCE_CHECKER'];

/** Where a row stands, and what this user can do about it. */
export const resolutionCell = (row, user, resolve) => html`
  ${row.resolution ? html`<p>${standing(row.resolution)}</p><p class="small soft">${row.resolution.reason}</p>`
    : nothing}
  ${
    row.resolution?.resolvedBy || !user.roles.some((role) => SETTLERS.includes(role))
      ? nothing
      : html`<button class="button" @click=${resolve}>
      ${t(isConfirmedByMe(row, user) ? 'resolve.confirm' : 'resolve.action')}</button>`
  }`;

const isConfirmedByMe = ({ resolution }, user) => resolution && resolution.proposedBy !== user.username;

const standing = ({ outcome, proposedBy, resolvedBy }) =>
  resolvedBy
    ? t('resolve.done', { outcome: label('resolution', outcome), by: resolvedBy })
    : t('resolve.proposed', { outcome: label('resolution', outcome), by: proposedBy });

/** Resolves to the row as it stands then, or null when called off. */
export function resolveRow(report, row) {
  const outcomes = row.reason === 'CONTRADICTION' ? CONFIRMATIONS : ['DISMISSED'];
  const typed = { outcome: row.resolution?.outcome ?? outcomes[0], reason: row.resolution?.reason ?? '' };
  return confirm({
    title: t('resolve.title'),
    action: t('resolve.action'),
    body: ({ errors, update }) => html`
      <p>${t(outcomes.length > 1 ? 'resolve.means.two' : 'resolve.means.one')}</p>
      ${select({
        id: 'resolve-outcome',
        text: t('resolve.outcome'),
        value: typed.outcome,
        choices: outcomes.map((outcome) => [outcome, label('resolution', outcome)]),
        set: (outcome) => {
          typed.outcome = outcome;
          update();
        },
      })}
      ${reasonField(typed, errors, update)}`,
    act: () =>
      typed.reason.trim()
        ? api.resolveRow(report, row.row, { outcome: typed.outcome, reason: typed.reason.trim() })
        : { errors: { reason: t('decide.reason.missing') } },
  });
}
