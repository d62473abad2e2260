// The disasters that touch the user's region.
import { html } from '../../lib/lit-html.js';
import { dateTime, label, number, t } from '../../shared/i18n.js';
import { table } from '../../shared/table.js';
import { tag } from '../../shared/tag.js';

export function disastersPage({ catalog }) {
  const view = () => html`
    <h1 tabindex="-1">${t('disasters.title')}</h1>
    ${table({
      caption: t('disasters.title'),
      rows: catalog.disasters,
      key: ({ code }) => code,
      empty: t('disasters.empty'),
      columns: [
        {
          text: t('disasters.name'),
          head: true,
          cell: (one) => html`<a href="#/disasters/${one.code}">${one.name}</a>`,
        },
        { text: t('disasters.code'), cell: ({ code }) => html`<span class="code">${code}</span>` },
        { text: t('disasters.kind'), cell: ({ kind }) => label('kind', kind) },
        { text: t('disasters.occurredAt'), cell: ({ occurredAt }) => dateTime(occurredAt) },
        { text: t('disasters.townships'), number: true, cell: ({ townships }) => number(townships.length) },
        { text: t('disasters.mode'), cell: ({ mode }) => label('mode', mode) },
        { text: t('field.state'), cell: ({ state }) => tag('disaster', state) },
      ],
    })}`;
  return { title: () => t('disasters.title'), view };
}
