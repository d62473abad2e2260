// Giving or correcting the account of a case whose payment failed or that has none yet.
import { html } from '../lib/lit-html.js';
import { compact, isBankCode, passesLuhn } from '../shared/account.js';
import { api } from '../shared/api.js';
import { confirm } from '../shared/dialog.js';
import { input, select } from '../shared/form.js';
import { label, t } from '../shared/i18n.js';
import { reasonField } from './decide.js';

const ACCOUNT = /^[0-9A-Za-z]{5,34}$/;
const KINDS = ['CARD', 'PASSBOOK'];

export function correctAccount({ id, request }) {
  const { payee, applicant } = request;
  const typed = {
    name: payee?.name ?? applicant.name,
    account: '',
    accountKind: payee?.accountKind ?? 'CARD',
    bank: payee?.bank ?? '',
    reason: '',
  };
  return confirm({
    title: t('payee.action'),
    action: t('payee.save'),
    body: ({ errors, update }) =>
      fields(
        typed,
        errors,
        (name) => (value) => {
          typed[name] = value;
          update();
        },
        update,
      ),
    act: () => {
      const errors = faultsOf(typed);
      if (Object.keys(errors).length) return { errors };
      const { name, accountKind } = typed;
      return api.correctPayee(id, {
        payee: { name: name.trim(), account: compact(typed.account), accountKind, bank: compact(typed.bank) },
        reason: typed.reason.trim(),
      });
    },
  });
}

const fields = (typed, errors, set, update) => html`
  ${input({ id: 'payee-name', text: t('payee.name'), value: typed.name, length: 60, error: errors['payee-name'],
    set: set('name') })}
  ${select({
    id: 'payee-kind',
    text: t('field.accountKind'),
    value: typed.accountKind,
    choices: KINDS.map((kind) => [kind, label('accountKind', kind)]),
    set: set('accountKind'),
  })}
  ${input({
    id: 'payee-account',
    text: t('field.account'),
    value: typed.account,
    mode: 'numeric',
    length: 40,
    error: errors['payee-account'],
    set: set('account'),
    after: html`<span aria-live="polite" class="hint">${doubtful(typed) ? t('payee.doubt') : ''}</span>`,
  })}
  ${input({
    id: 'payee-bank',
    text: t('field.bank'),
    value: typed.bank,
    mode: 'numeric',
    short: true,
    length: 16,
    error: errors['payee-bank'],
    set: set('bank'),
  })}
  ${reasonField(typed, errors, update)}`;

const doubtful = ({ account, accountKind }) =>
  accountKind === 'CARD' && compact(account).length >= 16 && !passesLuhn(account);

function faultsOf({ name, account, bank, reason }) {
  const faults = {};
  if (!name.trim()) faults['payee-name'] = t('payee.name.missing');
  if (!ACCOUNT.test(compact(account))) faults['payee-account'] = t('payee.account.fault');
  if (!isBankCode(bank)) faults['payee-bank'] = t('payee.bank.fault');
  if (!reason.trim()) faults.reason = t('decide.reason.missing');
  return faults;
}
