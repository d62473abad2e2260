// Inline drawings, always next to a word and therefore hidden from screen readers.
import { html } from '../lib/lit-html.js';

const PATHS = {
  menu: 'M4 6h16M4 12h16M4 18h16',
  queue: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  overview: 'M4 20V10M10 20V4M16 20v-7M21 20H3',
  payment: 'M3 6h18v12H3zM3 10h18M7 15h4',
  report: 'M12 16V4M7 9l5-5 5 5M4 20h16',
  fund: 'M12 3v18M8 7l4 5 4-5M8 13h8M8 16.5h8',
  disaster: 'M12 3l9.5 17h-19zM12 9.5v5M12 17.5h.01',
  form: 'M6 3h9l4 4v14H6zM9 11h7M9 15h7',
  check: 'M4 12.5l5.5 5.5L20 7',
  done: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12.5l3 3 5.5-6',
  add: 'M12 5v14M5 12h14',
  remove: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  back: 'M15 5l-7 7 7 7',
  download: 'M12 4v12M7 11l5 5 5-5M4 20h16',
  journal: 'M6 3h12v18H6zM9 8h6M9 12h6M9 16h4',
  docs: 'M4 5c3-1 6-1 8 1 2-2 5-2 8-1v14c-3-1-6-1-8 1-2-2-5-2-8-1zM12 6v14',
  language: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c-5 6-5 12 0 18M12 3c5 6 5 12 0 18',
  leave: 'M14 4h5v16h-5M4 12h11M11 8l4 4-4 4',
  heart: 'M12 20s-8-5-8-11a4.5 4.5 0 0 1 8-2.5A4.5 4.5 0 0 1 20 9c0 6-8 11-8 11z',
};

export const icon = (name) => html`
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${PATHS[name]}></path></svg>`;
