// The console's frame: session, menu, top bar, and the page that the address names.
import { html, nothing, render } from '../lib/lit-html.js';
import { setTitle } from '../shared/form.js';
import { demoNotice, skipLink } from '../shared/frame.js';
import { onSignedOut } from '../shared/http.js';
import { label, loadWords, switchLanguage, t } from '../shared/i18n.js';
import { icon } from '../shared/icons.js';
import { startRouter } from '../shared/router.js';
import { closeSession, currentSession } from '../shared/session.js';
import { signIn } from '../shared/signin.js';
import { problemNotice } from '../shared/table.js';
import { loadCatalog } from './catalog.js';
import { beginsAtIntake, MENU, routesFor } from './menu.js';

const state = {
  session: null,
  catalog: null,
  signIn: null,
  page: null,
  pattern: '',
  menuOpen: false,
  arriving: false,
  problem: null,
};

function update() {
  render(state.signIn ? state.signIn() : frame(), document.getElementById('app'));
  if (state.signIn || !state.page) return;
  setTitle(state.page.title());
  if (state.arriving) focusHeading();
}

/** Puts the reader at the heading of a page he has just opened, which may come only with its data. */
function focusHeading() {
  const heading = document.querySelector('main h1');
  if (!heading) return;
  state.arriving = false;
  heading.focus();
}

const frame = () => html`
  ${skipLink()}${demoNotice(state.session)}
  <div class="shell">
    <nav class="menu ${state.menuOpen ? 'open' : ''}" id="menu" aria-label=${t('menu.name')}>
      <p class="brand">${icon('heart')}${t('app.name')}</p>
      <p class="menu-user">${state.session?.user.name}</p>
      ${MENU.map(group)}
    </nav>
    <header class="top">
      <button class="button menu-button" aria-expanded=${state.menuOpen} aria-controls="menu"
        @click=${toggleMenu}>${icon('menu')}${t('menu.name')}</button>
      ${state.session ? who(state.session.user) : nothing}
    </header>
    <main class="main" id="main" tabindex="-1">
      ${state.problem ? problemNotice(state.problem) : (state.page?.view() ?? nothing)}
    </main>
  </div>`;

function group({ name, entries }) {
  const allowed = entries.filter(
    ({ roles }) => !roles || roles.some((role) => state.session?.user.roles.includes(role)),
  );
  if (allowed.length === 0) return nothing;
  return html`
    <h2>${t(`menu.${name}`)}</h2>
    <ul>${allowed.map(
      (entry) => html`
      <li><a href=${entry.href ?? `#${entry.path}`} aria-current=${isCurrent(entry) ? 'page' : nothing}>
        ${icon(entry.icon)}${t(`menu.${entry.name}`)}</a></li>`,
    )}</ul>`;
}

const isCurrent = ({ path }) => path !== undefined && (state.pattern === path || state.pattern.startsWith(`${path}/`));

const who = (user) => html`
  <span class="who row">
    <span class="role">${state.catalog?.home ?? user.region}</span>
    <span class="soft role">${user.roles.map((role) => label('role', role)).join(' · ')}</span>
    <strong>${user.name}</strong>
    <button class="button" @click=${() => switchLanguage(update)}>${icon('language')}${t('app.otherLanguage')}</button>
    <button class="button" @click=${closeSession}>${icon('leave')}${t('app.signOut')}</button>
  </span>`;

function toggleMenu() {
  state.menuOpen = !state.menuOpen;
  update();
}

/** Leaves the page before, opens the next and puts the reader at its heading. */
function show(opener, params, pattern) {
  state.page?.close?.();
  Object.assign(state, { pattern, menuOpen: false, arriving: true });
  let current = null;
  const pageUpdate = () => current !== null && state.page === current && update();
  current = opener({ session: state.session, catalog: state.catalog, params, update: pageUpdate });
  state.page = current;
  update();
  scrollTo(0, 0);
}

function askSignIn(note) {
  state.signIn = signIn({
    update,
    note,
    signedIn: (session) => {
      state.signIn = null;
      open(session).catch(fail);
    },
  });
  update();
}

/** The same user goes on where he was; another one starts afresh. */
async function open(session) {
  const again = state.session?.user.id;
  if (again && again !== session.user.id) return location.reload();
  state.session = session;
  if (again) return update();
  if (!location.hash && beginsAtIntake(session.user.roles)) return location.replace('/intake/');
  state.catalog = await loadCatalog(session);
  return startRouter(...routesFor(session.user.roles), show);
}

async function start() {
  await loadWords(['common', 'domain', 'case', 'console', 'delivery', 'errors']);
  onSignedOut(() => askSignIn(t('signin.again')));
  try {
    const session = await currentSession();
    if (session) await open(session);
    else askSignIn();
  } catch (problem) {
    fail(problem);
  }
}

function fail(problem) {
  state.problem = problem;
  update();
}

await start();
