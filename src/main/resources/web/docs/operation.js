// One operation: what it is for, who may call it, what goes in, what comes out, what can be refused.
import { html, nothing } from '../lib/lit-html.js';
import { label, t } from '../shared/i18n.js';
import { table } from '../shared/table.js';
import { schemaName, schemaView } from './schema.js';

const TONES = { get: 'info', put: 'warn', post: 'good', delete: 'bad' };

export const operationView = (operation, summary, resolve) => html`
  <details class="panel operation" id=${operation.operationId}>
    <summary>
      <span class="tag ${TONES[operation.method] ?? ''}">${operation.method.toUpperCase()}</span>
      <code>${operation.base}${operation.path}</code>
      <span>${summary}</span>
    </summary>
    <div class="stack">
      ${operation.description ? html`<p class="description">${operation.description.trim()}</p>` : nothing}
      <p class="row"><strong>${t('docs.roles')}</strong>${roles(operation)}</p>
      ${parameters(operation, resolve)}
      ${operation.requestBody ? html`<h3>${t('docs.body')}</h3>
        ${contents(resolve(operation.requestBody), resolve, operation.operationId)}` : nothing}
      ${Object.entries(operation.responses)
        .filter(([status]) => status !== 'default')
        .map(
          ([status, response]) => html`
        <h3>${status} ${resolve(response).description}</h3>
          ${contents(resolve(response), resolve, `${operation.operationId} ${status}`)}`,
        )}
      ${problems(operation['x-problems'] ?? [])}
    </div>
  </details>`;

function roles(operation) {
  if (operation['x-public']) return html`<span class="tag good">${t('docs.public')}</span>`;
  const named = operation['x-roles'] ?? [];
  return named.length === 0
    ? html`<span class="tag">${t('docs.anyUser')}</span>`
    : named.map((role) => html`<span class="tag">${role}</span>`);
}

const parameters = ({ operationId, parameters: given }, resolve) =>
  given.length === 0
    ? nothing
    : table({
        caption: `${t('docs.parameters')} ${operationId}`,
        rows: given.map(resolve),
        key: ({ name }) => name,
        columns: [
          {
            text: t('docs.parameter'),
            head: true,
            cell: ({ name, required }) => html`<code>${name}</code>${required ? ' *' : ''}`,
          },
          { text: t('docs.in'), cell: (parameter) => parameter.in },
          { text: t('docs.type'), cell: ({ schema }) => schemaName(schema, resolve) },
          { text: t('docs.meaning'), cell: ({ description }) => description ?? '' },
        ],
      });

const contents = ({ content = {} }, resolve, name) =>
  Object.entries(content).map(
    ([type, body]) => html`
  <p class="small soft"><code>${type}</code> ${body.schema ? schemaName(body.schema, resolve) : nothing}</p>
  ${body.schema && !body.schema.$ref ? schemaView(body.schema, resolve, name) : nothing}
  ${examplesOf(body, resolve).map(
    (example, place) => html`
    <pre class="example" tabindex="0" role="region" aria-label="${t('docs.example')} ${name} ${type} ${place + 1}">${
      typeof example === 'string' ? example : JSON.stringify(example, null, type === 'application/x-ndjson' ? 0 : 2)
    }</pre>`,
  )}`,
  );

const examplesOf = ({ example, examples = {} }, resolve) => [
  ...(example === undefined ? [] : [example]),
  ...Object.values(examples).map((one) => resolve(one).value),
];

const problems = (codes) =>
  codes.length === 0
    ? nothing
    : html`
  <h3>${t('docs.problems')}</h3>
  <dl class="facts">${codes.map((code) => html`<dt><code>${code}</code></dt><dd>${label('problem', code)}</dd>`)}</dl>`;
