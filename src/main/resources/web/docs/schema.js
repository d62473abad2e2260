// Schemas as tables: field, type with its bounds, meaning; a named schema is a link to its own table.
import { html, nothing } from '../lib/lit-html.js';
import { t } from '../shared/i18n.js';
import { table } from '../shared/table.js';

/** Follows `$ref` inside the contract; anything else is given back as it is. */
export const resolver = (contract) =>
  function resolve(thing) {
    if (!thing?.$ref) return thing;
    const target = thing.$ref
      .slice(2)
      .split('/')
      .reduce((node, part) => node[part.replace(/~1/g, '/').replace(/~0/g, '~')], contract);
    return resolve(target);
  };

/** The fields of an object; `name` tells its table from the others on the page. */
export function schemaView(schema, resolve, name) {
  const whole = resolve(schema);
  if (!whole.properties) return nothing;
  const required = new Set(whole.required ?? []);
  return table({
    caption: `${t('docs.fields')} ${name}`,
    rows: Object.entries(whole.properties),
    key: ([name]) => name,
    columns: [
      {
        text: t('docs.field'),
        head: true,
        cell: ([field]) => html`<code>${field}</code>${required.has(field) ? ' *' : ''}`,
      },
      { text: t('docs.type'), cell: ([field, type]) => schemaName(type, resolve, `${name}.${field}`) },
      {
        text: t('docs.meaning'),
        cell: ([, field]) => html`${field.description ?? resolve(field).description ?? ''}${bounds(resolve(field))}`,
      },
    ],
  });
}

/** A short name of a schema: its link when it is an object of its own, else its type. */
export function schemaName(schema, resolve, owner = '') {
  const whole = resolve(schema);
  if (whole.type === 'array' || (Array.isArray(whole.type) && whole.type.includes('array'))) {
    return html`[ ${schemaName(whole.items ?? {}, resolve, owner)} ]`;
  }
  const name = schema.$ref?.split('/').at(-1);
  if (name && whole.properties) return html`<a href="#schema-${name}">${name}</a>`;
  const type = [whole.type ?? 'any'].flat().join(' | ');
  return html`<code>${whole.format ? `${type} (${whole.format})` : type}</code>
    ${whole.properties ? schemaView(whole, resolve, owner) : nothing}`;
}

function bounds(schema) {
  const words = [
    schema.enum && schema.enum.map((value) => String(value)).join(' | '),
    schema.pattern && `/${schema.pattern}/`,
    range(schema.minimum, schema.maximum),
    range(schema.minLength, schema.maxLength, t('docs.characters')),
    range(schema.minItems, schema.maxItems, t('docs.items')),
    schema.default !== undefined && `= ${JSON.stringify(schema.default)}`,
  ].filter(Boolean);
  return words.length === 0 ? nothing : html` <code class="soft small bounds">${words.join(' · ')}</code>`;
}

const range = (least, most, unit = '') =>
  least === undefined && most === undefined ? '' : `${least ?? ''}…${most ?? ''} ${unit}`.trim();
