// Words of both languages. The server reads the same files, so a problem reads alike on screen and on paper.
const FALLBACK = 'zh-CN';
const LANGUAGES = ['zh-CN', 'en'];
const STORED = 'relief.language';
const ZONE = 'Asia/Shanghai';

let language = FALLBACK;
let words = {};
let loadedParts = [];

export const currentLanguage = () => language;

/** Loads the named parts of the dictionary in the language chosen last on this machine. */
export async function loadWords(parts) {
  loadedParts = parts;
  const stored = localStorage.getItem(STORED);
  language = LANGUAGES.includes(stored) ? stored : FALLBACK;
  const files = await Promise.all(parts.map(readPart));
  words = Object.assign({}, ...files);
  document.documentElement.lang = language;
}

async function readPart(part) {
  const answer = await fetch(new URL(`../i18n/${language}/${part}.json`, import.meta.url));
  if (!answer.ok) throw new Error(`dictionary ${part} is missing: ${answer.status}`);
  return answer.json();
}

/** Changes to the other language and draws again; what has been typed stays. */
export async function switchLanguage(redraw) {
  localStorage.setItem(STORED, language === 'en' ? 'zh-CN' : 'en');
  await loadWords(loadedParts);
  redraw();
}

/** The words of a key; `{name}` is replaced by the value of that name. */
export function t(key, values = {}) {
  const text = words[key];
  if (text === undefined) return key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

/** The word for a code of the wire, or the code itself when a newer server sends one this page does not know. */
export function label(group, code) {
  if (code === undefined || code === null || code === '') return '';
  return words[`${group}.${code}`] ?? String(code);
}

export const knows = (group, code) => `${group}.${code}` in words;

export const number = (value) => new Intl.NumberFormat(language).format(value ?? 0);

const moment = (options) => (value) =>
  value ? new Intl.DateTimeFormat(language, { timeZone: ZONE, ...options }).format(new Date(value)) : '';

export const dateTime = moment({
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
export const date = moment({ year: 'numeric', month: '2-digit', day: '2-digit' });
export const timeOfDay = moment({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** The day it is in China, as the server writes days: 2023-12-19. */
export const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date());

/** Several things in a row, as the language joins them. */
export const list = (things) => new Intl.ListFormat(language, { style: 'short' }).format(things);

/** A span in milliseconds as a person says it: 850 ms, 12 s, 3 min, 5 h, 2 d. */
export function duration(spanMs) {
  if (spanMs === undefined || spanMs === null) return '–';
  const steps = [
    [86_400_000, 'day'],
    [3_600_000, 'hour'],
    [60_000, 'minute'],
    [1_000, 'second'],
  ];
  const [unitMs, unit] = steps.find(([size]) => spanMs >= size) ?? [1, 'millisecond'];
  const value = spanMs / unitMs;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && unitMs > 1 ? 1 : 0,
  }).format(value);
}
