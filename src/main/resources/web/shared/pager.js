// A list read page by page with the server's cursor: forward by `next`, back by the cursors already seen.
import { html, nothing } from '../lib/lit-html.js';
import { icon } from './icons.js';
import { t } from './i18n.js';

/** `fetchPage(after)` gives `{items, next}`. Gives `items`, `problem`, `reload`, `first`, `view`. */
export function pagedList(fetchPage, update) {
  const seen = [undefined];
  let running = 0;
  const list = { items: null, problem: null, next: null, first, reload: load, view };

  async function load() {
    const turn = ++running;
    try {
      const page = await fetchPage(seen.at(-1));
      if (turn !== running) return;
      Object.assign(list, { items: page.items, next: page.next ?? null, problem: null });
    } catch (problem) {
      if (turn !== running) return;
      list.problem = problem;
    }
    update();
  }

  function first() {
    seen.length = 1;
    list.items = null;
    update();
    return load();
  }

  const forward = () => {
    seen.push(list.next);
    load();
  };
  const back = () => {
    seen.pop();
    load();
  };

  function view() {
    if (seen.length === 1 && !list.next) return nothing;
    return html`
      <nav class="pager row" aria-label=${t('pager.name')}>
        ${seen.length > 1 ? html`<button class="button" @click=${back}>${icon('back')}${t('pager.back')}</button>`
          : nothing}
        <span class="soft">${t('pager.page', { n: seen.length })}</span>
        ${list.next ? html`<button class="button" @click=${forward}>${t('pager.next')}</button>` : nothing}
      </nav>`;
  }
  return list;
}
