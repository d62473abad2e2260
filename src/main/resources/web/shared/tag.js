// Status in word and colour: one table says which code has which tone.
import { html } from '../lib/lit-html.js';
import { label } from './i18n.js';

const TONES = {
  state: {
    SUBMITTED: 'info',
    HELD: 'warn',
    ESCALATED_COUNTY: 'warn',
    ESCALATED_PANEL: 'warn',
    AUTHORIZED: 'good',
    IN_PAYMENT: 'info',
    PAID: 'good',
    PAYMENT_FAILED: 'bad',
    RETURNED: 'neutral',
    REJECTED: 'neutral',
    WITHDRAWN: 'neutral',
    CLOSED: 'neutral',
  },
  attempt: {
    CREATED: 'neutral',
    IN_FILE: 'neutral',
    RELEASED: 'info',
    SENT: 'info',
    ACCEPTED: 'info',
    PAID: 'good',
    REJECTED: 'bad',
    RETURNED: 'bad',
    UNKNOWN: 'warn',
    CANCELLED: 'neutral',
  },
  run: {
    COLLECTING: 'info',
    COLLECTED: 'warn',
    SEALING: 'info',
    SEALED: 'warn',
    RELEASED: 'info',
    COMPLETED: 'good',
    CANCELLED: 'neutral',
    EMPTY: 'neutral',
  },
  delivery: { PENDING: 'info', SENDING: 'info', SENT: 'good', UNKNOWN: 'warn', REFUSED: 'bad' },
  report: { RECEIVED: 'info', APPLIED: 'good', FAULTY: 'bad' },
  disaster: { OPEN: 'good', CLOSED: 'neutral' },
  order: { SIGNED: 'warn', CONFIRMED: 'good' },
};

export const tag = (group, code) => html`
  <span class="tag ${TONES[group]?.[code] ?? 'neutral'}">${label(group, code)}</span>`;

/** A finding: what blocks is red, what sends up is amber, the rest is blue. */
export const findingTag = ({ code, severity }) => html`
  <span class="tag ${{ BLOCKING: 'bad', ESCALATING: 'warn' }[severity] ?? 'info'}">${label('finding', code)}</span>`;

const SEVERITIES = ['BLOCKING', 'ESCALATING', 'WARNING'];

/** What weighs most first. */
export const bySeverity = (findings) =>
  [...findings].sort((one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity));
