// Fields and the error summary: the same words on top and at the field, and the summary has the focus.
import { html, nothing } from '../lib/lit-html.js';
import { t } from './i18n.js';

const DESCRIBED = { hint: 'hint', error: 'error' };

/** A labelled control. `control(attributes)` draws it with the id and the ids of hint and error. */
export function field({ id, text, hint, optional = false, error, wide = false, after }, control) {
  const describedBy = [hint && `${id}-${DESCRIBED.hint}`, error && `${id}-${DESCRIBED.error}`]
    .filter(Boolean)
    .join(' ');
  return html`
    <div class="field ${error ? 'wrong' : ''} ${wide ? 'wide' : ''}">
      <label for=${id} data-name=${text}>${text} ${optional
        ? html`<span class="optional">${t('form.optional')}</span>` : nothing}</label>
      ${hint ? html`<span class="hint" id="${id}-${DESCRIBED.hint}">${hint}</span>` : nothing}
      ${
        error
          ? html`<span class="field-error" id="${id}-${DESCRIBED.error}">
        <span class="hidden-text">${t('form.error')}</span>${error}</span>`
          : nothing
      }
      ${control({ id, describedBy: describedBy || nothing, invalid: error ? 'true' : nothing })}
      ${after ?? nothing}
    </div>`;
}

/** A text field; `set` gets what was typed. */
export function input(options) {
  const { value, set, type = 'text', mode, complete = 'off', short = false, length } = options;
  return field(
    options,
    ({ id, describedBy, invalid }) => html`
    <input class="control ${short ? 'short' : ''}" id=${id} name=${id} type=${type} inputmode=${mode ?? nothing}
      autocomplete=${complete} maxlength=${length ?? nothing} spellcheck="false"
      aria-describedby=${describedBy} aria-invalid=${invalid}
      .value=${value ?? ''} @input=${(event) => set(event.target.value)}>`,
  );
}

export function textarea(options) {
  return field(
    options,
    ({ id, describedBy, invalid }) => html`
    <textarea class="control" id=${id} name=${id} maxlength=${options.length ?? nothing}
      aria-describedby=${describedBy} aria-invalid=${invalid}
      .value=${options.value ?? ''} @input=${(event) => options.set(event.target.value)}></textarea>`,
  );
}

/** A choice from a list of `[value, text]`; the empty choice has `options.none` as its words. */
export function select(options) {
  const { value, set, choices, none } = options;
  return field(
    options,
    ({ id, describedBy, invalid }) => html`
    <select class="control" id=${id} name=${id} aria-describedby=${describedBy} aria-invalid=${invalid}
      @change=${(event) => set(event.target.value)}>
      ${none === undefined ? nothing : html`<option value="" .selected=${!value}>${none}</option>`}
      ${choices.map(([choice, text]) => html`<option value=${choice} .selected=${choice === value}>${text}</option>`)}
    </select>`,
  );
}

export function checkbox({ id, text, checked, set }) {
  return html`
    <label class="choice" for=${id}>
      <input type="checkbox" id=${id} name=${id} .checked=${checked} @change=${(event) => set(event.target.checked)}>
      <span>${text}</span>
    </label>`;
}

/** All errors on top, each a link to its field. `errors` is a map from field id to words; "" is the form as a whole. */
export function errorSummary(errors) {
  const entries = Object.entries(errors).filter(([, text]) => text);
  if (entries.length === 0) return nothing;
  return html`
    <div class="error-summary" role="alert" tabindex="-1" aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">${t('form.summary')}</h2>
      <ul>${entries.map(([id, text]) => html`<li>${id ? linkTo(id, text) : text}</li>`)}</ul>
    </div>`;
}

const linkTo = (id, text) =>
  html`<a href="#${id}" @click=${(event) => {
    event.preventDefault();
    focusField(id);
  }}>${text}</a>`;

export function focusField(id) {
  const control = document.getElementById(id);
  control?.scrollIntoView({ block: 'center' });
  control?.focus({ preventScroll: true });
}

/** Brings the summary into sight and reach after a failed check. */
export function focusSummary() {
  const summary = document.querySelector('.error-summary');
  summary?.scrollIntoView({ block: 'start' });
  summary?.focus({ preventScroll: true });
}

/** The server's faults by field id; a fault of an unknown place, and a refusal as a whole, stand under "". */
export function errorsOf(problem, idOfPointer = () => '') {
  const errors = {};
  for (const { pointer, detail } of problem.errors ?? []) {
    const id = idOfPointer(pointer) ?? '';
    const words = `${nameOf(id) ?? pointer}: ${detail}`;
    errors[id] = errors[id] ? `${errors[id]} · ${words}` : words;
  }
  return Object.keys(errors).length ? errors : { '': problem.text ?? String(problem) };
}

const nameOf = (id) => (id ? document.querySelector(`label[for="${CSS.escape(id)}"]`)?.dataset.name : undefined);

/** GOV.UK's rule: a page with errors says so before its title. */
export function setTitle(title, hasErrors = false) {
  document.title = `${hasErrors ? t('form.error') : ''}${title} · ${t('app.name')}`;
}
