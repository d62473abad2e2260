// The form as typed, what is wrong with it, and the request it becomes. No drawing here.
import { compact, isBankCode } from '../shared/account.js';
import { readIdCard } from '../shared/idcard.js';
import { t } from '../shared/i18n.js';
import { fenOf, yuanOf } from '../shared/money.js';
import { newId } from '../shared/uuid.js';

const PHONE = /^\+?\d{5,19}$/;
const ACCOUNT = /^[0-9A-Za-z]{5,34}$/;

/** A new form. It gets its id once; sending again is then the same request, never a second one. */
export const newDraft = (disaster = '') => ({
  id: newId(),
  capturedAt: new Date().toISOString(),
  disaster,
  township: '',
  village: '',
  residence: 'LOCAL',
  name: '',
  idNumber: '',
  phone: '',
  members: [],
  cause: '',
  tariff: '',
  yuan: '',
  payee: '',
  account: '',
  accountKind: 'CARD',
  bank: '',
  accountLater: false,
  note: '',
});

/** A returned request to be put right. Its numbers are masked, so they are read off the papers once more. */
export function draftOfReturned({ id, state, request, decisions }) {
  const { applicant, household, payee } = request;
  const pick = ({ disaster, township, village, residence, cause, tariff, capturedAt, channel }) =>
    ({ disaster, township, village, residence, cause, tariff, capturedAt, channel });
  return {
    ...newDraft(),
    ...pick(request),
    id,
    name: applicant.name,
    idMasked: applicant.idNumberMasked,
    phoneMasked: applicant.phoneMasked,
    members: household.map(({ name, relation, idNumberMasked }) => ({ name, relation, idNumber: '', idNumberMasked })),
    yuan: yuanOf(request.amountFen),
    payee: payee && payee.name !== applicant.name ? payee.name : '',
    accountMasked: payee?.accountMasked,
    accountKind: payee?.accountKind ?? 'CARD',
    bank: payee?.bank ?? '',
    accountLater: !payee,
    note: request.note ?? '',
    returned: {
      correctable: state === 'RETURNED',
      reason: decisions.findLast(({ outcome }) => outcome === 'RETURN')?.reason,
      placeName: `${request.disasterName} · ${request.townshipName}`,
    },
  };
}

export const newMember = () => ({ name: '', idNumber: '', relation: '' });

/** Faults by field id. The ids are the places of the values in the request, so the server's faults find them too. */
export function faultsOf(draft) {
  const faults = {
    disaster: draft.disaster ? '' : t('intake.disaster.missing'),
    township: draft.township ? '' : t('intake.township.missing'),
    village: draft.village.trim() ? '' : t('intake.village.missing'),
    'applicant-name': draft.name.trim() ? '' : t('intake.name.missing'),
    'applicant-idNumber': idFault(draft.idNumber),
    'applicant-phone': phoneFault(draft.phone),
    cause: draft.cause ? '' : t('intake.cause.missing'),
    tariff: draft.tariff ? '' : t('intake.tariff.missing'),
    amountFen: fenOf(draft.yuan) > 0 ? '' : t('intake.amount.fault'),
    ...payeeFaults(draft),
  };
  draft.members.forEach((member, place) => Object.assign(faults, memberFaults(member, place, draft)));
  return Object.fromEntries(Object.entries(faults).filter(([, text]) => text));
}

function idFault(typed) {
  const { fault } = readIdCard(typed);
  return fault ? t(`idcard.${fault}`) : '';
}

const phoneFault = (typed) => (compact(typed) === '' || PHONE.test(compact(typed)) ? '' : t('intake.phone.fault'));

function payeeFaults(draft) {
  if (draft.accountLater) return {};
  return {
    'payee-account': ACCOUNT.test(compact(draft.account)) ? '' : t('intake.account.fault'),
    'payee-bank': isBankCode(draft.bank) ? '' : t('intake.bank.fault'),
  };
}

function memberFaults(member, place, draft) {
  const number = readIdCard(member.idNumber).number;
  const others = [draft.idNumber, ...draft.members.slice(0, place).map((other) => other.idNumber)];
  const twice = number && others.some((other) => readIdCard(other).number === number);
  return {
    [`household-${place}-name`]: member.name.trim() ? '' : t('intake.member.name.missing', { n: place + 1 }),
    [`household-${place}-idNumber`]: twice ? t('intake.member.twice', { n: place + 1 }) : idFault(member.idNumber),
    [`household-${place}-relation`]: member.relation ? '' : t('intake.member.relation.missing', { n: place + 1 }),
  };
}

/** The body of `PUT /requests/{id}`; what is empty is left out. `channel` says where a new one was taken down. */
export function requestOf(draft, channel) {
  const phone = compact(draft.phone);
  const note = draft.note.trim();
  return {
    disaster: draft.disaster,
    township: draft.township,
    village: draft.village.trim(),
    tariff: draft.tariff,
    cause: draft.cause,
    amountFen: fenOf(draft.yuan),
    residence: draft.residence,
    capturedAt: draft.capturedAt,
    channel: draft.channel ?? channel,
    applicant: {
      name: draft.name.trim(),
      idType: 'RESIDENT_ID',
      idNumber: readIdCard(draft.idNumber).number,
      ...(phone && { phone }),
    },
    household: draft.members.map(({ name, idNumber, relation }) => ({
      name: name.trim(),
      idNumber: readIdCard(idNumber).number,
      relation,
    })),
    ...(!draft.accountLater && { payee: payeeOf(draft) }),
    ...(note && { note }),
  };
}

const payeeOf = ({ payee, name, account, accountKind, bank }) => ({
  name: payee.trim() || name.trim(),
  account: compact(account),
  accountKind,
  bank: compact(bank),
});
