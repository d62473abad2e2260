// Bank codes and card numbers, checked while they are typed.
const BANK = /^\d{12}$/;

export const compact = (typed) =>
  String(typed ?? '')
    .normalize('NFKC')
    .replace(/[\s-]/g, '');

/** A CNAPS bank code: twelve digits, the last one a check digit by ISO 7064 MOD 11,10. */
export function isBankCode(typed) {
  const code = compact(typed);
  if (!BANK.test(code)) return false;
  const product = [...code.slice(0, 11)].reduce((carry, digit) => {
    const sum = (carry + Number(digit)) % 10 || 10;
    return (sum * 2) % 11;
  }, 10);
  return (11 - product) % 10 === Number(code[11]);
}

/** Whether a card number passes Luhn's check; a failure is a reason to look again, never to refuse. */
export function passesLuhn(typed) {
  const digits = [...compact(typed)].reverse().map(Number);
  const sum = digits.reduce((total, digit, place) => {
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
