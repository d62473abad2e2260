// Money is whole fen. Yuan exist only between a person's eyes and the form.
import { currentLanguage } from './i18n.js';

const YUAN = /^(?:0|[1-9]\d{0,9})(?:\.(\d{1,2}))?$/;

/** Fen of an amount typed in yuan ("4,000", "4000.5"), or null when it is none. Done on digits, never on fractions. */
export function fenOf(typed) {
  const text = String(typed ?? '')
    .normalize('NFKC')
    .replace(/[\s,]/g, '');
  if (!YUAN.test(text)) return null;
  const [whole, part = ''] = text.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

/** `1234.50` for an input field. */
export const yuanOf = (amountFen) =>
  amountFen === null || amountFen === undefined ? '' : `${Math.trunc(amountFen / 100)}.${pad(amountFen % 100)}`;

/** `¥1,234.50` in the user's language. */
export const money = (amountFen) =>
  amountFen === null || amountFen === undefined
    ? '–'
    : new Intl.NumberFormat(currentLanguage(), {
        style: 'currency',
        currency: 'CNY',
        currencyDisplay: 'narrowSymbol',
      }).format(amountFen / 100);

const pad = (value) => String(Math.abs(value)).padStart(2, '0');
