/** Telephone numbers, of any country with its prefix, and as they are written in Kurdistan, Iraq, Turkey, Iran and Europe. */

/** Places in the folded text. */
export interface Span {
  start: number;
  end: number;
}

interface Group {
  digits: string;
  start: number;
  end: number;
}

/** Groups of digits with at most a stroke, a stop or brackets between them. */
const run = /(?:\+ ?)?\(?\d+(?:[ ./()-]{1,3}\d+)*/g;

/** Years, months and days are no groups of a number; neither is what is said to be something else. */
const date = /^\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)/;
const somethingElse = /(?:isbn|iban|doi)[ :-]*$/;

/** Said to be one, a number needs no prefix. "tel", "whatsapp", هاتف, تلفن, ژمارە … */
const saidToBeOne =
  /(?:\btel|phone|gsm|whats?app|viber|telefon|هاتف|جوال|موبایل|تلفون|تلفن|واتساب|واتسئاپ)[ :.-]{0,3}$/;

/** In a country a number begins with 0 and an area: 0750 123 4567, 030 1234567, 06 12 34 56 78. */
const national = /^0[1-9]\d{8,9}$/;
const international = /^(?:\+[1-9]\d{7,14}|00[1-9]\d{7,13})$/;
/** Mobile numbers without the 0, in the groups that only they have; and with their country's prefix, but no sign. */
const grouped = /^(?:7[5789]\d \d{3} \d{4}|5[03-5]\d \d{3} \d{4}|5[03-5]\d \d{3} \d{2} \d{2})$/;
const bare = /^(?:7[5789]\d{5}(?!000)\d{3}|9647\d{9}|905\d{9}|989\d{9}|491[567]\d{8,9})$/;

function isPhone(groups: Group[], plus: boolean, said: boolean): boolean {
  const digits = groups.map((group) => group.digits).join("");
  if (plus) return international.test(`+${digits}`);
  if (said && digits.length >= 7 && digits.length <= 15) return true;
  if (groups.length === 1) return national.test(digits) || international.test(digits) || bare.test(digits);
  const sizes = groups.map((group) => group.digits.length);
  const even = sizes.every((size) => size > 1 && size < 9);
  return (
    (even && (national.test(digits) || international.test(digits))) ||
    grouped.test(groups.map((group) => group.digits).join(" "))
  );
}

export function findPhones(text: string): Span[] {
  const found: Span[] = [];
  for (const { 0: seen, index } of text.matchAll(run)) {
    if (seen.length < 7) continue;
    const before = text.slice(Math.max(0, index - 16), index);
    const said = saidToBeOne.test(before);
    if (
      date.test(seen) ||
      somethingElse.test(before) ||
      /[\d.,:]$/.test(before) ||
      /^[.,:]?\d|^[%$€£]/.test(text.slice(index + seen.length, index + seen.length + 2))
    )
      continue;
    const plus = seen.startsWith("+");
    const groups = Array.from(seen.matchAll(/\d+/g), ({ 0: digits, index: place }) => ({
      digits,
      start: index + place,
      end: index + place + digits.length,
    }));
    // A number may follow others; it begins with a 0.
    let first = 0;
    if (!plus && !said) first = groups.findIndex(({ digits }) => /^0\d/.test(digits));
    const from = first < 0 ? 0 : first;
    for (let start = from, end = from + 1; end <= groups.length; end++) {
      const next = groups[end];
      if (next !== undefined && !/^0\d\d/.test(next.digits)) continue;
      const part = groups.slice(start, end);
      if (isPhone(part, plus && start === 0, said && start === 0)) {
        found.push({ start: start === 0 ? index : part[0]!.start, end: part.at(-1)!.end });
        start = end;
      }
    }
  }
  return found;
}
