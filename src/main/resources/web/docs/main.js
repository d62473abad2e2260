// The contract, readable: fetched from the server it describes, so it cannot be older than the code.
import { html, nothing, render } from '../lib/lit-html.js';
import { api } from '../shared/api.js';
import { setTitle } from '../shared/form.js';
import { currentLanguage, loadWords, switchLanguage, t } from '../shared/i18n.js';
import { icon } from '../shared/icons.js';
import { problemNotice } from '../shared/table.js';
import { operationView } from './operation.js';
import { resolver, schemaView } from './schema.js';

const METHODS = ['get', 'put', 'post', 'patch', 'delete'];

const show = (content) =>
  render(
    html`
  <a class="skip" href="#main">${t('app.skip')}</a>
  <div class="shell">
    ${content.menu}
    <header class="top">
      <strong>${t('docs.title')}</strong>
      <span class="who row">
        <a class="button" href="/">${icon('back')}${t('docs.console')}</a>
        <button class="button" @click=${() => switchLanguage(content.redraw)}>
          ${icon('language')}${t('app.otherLanguage')}</button>
      </span>
    </header>
    <main class="main" id="main">${content.main}</main>
  </div>`,
    document.getElementById('app'),
  );

/** The summary in the user's language: the contract holds both. */
const summaryOf = (thing) =>
  (currentLanguage() === 'zh-CN' && thing['x-summary-zh']) || thing.summary || thing.description || thing.name;

function operationsOf(contract) {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({
      ...item[method],
      method,
      path,
      base: (item.servers ?? contract.servers)[0].url.replace(/\/$/, ''),
      parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])],
    })),
  );
}

function page(contract) {
  const operations = operationsOf(contract);
  const resolve = resolver(contract);
  const groups = contract.tags
    .map((tag) => ({ tag, members: operations.filter(({ tags }) => tags?.includes(tag.name)) }))
    .filter(({ members }) => members.length > 0);
  const schemas = Object.entries(contract.components.schemas).filter(
    ([, schema]) => schema.type === 'object' || schema.properties,
  );
  return {
    menu: html`
      <nav class="menu open" aria-label=${t('docs.contents')}>
        <p class="brand">${icon('docs')}API ${contract.info.version}</p>
        <ul>${groups.map(({ tag }) => html`<li><a href="#tag-${tag.name}">${summaryOf(tag)}</a></li>`)}
          <li><a href="#schemas">${t('docs.schemas')}</a></li></ul>
      </nav>`,
    main: html`
      <h1>${contract.info.title}</h1>
      <div class="panel prose">${prose(contract.info.description)}</div>
      ${groups.map(
        ({ tag, members }) => html`
        <h2 id="tag-${tag.name}">${summaryOf(tag)}</h2>
        ${members.map((operation) => operationView(operation, summaryOf(operation), resolve))}`,
      )}
      <h2 id="schemas">${t('docs.schemas')}</h2>
      ${schemas.map(
        ([name, schema]) => html`
        <details class="panel operation" id="schema-${name}">
          <summary><code>${name}</code><span class="soft">${schema.description ?? ''}</span></summary>
          ${schemaView(schema, resolve, name)}</details>`,
      )}`,
  };
}

/** Paragraphs and list lines of the description; the contract uses no other Markdown. */
function prose(text = '') {
  const blocks = text.trim().split(/\n\s*\n/);
  return blocks.map((block) => {
    const lines = block.split(/\n(?=\* )/);
    return lines[0].startsWith('* ')
      ? html`<ul>${lines.map((line) => html`<li>${line.replace(/^\* /, '')}</li>`)}</ul>`
      : html`<p>${block}</p>`;
  });
}

/** A link to a folded part unfolds it. */
function unfold() {
  const part = document.getElementById(location.hash.slice(1));
  if (part?.tagName !== 'DETAILS') return;
  part.open = true;
  part.scrollIntoView();
}

function draw(makeContent) {
  setTitle(t('docs.title'));
  show({ ...makeContent(), redraw: () => draw(makeContent) });
}

async function start() {
  await loadWords(['common', 'docs', 'errors']);
  try {
    const contract = await api.contract();
    draw(() => page(contract));
    addEventListener('hashchange', unfold);
    unfold();
  } catch (problem) {
    draw(() => ({ menu: nothing, main: html`<h1>${t('docs.title')}</h1>${problemNotice(problem)}` }));
  }
}

await start();
