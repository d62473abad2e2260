// Signing in, the same for phone and desk: the server keeps the session in a cookie no script can read.
import { html, nothing } from '../lib/lit-html.js';
import { errorSummary, errorsOf, focusSummary, input, setTitle } from './form.js';
import { switchLanguage, t } from './i18n.js';
import { icon } from './icons.js';
import { openSession } from './session.js';

/** The sign-in form; `signedIn(session)` is called when the server has opened the session. */
export function signIn({ update, signedIn, note }) {
  const state = { username: '', password: '', errors: {}, busy: false };

  async function submit(event) {
    event.preventDefault();
    if (state.busy) return;
    state.errors = {
      username: state.username.trim() ? '' : t('signin.username.missing'),
      password: state.password ? '' : t('signin.password.missing'),
    };
    if (!state.errors.username && !state.errors.password) await open();
    redraw();
    focusSummary();
  }

  function redraw() {
    setTitle(t('signin.title'), Object.values(state.errors).some(Boolean));
    update();
  }

  async function open() {
    state.busy = true;
    update();
    try {
      signedIn(await openSession(state.username.trim(), state.password));
    } catch (problem) {
      state.errors = errorsOf(problem, () => '');
    }
    state.busy = false;
  }

  setTitle(t('signin.title'));
  return () => html`
    <main class="sign-in stack" id="main">
      <div class="row spread">
        <h1 tabindex="-1">${t('app.name')}</h1>
        <button class="button plain" type="button"
          @click=${() => switchLanguage(redraw)}>${icon('language')}${t('app.otherLanguage')}</button>
      </div>
      ${note ? html`<p class="notice warn">${note}</p>` : nothing}
      ${errorSummary(state.errors)}
      <form class="panel stack" novalidate @submit=${submit}>
        <h2>${t('signin.title')}</h2>
        ${input({
          id: 'username',
          text: t('signin.username'),
          complete: 'username',
          error: state.errors.username,
          value: state.username,
          set: (typed) => {
            state.username = typed;
          },
        })}
        ${input({
          id: 'password',
          text: t('signin.password'),
          type: 'password',
          complete: 'current-password',
          error: state.errors.password,
          value: state.password,
          set: (typed) => {
            state.password = typed;
          },
        })}
        <button class="button primary large" aria-busy=${state.busy}>${t('signin.action')}</button>
      </form>
    </main>`;
}
