// Confirmation before anything final. A native modal dialog keeps the focus inside, closes with Esc and gives the
// focus back to where it was.
import { html, nothing, render } from '../lib/lit-html.js';
import { t } from './i18n.js';
import { errorSummary, errorsOf } from './form.js';

/**
 * Asks, then acts. `body(update)` draws the middle; `act()` returns a promise, or a map of errors when something is
 * missing; a Problem keeps the dialog open with its words. Resolves to what `act` gave, or null when called off.
 */
export function confirm({ title, body = () => nothing, action, danger = false, act }) {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-labelledby', 'dialog-title');
  document.body.append(dialog);
  return new Promise((resolve) => {
    const state = { errors: {}, busy: false, result: null };
    const update = () => render(frame(), dialog);
    const frame = () => html`
      <form method="dialog" novalidate @submit=${submit}>
        <h2 id="dialog-title">${title}</h2>
        ${errorSummary(state.errors)}
        ${body({ update, errors: state.errors })}
        <div class="buttons">
          <button class="button" type="button" @click=${() => dialog.close()}>${t('action.cancel')}</button>
          <button class="button primary ${danger ? 'danger' : ''}" aria-busy=${state.busy}>${action}</button>
        </div>
      </form>`;
    const submit = async (event) => {
      event.preventDefault();
      if (state.busy) return;
      state.busy = true;
      update();
      try {
        const result = await act();
        state.errors = result?.errors ?? {};
        if (!result?.errors) close(result ?? true);
      } catch (problem) {
        state.errors = errorsOf(problem);
      }
      state.busy = false;
      update();
      dialog.querySelector('.error-summary')?.focus();
    };
    const close = (result) => {
      state.result = result;
      dialog.close();
    };
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(state.result);
    });
    update();
    dialog.showModal();
  });
}

/** A short word at the edge of the screen that a screen reader says too. */
export function toast(text, tone = 'good') {
  const box = document.createElement('div');
  box.className = `toast notice ${tone}`;
  box.setAttribute('role', 'status');
  document.body.append(box);
  box.textContent = text;
  setTimeout(() => box.remove(), 6_000);
}
