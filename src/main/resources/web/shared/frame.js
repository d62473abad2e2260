// What stands above every page: the way past the menu, and the word that this is a demonstration.
import { html, nothing } from '../lib/lit-html.js';
import { t } from './i18n.js';

/** The address stays as it is: it names the page. */
export const skipLink = () => html`<a class="skip" href="#main" @click=${skipToMain}>${t('app.skip')}</a>`;

function skipToMain(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

export const demoNotice = (session) =>
  session?.demo ? html`<aside class="demo" aria-label=${t('app.notice')}>${t('app.demo')}</aside>` : nothing;
