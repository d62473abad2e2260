// One payment run: progress, what it holds, the digests the checker compares, release, cancel, and the bank's word.
import { html, nothing } from '../../lib/lit-html.js';
import { api } from '../../shared/api.js';
import { confirm, toast } from '../../shared/dialog.js';
import { dateTime, label, number, t } from '../../shared/i18n.js';
import { icon } from '../../shared/icons.js';
import { money, yuanOf } from '../../shared/money.js';
import { facts, problemNotice, table } from '../../shared/table.js';
import { tag } from '../../shared/tag.js';
import { reasonField } from '../decide.js';
import { findings } from '../findings.js';
import { deliverySection, fileSection } from './deliveries.js';

const POLL_MS = 1_000;
const OPEN_POLL_MS = 5_000;
const WRITING = ['COLLECTING', 'SEALING'];
const PAYABLE = ['RELEASED', 'COMPLETED'];

export function runPage({ session, params, catalog, update }) {
  const state = { run: null, deliveries: [], purpose: 'BANK', problem: null, timer: 0, closed: false };
  const noticed = findings({ id: params.id, update });

  async function load() {
    clearTimeout(state.timer);
    try {
      const before = state.run?.state;
      state.run = await api.run(params.id);
      if (PAYABLE.includes(state.run.state)) state.deliveries = (await api.deliveries(params.id)).items;
      state.problem = null;
      if (state.run.state !== before) noticed.load();
    } catch (problem) {
      state.problem = problem;
    }
    update();
    if (!state.closed) planNext();
  }

  /** While it is being written every second, while the bank may answer every five. */
  function planNext() {
    if (WRITING.includes(state.run?.state)) state.timer = setTimeout(load, POLL_MS);
    if (state.run?.state === 'RELEASED') state.timer = setTimeout(load, OPEN_POLL_MS);
  }

  const after = async (work, words) => {
    if (await work) toast(words);
    await load();
  };
  const act = {
    seal: () => after(seal(state.run), t('run.sealing')),
    resume: () => after(resume(state.run), t('run.resumed')),
    release: () => after(release(state.run), t('run.released')),
    cancel: () => after(cancel(state.run), t('run.cancelled')),
  };
  const choosePurpose = (purpose) => {
    state.purpose = purpose;
    update();
  };

  const view = () => html`
    <p><a href="#/payment-runs">${icon('back')}${t('runs.title')}</a></p>
    ${state.problem ? problemNotice(state.problem) : nothing}
    ${state.run ? runView(state.run, session.user, catalog, act, noticed) : nothing}
    ${state.run ? fileSection(state.run, session.user, state.purpose, choosePurpose) : nothing}
    ${state.run ? deliverySection(state.run, state.deliveries, session.user, after) : nothing}`;

  load();
  return {
    title: () => t('run.title'),
    view,
    close() {
      state.closed = true;
      clearTimeout(state.timer);
    },
  };
}

const runView = (run, user, catalog, act, noticed) => html`
  <div class="row spread">
    <h1 tabindex="-1">${t('run.title')} ${tag('run', run.state)}</h1>
    <div class="row">${actions(run, user, act)}</div>
  </div>
  <p role="status">${t(`run.means.${run.state}`)}</p>
  ${run.stuck ? html`<p class="notice bad" role="alert">${t(`run.stuck.${run.stuck}`)}</p>` : nothing}
  ${WRITING.includes(run.state) ? progress(run) : nothing}
  <div class="tiles">
    ${tile(t('runs.count'), number(run.count))}
    ${tile(t('runs.total'), money(run.totalFen))}
    ${tile(t('attempt.PAID'), number(run.results.paid), 'good')}
    ${tile(t('run.failed'), number(run.results.rejected + run.results.returned), 'bad')}
    ${tile(t('run.pending'), number(run.results.pending), 'warn')}
  </div>
  <div class="columns">
    <section class="panel"><h2>${t('run.facts')}</h2>${runFacts(run, catalog)}</section>
    ${excluded(run)}
  </div>
  ${noticed.view(run.findings)}`;

const tile = (name, value, tone = '') => html`
  <div class="tile ${tone}"><span class="soft">${name}</span><strong>${value}</strong></div>`;

/** Grants are gathered first and the files sealed then. */
function progress({ state, progress: so }) {
  const gathering = state === 'COLLECTING';
  const done = gathering ? so.collectedCount : so.sealedCount;
  const all = gathering ? so.takenCount : so.collectedCount;
  return html`
  <div>
    <label for="progress">${
      gathering
        ? t('run.collecting', { done: number(done), all: number(all), files: number(so.fileCount) })
        : t('run.progress', {
            done: number(done),
            all: number(all),
            files: number(so.sealedFileCount),
            planned: number(so.fileCount),
          })
    }</label>
    <progress id="progress" max=${all || 1} .value=${done}></progress>
  </div>`;
}

