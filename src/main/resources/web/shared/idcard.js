// Resident identity numbers (GB 11643): 17 digits and a check character.
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** What a typed number says: `{number, fault}`, and when fault is null also `birth` (ISO date) and `sex` (M or F). */
export function readIdCard(typed, today = new Date()) {
  const number = String(typed ?? '')
    .normalize('NFKC')
    .replace(/\s/g, '')
    .toUpperCase();
  const refuse = (fault) => ({ number, fault });
  if (number === '') return refuse('empty');
  if (!/^\d*X?$/.test(number)) return refuse('characters');
  if (number.length !== 18) return refuse('length');
  if (checkOf(number) !== number[17]) return refuse('check');
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isRealPastDate(birth, today)) return refuse('birth');
  return { number, fault: null, birth, sex: Number(number[16]) % 2 === 1 ? 'M' : 'F' };
}

function checkOf(number) {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(number[place]), 0);
  return CHECKS[sum % 11];
}

function isRealPastDate(text, today) {
  const day = new Date(`${text}T00:00:00Z`);
  const real = !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
  return real && day.getUTCFullYear() >= 1900 && day <= today;
}
