// One case from request to money: facts, findings in words, decisions, payments, and what happened in order.
import { html, nothing } from '../../lib/lit-html.js';
import { api } from '../../shared/api.js';
import { toast } from '../../shared/dialog.js';
import { dateTime, knows, label, list, t } from '../../shared/i18n.js';
import { icon } from '../../shared/icons.js';
import { money } from '../../shared/money.js';
import { facts, problemNotice, table } from '../../shared/table.js';
import { bySeverity, findingTag, tag } from '../../shared/tag.js';
import { caseActions, isOwnWork, withdraw } from '../actions.js';
import { decideCase } from '../decide.js';
import { authority, bankReason, factLine } from '../facts.js';
import { correctAccount } from '../payee.js';

export function casePage({ session, params, catalog, update }) {
  const state = { item: null, problem: null };

  async function load() {
    try {
      state.item = await api.request(params.id);
    } catch (problem) {
      state.problem = problem;
    }
    update();
  }

  const after = async (work, words) => {
    if (await work) {
      toast(words);
      await load();
    }
  };
  const act = {
    decide: (outcome) =>
      after(decideCase(state.item, outcome, session.user), t('case.decided', { outcome: label('outcome', outcome) })),
    giveAccount: () => after(correctAccount(state.item), t('payee.done')),
    withdraw: () => after(withdraw(state.item), t('case.withdrawn')),
  };

  const view = () => html`
    <p><a href="#/requests">${icon('back')}${t('queue.title')}</a></p>
    ${
      state.problem
        ? problemNotice(state.problem)
        : state.item
          ? caseView(state.item, session.user, catalog, act)
          : html`<p role="status">${t('list.loading')}</p>`
    }`;

  load();
  return { title: () => state.item?.request.applicant.name ?? t('case.title'), view };
}

const caseView = (item, user, catalog, act) => html`
  <div class="row spread">
    <h1 tabindex="-1">
      ${item.request.applicant.name} · ${money(item.request.amountFen)} ${tag('state', item.state)}
    </h1>
    <div class="row">${caseActions(item, user, act)}</div>
  </div>
  ${isOwnWork(item, user) ? html`<p class="notice">${t('case.own')}</p>` : nothing}
  <div class="columns">
    <div class="stack">
      ${findings(item, catalog)}
      ${requestFacts(item, catalog)}
      ${household(item.request)}
    </div>
    <div class="stack">
      ${moneyFacts(item)}
      ${decisions(item)}
      ${payments(item, catalog)}
      ${history(item, catalog)}
    </div>
  </div>`;

const findings = ({ findings: found, level, request }, catalog) => html`
  <section class="panel">
    <h2>${t('case.findings')}</h2>
    ${level ? html`<p class="notice warn">${t('case.waitsFor', { level: label('level', level) })}</p>` : nothing}
    ${
      found.length === 0
        ? html`<p>${t('queue.noFindings')}</p>`
        : html`
      <ul class="finding-list">${bySeverity(found).map(
        (finding) => html`
        <li class="finding">
          <p>${findingTag(finding)} <span class="soft small">${label('severity', finding.severity)}</span></p>
          ${knows('finding.means', finding.code) ? html`<p>${label('finding.means', finding.code)}</p>` : nothing}
          ${factLine(finding.facts, catalog, request.disaster)}
        </li>`,
      )}</ul>`
    }
  </section>`;

/** What the machine did is said in the user's language. */
const actorName = (actor) => (actor === 'relief' ? t('case.machine') : actor);

const requestFacts = ({ id, receivedAt, submittedBy, request }, catalog) => html`
  <section class="panel">
    <h2>${t('case.request')}</h2>
    ${facts([
      [t('field.disaster'), request.disasterName],
      [t('field.place'), `${request.townshipName} ${request.village}`],
      [t('field.applicant'), request.applicant.name],
      [t('field.idNumber'), html`<span class="code">${request.applicant.idNumberMasked}</span>`],
      [t('field.phone'), request.applicant.phoneMasked],
      [t('field.residence'), label('residence', request.residence)],
      [t('field.cause'), label('cause', request.cause)],
      [t('field.tariff'), catalog.tariffName(request.disaster, request.tariff)],
      [t('field.note'), request.note],
      [t('field.capturedAt'), dateTime(request.capturedAt)],
      [t('field.receivedAt'), `${dateTime(receivedAt)} · ${submittedBy} · ${label('channel', request.channel)}`],
      [t('field.number'), html`<span class="code small">${id}</span>`],
    ])}
  </section>`;

