// The journal: who did what when, the whole of it or what happened to one thing.
import { html, nothing } from '../../lib/lit-html.js';
import { api } from '../../shared/api.js';
import { errorSummary, focusSummary, input } from '../../shared/form.js';
import { dateTime, label, t } from '../../shared/i18n.js';
import { pagedList } from '../../shared/pager.js';
import { table } from '../../shared/table.js';
import { factLine, subject } from '../facts.js';

const SUBJECT = /^[A-Za-z0-9][A-Za-z0-9:._-]{0,99}$/;

export function journalPage({ catalog, update }) {
  const state = { typed: '', subject: '', errors: {} };
  const list = pagedList((after) => api.journal({ subject: state.subject, after }), update);

  function query(event) {
    event.preventDefault();
    const wanted = state.typed.trim();
    state.errors = wanted === '' || SUBJECT.test(wanted) ? {} : { subject: t('journal.subject.fault') };
    if (state.errors.subject) {
      update();
      focusSummary();
      return;
    }
    state.subject = wanted;
    list.first();
  }

  const reset = () => {
    Object.assign(state, { typed: '', subject: '', errors: {} });
    list.first();
  };

  const view = () => html`
    <h1 tabindex="-1">${t('journal.title')}</h1>
    ${errorSummary(state.errors)}
    <form class="filters" novalidate @submit=${query}>
      ${input({
        id: 'subject',
        text: t('journal.subject'),
        hint: t('journal.subject.hint'),
        value: state.typed,
        length: 100,
        error: state.errors.subject,
        set: (typed) => {
          state.typed = typed;
          update();
        },
      })}
      <button class="button primary">${t('action.query')}</button>
      <button class="button" type="button" @click=${reset}>${t('action.reset')}</button>
    </form>
    ${table({
      caption: t('journal.title'),
      rows: list.items,
      problem: list.problem,
      key: ({ id }) => id,
      empty: t(state.subject ? 'journal.empty.subject' : 'journal.empty'),
      columns: columns(catalog),
    })}
    ${list.view()}`;

  list.reload();
  return { title: () => t('journal.title'), view };
}

const columns = (catalog) => [
  { text: t('field.at'), cell: ({ at }) => html`<time datetime=${at}>${dateTime(at)}</time>` },
  { text: t('journal.event'), head: true, cell: ({ event }) => label('event', event) },
  { text: t('journal.actor'), cell: ({ actor }) => (actor === 'relief' ? t('case.machine') : actor) },
  { text: t('field.county'), cell: ({ county }) => (county ? catalog.regionName(county) : '–') },
  { text: t('journal.facts'), cell: ({ facts }) => (Object.keys(facts).length ? factLine(facts, catalog) : nothing) },
  { text: t('journal.subject'), cell: subject },
];
