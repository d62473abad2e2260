// Intake: sign in, fill in, check, send, see the answer. One state, one draw.
import { html, nothing, render } from '../lib/lit-html.js';
import { api } from '../shared/api.js';
import { errorsOf, focusSummary, setTitle } from '../shared/form.js';
import { demoNotice, skipLink } from '../shared/frame.js';
import { onSignedOut } from '../shared/http.js';
import { loadWords, switchLanguage, t } from '../shared/i18n.js';
import { icon } from '../shared/icons.js';
import { closeSession, currentSession } from '../shared/session.js';
import { signIn } from '../shared/signin.js';
import { problemNotice } from '../shared/table.js';
import { draftOfReturned, faultsOf, newDraft, requestOf } from './draft.js';
import { formView } from './fields.js';
import { answerView, reviewView } from './review.js';

const CORRECTION = /^#\/correct\/([0-9a-f-]{36})$/;
const FOLLOW_PAUSES_MS = [300, 700, 1_000, 2_000, 4_000, 8_000, 15_000];

const state = {
  session: null,
  signIn: null,
  step: 'form',
  draft: newDraft(),
  errors: {},
  disasters: [],
  answer: null,
  busy: false,
  problem: null,
};

const steps = {
  form: () => formView({ ...state, set, touched, submit: toReview }),
  review: () => reviewView({ ...state, change: backToForm, send }),
  answer: () => answerView({ answer: state.answer, again: startAgain }),
};

function update() {
  render(state.signIn ? state.signIn() : page(), document.getElementById('app'));
}

const page = () => html`
  ${skipLink()}${demoNotice(state.session)}
  <header class="bar"><div>
    <strong>${t('intake.app')}</strong>
    <span class="row">
      ${
        state.session
          ? html`<a class="button" href="/console/#/requests">${icon('queue')}${t('intake.requests')}</a>`
          : nothing
      }
      <button class="button" @click=${() => switchLanguage(redraw)}>
        ${icon('language')}${t('app.otherLanguage')}</button>
      ${state.session ? html`<button class="button" @click=${closeSession}>${icon('leave')}${t('app.signOut')}</button>`
        : nothing}
    </span>
  </div></header>
  <main class="page" id="main" tabindex="-1">
    ${state.problem ? problemNotice(state.problem) : state.session ? steps[state.step]() : nothing}
  </main>`;

function redraw() {
  update();
  setTitle(t(`intake.step.${state.step}`), Object.keys(state.errors).length > 0);
}

function show(step) {
  state.step = step;
  redraw();
  scrollTo(0, 0);
  document.querySelector('h1')?.focus();
}

function set(name, value) {
  state.draft[name] = value;
  if (name === 'disaster') Object.assign(state.draft, { township: '', tariff: '' });
  update();
}

/** A fault goes as soon as its field is touched; the next check may bring it back. */
function touched({ target }) {
  if (!(target.id in state.errors)) return;
  delete state.errors[target.id];
  update();
}

function toReview(event) {
  event.preventDefault();
  state.errors = faultsOf(state.draft);
  const faulty = Object.keys(state.errors).length > 0;
  show(faulty ? 'form' : 'review');
  if (faulty) focusSummary();
}

function backToForm(then) {
  state.errors = {};
  show('form');
  then();
}

async function send() {
  if (state.busy) return;
  state.busy = true;
  state.errors = {};
  update();
  try {
    const body = requestOf(state.draft, channelOf(state.session.user));
    const { id, returned } = state.draft;
    state.answer = await (returned ? api.correctRequest(id, body) : api.putRequest(id, body));
    state.busy = false;
    show('answer');
    followAnswer();
  } catch (problem) {
    state.busy = false;
    showRefusal(problem);
  }
}

/** The machine decides within seconds, so the page asks until it has; after that the case page tells the rest. */
async function followAnswer() {
  const { id } = state.answer;
  for (const pauseMs of FOLLOW_PAUSES_MS) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    if (state.answer?.id !== id) return;
    const seen = await api.request(id).catch(() => null);
    if (!seen || state.answer?.id !== id) continue;
    state.answer = { ...state.answer, state: seen.state, grantedFen: seen.grant?.amountFen };
    update();
    if (seen.state !== 'SUBMITTED') return;
  }
}

/** A field worker is out with the family; an officer sits at the window. */
const channelOf = ({ roles }) => (roles.includes('WORKER') ? 'FIELD' : 'WINDOW');

/** Faulty fields lead back to the form; any other refusal keeps the check page, ready to send the same again. */
function showRefusal(problem) {
  show(problem.errors.length > 0 ? 'form' : 'review');
  state.errors = errorsOf(problem, fieldOfPointer);
  redraw();
  focusSummary();
}

/** `/applicant/idNumber` → `applicant-idNumber`, or "" when no field on the page stands for that place. */
function fieldOfPointer(pointer) {
  const id = pointer.replace(/^\//, '').replaceAll('/', '-');
  return document.getElementById(id) ? id : '';
}

function startAgain() {
  state.draft = newDraft(state.draft.disaster);
  state.answer = null;
  history.replaceState(null, '', location.pathname);
  show('form');
}

function askSignIn(note) {
  state.signIn = signIn({
    update,
    note,
    signedIn: (session) => {
      state.signIn = null;
      open(session);
    },
  });
  update();
}

/** Another user than before never sees what the one before has typed. */
async function open(session) {
  if (state.session && state.session.user.id !== session.user.id) {
    location.reload();
    return;
  }
  state.session = session;
  try {
    state.disasters = (await api.disasters()).filter((disaster) => disaster.state === 'OPEN');
    if (state.disasters.length === 1 && !state.draft.disaster) state.draft.disaster = state.disasters[0].code;
    state.problem = null;
    if (!state.draft.returned) await openReturned();
  } catch (problem) {
    state.problem = problem;
  }
  show(state.step);
}

/** The address may name a returned request, which is then put right instead of a new one filled in. */
async function openReturned() {
  const [, id] = CORRECTION.exec(location.hash) ?? [];
  if (id) state.draft = draftOfReturned(await api.request(id));
}

async function start() {
  await loadWords(['common', 'domain', 'intake', 'errors']);
  onSignedOut(() => askSignIn(t('signin.again')));
  try {
    const session = await currentSession();
    if (session) await open(session);
    else askSignIn();
  } catch (problem) {
    state.problem = problem;
    update();
  }
}

await start();