const household = ({ household: members }) => html`
  <section class="panel">
    <h2>${t('case.household', { n: members.length + 1 })}</h2>
    ${
      members.length === 0
        ? html`<p class="soft">${t('case.alone')}</p>`
        : facts(
            members.map((member) => [
              label('relation', member.relation),
              html`${member.name} <span class="code soft">${member.idNumberMasked}</span>`,
            ]),
          )
    }
  </section>`;

const moneyFacts = ({ request, cumulativeFen, grant }) => html`
  <section class="panel">
    <h2>${t('case.money')}</h2>
    ${facts([
      [t('case.asked'), money(request.amountFen)],
      [t('case.cumulative'), money(cumulativeFen)],
      [t('case.granted'), grant ? html`<strong>${money(grant.amountFen)}</strong>` : t('case.notYet')],
      [
        t('case.grantedBy'),
        grant && `${label('level', grant.level)} · ${actorName(grant.decidedBy)} · ${dateTime(grant.decidedAt)}`,
      ],
      [t('case.authority'), grant && authority(grant.authority)],
      [t('case.policy'), grant?.policy],
      [
        t('field.payee'),
        request.payee
          ? html`${request.payee.name}
        <span class="code">${request.payee.accountMasked}</span> ${label('accountKind', request.payee.accountKind)}
        <br><span class="soft small">${t('field.bank')} <span class="code">${request.payee.bank}</span></span>`
          : t('payee.none'),
      ],
    ])}
  </section>`;

const decisions = ({ decisions: made }) =>
  made.length === 0
    ? nothing
    : html`
  <section class="panel">
    <h2>${t('case.decisions')}</h2>
    ${made.map(
      (decision) => html`
      <div class="finding">
        <p><strong>${label('outcome', decision.outcome)}</strong> ${decision.amountFen ? money(decision.amountFen) : ''}
          <span class="soft small">
            ${label('level', decision.level)} · ${actorName(decision.actor)} · ${dateTime(decision.at)}</span></p>
        <p>${decision.reason}</p>
        ${
          decision.minutes
            ? html`<p class="small">${t('decide.minutes')} ${decision.minutes.number} ·
          ${list(decision.minutes.members)}</p>`
            : nothing
        }
      </div>`,
    )}
  </section>`;

const payments = ({ payments: attempts }, catalog) =>
  attempts.length === 0
    ? nothing
    : html`
  <section class="panel">
    <h2>${t('case.payments')}</h2>
    ${table({
      caption: t('case.payments'),
      rows: attempts,
      key: ({ endToEndId }) => endToEndId,
      columns: [
        { text: t('case.attempt'), cell: ({ attempt }) => attempt, head: true },
        { text: t('field.state'), cell: (one) => tag('attempt', one.state) },
        { text: t('case.bankReason'), cell: (one) => reasonOf(one, catalog) },
        { text: t('case.run'), cell: ({ run }) => html`<a href="#/payment-runs/${run}">${t('case.other')}</a>` },
        { text: t('field.at'), cell: ({ at }) => dateTime(at) },
      ],
    })}
    <p class="small soft code">${attempts.at(-1).endToEndId}</p>
  </section>`;

/** The bank's words, and what to do about them while the payment has failed. */
const reasonOf = ({ bankReason: code, state }, catalog) => {
  if (!code) return '–';
  const failed = state === 'REJECTED' || state === 'RETURNED';
  return html`${bankReason(code)}${failed ? html`<p class="small soft">${catalog.remedyOf(code)}</p>` : nothing}`;
};

const history = ({ history: entries, request }, catalog) => html`
  <section class="panel">
    <h2>${t('case.history')}</h2>
    <ol class="timeline">${entries.map(
      ({ at, event, actor, facts: known }) => html`
      <li>
        <p><strong>${label('event', event)}</strong> <span class="soft small">
          ${actorName(actor)}
          · <time datetime=${at}>${dateTime(at)}</time></span></p>
        ${factLine(known, catalog, request.disaster)}
      </li>`,
    )}</ol>
  </section>`;