/** A maker sees no release button on his own run but the reason why not. */
function actions(run, user, act) {
  const sealed = run.state === 'SEALED';
  const cancellable = sealed || run.state === 'COLLECTED' || run.stuck;
  const checker = user.roles.includes('FINANCE_CHECKER');
  const own = run.madeBy === user.username;
  return html`
    ${own && run.state === 'COLLECTED'
      ? html`<button class="button primary" @click=${act.seal}>${icon('check')}${t('run.seal')}</button>` : nothing}
    ${own && run.stuck ? html`<button class="button primary" @click=${act.resume}>${t('run.resume')}</button>` : nothing}
    ${sealed && own ? html`<span class="soft">${t('run.own')}</span>` : nothing}
    ${sealed && checker && !own
      ? html`<button class="button primary" @click=${act.release}>${icon('check')}${t('run.release')}</button>`
        : nothing}
    ${cancellable && (checker || own)
      ? html`<button class="button danger" @click=${act.cancel}>${t('run.cancel')}</button>` : nothing}`;
}

const runFacts = (run, catalog) =>
  facts([
    [t('field.disaster'), catalog.disasterName(run.disaster)],
    [t('field.county'), catalog.countyName(run.county)],
    [t('runs.profile'), run.profile],
    [t('runs.madeBy'), `${run.madeBy} · ${dateTime(run.madeAt)}`],
    [t('run.differences'), differences(run.differencesToLastRun)],
    [t('run.confirmedBy'), run.confirmedBy && `${run.confirmedBy} · ${dateTime(run.confirmedAt)}`],
    [t('run.sealedAt'), dateTime(run.sealedAt)],
    [t('runs.releasedBy'), run.releasedBy && `${run.releasedBy} · ${dateTime(run.releasedAt)}`],
    [t('run.completedAt'), dateTime(run.completedAt)],
    [
      t('run.cancelledBy'),
      run.cancelledBy && `${run.cancelledBy} · ${dateTime(run.cancelledAt)} · ${run.cancelReason}`,
    ],
    [t('field.number'), html`<span class="code small">${run.id}</span>`],
  ]);

const signed = (value, text) => (value > 0 ? `+${text}` : text);

const differences = (than) =>
  than &&
  t('run.differences.said', {
    count: signed(than.count, number(than.count)),
    total: signed(than.totalFen, yuanOf(than.totalFen)),
    payees: number(than.newPayees),
    accounts: number(than.changedAccounts),
  });

const excluded = (run) =>
  run.excludedCount === 0
    ? nothing
    : html`
  <section class="panel">
    <h2>${t('run.excluded', { n: number(run.excludedCount) })}</h2>
    ${table({
      caption: t('run.excluded', { n: number(run.excludedCount) }),
      rows: run.excluded,
      key: ({ request }) => request,
      columns: [
        {
          text: t('field.number'),
          head: true,
          cell: ({ request }) => html`<a class="code small" href="#/requests/${request}">${request}</a>`,
        },
        { text: t('run.why'), cell: ({ reason }) => label('exclusion', reason) },
      ],
    })}
  </section>`;

const seal = (run) =>
  confirm({
    title: t('run.seal'),
    action: t('run.seal'),
    body: () => html`<p>${t('run.seal.means')}</p>`,
    act: () => api.sealRun(run.id),
  });

const resume = (run) =>
  confirm({
    title: t('run.resume'),
    action: t('run.resume'),
    body: () => html`<p>${t(`run.stuck.${run.stuck}`)}</p>`,
    act: () => api.sealRun(run.id),
  });

const release = (run) =>
  confirm({
    title: t('run.release'),
    action: t('run.release.action'),
    body: () => html`
    <p>${t('run.release.means')}</p>
    ${facts([
      [t('runs.count'), number(run.count)],
      [t('runs.total'), html`<strong>${money(run.totalFen)}</strong>`],
      [t('run.differences'), differences(run.differencesToLastRun)],
    ])}
    ${run.files.map(
      ({ name, sha256 }) => html`<p><span class="code small">${name}</span><br><span class="digest">${sha256}</span></p>`,
    )}`,
    act: () => api.releaseRun(run.id),
  });

function cancel(run) {
  const typed = { reason: '' };
  return confirm({
    title: t('run.cancel'),
    action: t('run.cancel'),
    danger: true,
    body: ({ errors, update }) => html`<p>${t('run.cancel.means')}</p>${reasonField(typed, errors, update)}`,
    act: () =>
      typed.reason.trim()
        ? api.cancelRun(run.id, { reason: typed.reason.trim() })
        : { errors: { reason: t('decide.reason.missing') } },
  });
}
