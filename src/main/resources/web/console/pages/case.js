// One case from request to money: facts, findings in words, decisions, payments, and what happened in order.
import { html, nothing } from '../../lib/lit-html.js';
import { api } from '../../shared/api.js';
import { toast } from '../../shared/dialog.js';
import { dateTime, knows, label, list, t } from '../../shared/i18n.js';
import { icon } from '../../shared/icons.js';
import { money } from '../../shared/money.js';
import { facts, problemNotice, table } from '../../shared/table.js';
import { findingTag, tag } from '../../shared/tag.js';
import { decideCase } from '../decide.js';
import { correctAccount } from '../payee.js';

const LEVEL_OF = { TOWNSHIP_OFFICER: 'TOWNSHIP', COUNTY_OFFICER: 'COUNTY', PANEL: 'PANEL' };
const RANK = ['TOWNSHIP', 'COUNTY', 'PANEL'];
const CORRECTORS = ['WORKER', 'TOWNSHIP_OFFICER', 'COUNTY_OFFICER'];

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
  const decide = (outcome) =>
    after(decideCase(state.item, outcome), t('case.decided', { outcome: label('outcome', outcome) }));
  const correct = () => after(correctAccount(state.item), t('payee.done'));

  const view = () => html`
    <p><a href="#/requests">${icon('back')}${t('queue.title')}</a></p>
    ${
      state.problem
        ? problemNotice(state.problem)
        : state.item
          ? caseView(state.item, session.user, catalog, decide, correct)
          : html`<p role="status">${t('list.loading')}</p>`
    }`;

  load();
  return { title: () => state.item?.request.applicant.name ?? t('case.title'), view };
}

const caseView = (item, user, catalog, decide, correct) => html`
  <div class="row spread">
    <h1 tabindex="-1">
      ${item.request.applicant.name} · ${money(item.request.amountFen)} ${tag('state', item.state)}
    </h1>
    <div class="row">${actions(item, user, decide, correct)}</div>
  </div>
  <div class="columns">
    <div class="stack">
      ${findings(item)}
      ${requestFacts(item, catalog)}
      ${household(item.request)}
    </div>
    <div class="stack">
      ${moneyFacts(item)}
      ${decisions(item)}
      ${payments(item)}
      ${history(item)}
    </div>
  </div>`;

/** The buttons that make sense for this user now; the server judges again. */
function actions(item, user, decide, correct) {
  const rank = Math.max(...user.roles.map((role) => RANK.indexOf(LEVEL_OF[role])), -1);
  const mine = item.level && rank >= RANK.indexOf(item.level);
  const noAccount = !item.request.payee && !['REJECTED', 'WITHDRAWN', 'CLOSED', 'PAID'].includes(item.state);
  const correctable =
    (item.state === 'PAYMENT_FAILED' || noAccount) && user.roles.some((role) => CORRECTORS.includes(role));
  const button = (outcome, tone = '') => html`
    <button class="button ${tone}" @click=${() => decide(outcome)}>${label('outcome', outcome)}</button>`;
  return html`
    ${correctable ? html`<button class="button primary" @click=${correct}>${t('payee.action')}</button>` : nothing}
    ${
      mine
        ? html`
      ${button('APPROVE', 'primary')}${button('RETURN')}
      ${item.level === 'PANEL' ? nothing : button('ESCALATE')}${button('REJECT', 'danger')}`
        : nothing
    }`;
}

const findings = ({ findings: found, level }) => html`
  <section class="panel">
    <h2>${t('case.findings')}</h2>
    ${level ? html`<p class="notice warn">${t('case.waitsFor', { level: label('level', level) })}</p>` : nothing}
    ${
      found.length === 0
        ? html`<p>${t('queue.noFindings')}</p>`
        : html`
      <ul class="finding-list">${found.map(
        (finding) => html`
        <li class="finding">
          <p>${findingTag(finding)} <span class="soft small">${label('severity', finding.severity)}</span></p>
          ${knows('finding.means', finding.code) ? html`<p>${label('finding.means', finding.code)}</p>` : nothing}
          ${factLine(finding.facts)}
        </li>`,
      )}</ul>`
    }
  </section>`;

/** Facts of a finding or an event, by name; another case is a link. */
const factLine = (values) => {
  const entries = Object.entries(values ?? {});
  if (entries.length === 0) return nothing;
  return html`<p class="small soft">${entries.map(
    ([name, value], place) => html`
    ${place ? ' · ' : ''}${label('fact', name)}: ${factValue(name, value)}`,
  )}</p>`;
};

function factValue(name, value) {
  if (name === 'request' && value) return html`<a href="#/requests/${value}">${t('case.other')}</a>`;
  if (name.endsWith('Fen')) return money(value);
  if (Array.isArray(value)) return list(value.map((one) => factValue(name, one)));
  return knows(name, value) ? label(name, value) : String(value);
}

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
        grant && `${label('level', grant.level)} · ${grant.decidedBy} · ${dateTime(grant.decidedAt)}`,
      ],
      [t('case.authority'), grant && html`<span class="code small">${grant.authority}</span>`],
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
            ${label('level', decision.level)} · ${decision.actor} · ${dateTime(decision.at)}</span></p>
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

const payments = ({ payments: attempts }) =>
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
        { text: t('case.bankReason'), cell: ({ bankReason }) => bankReason ?? '–' },
        { text: t('case.run'), cell: ({ run }) => html`<a href="#/payment-runs/${run}">${t('case.run')}</a>` },
        { text: t('field.at'), cell: ({ at }) => dateTime(at) },
      ],
    })}
    <p class="small soft code">${attempts.at(-1).endToEndId}</p>
  </section>`;

const history = ({ history: entries }) => html`
  <section class="panel">
    <h2>${t('case.history')}</h2>
    <ol class="timeline">${entries.map(
      ({ at, event, actor, facts: known }) => html`
      <li>
        <p><strong>${label('event', event)}</strong> <span class="soft small">
          ${actor === 'relief' ? t('case.machine') : actor}
          · <time datetime=${at}>${dateTime(at)}</time></span></p>
        ${factLine(known)}
      </li>`,
    )}</ol>
  </section>`;
