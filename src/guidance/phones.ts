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

/** In a country a number begins with 0 and an area: 0750 123 4567, 030 1234567, 06 12 34 56 78, 0(532) 123 45 67. */
const national = /^0[1-9]\d{8,10}$/;
/** A sum of money has a row of zeros at its end. */
const international = /^(?!.*0{5}$)(?:1\d{10}|[2-9]\d{7,14})$/;
/** Mobile numbers without the 0, in the groups that only they have; and with their country's prefix, but no sign. */
const grouped = /^(?:7[5789]\d \d{3} \d{4}|5[03-5]\d \d{3} \d{4}|5[03-5]\d \d{3} \d{2} \d{2})$/;
const bare = /^(?:7[5789]\d{5}(?!000)\d{3}|9647\d{9}|905\d{9}|989\d{9}|491[567]\d{8,9})$/;

/** Digits of one number stand in fewer groups than this. */
const mostGroups = 8;

function isPhone(groups: readonly Group[], text: string): boolean {
  const digits = groups.map((group) => group.digits).join("");
  const { start, end } = groups[0]!;
  if (text[start - 1] === "+" || text.startsWith("+ ", start - 2)) return international.test(digits);
  if (digits.startsWith("00")) return international.test(digits.slice(2)) && end - start > 1;
  if (groups.length === 1) return national.test(digits) || bare.test(digits);
  const split = groups.every((group) => group.digits.length > 1) || text[end] === "(";
  return (split && national.test(digits)) || grouped.test(groups.map((group) => group.digits).join(" "));
}

/** Places in the folded text. */
export function findPhones(text: string): Span[] {
  const found: Span[] = [];
  for (const { 0: seen, index } of text.matchAll(run)) {
    if (seen.length < 7) continue;
    const before = text.slice(Math.max(0, index - 16), index);
    const after = text.slice(index + seen.length, index + seen.length + 2);
    if (date.test(seen) || somethingElse.test(before)) continue;
    if (/\d[.,:]?$/.test(before) || /^[.,:]?\d|^[%$€£]/.test(after)) continue;
    const groups = Array.from(seen.matchAll(/\d+/g), ({ 0: digits, index: place }) => ({
      digits,
      start: index + place,
      end: index + place + digits.length,
    }));
    const count = groups.reduce((sum, { digits }) => sum + digits.length, 0);
    if (saidToBeOne.test(before) && count >= 7 && count <= 15)
      found.push({ start: index, end: index + seen.length });
    else found.push(...numbersIn(groups, text));
  }
  return found;
}

/** A number may follow others (5 0750 123 4567), and another may follow it; each begins with a 0. */
function numbersIn(groups: readonly Group[], text: string): Span[] {
  const found: Span[] = [];
  const begins = ({ digits }: Group): boolean => digits.startsWith("0");
  let start = Math.max(0, text[groups[0]!.start - 1] === "+" ? 0 : groups.findIndex(begins));
  for (let end = start + 1; end <= groups.length; end++) {
    const next = groups[end];
    if (next && !/^0\d\d/.test(next.digits) && end - start < mostGroups) continue;
    const part = groups.slice(start, end);
    const isOne = isPhone(part, text);
    if (isOne) found.push({ start: signStart(part[0]!.start, text), end: part.at(-1)!.end });
    if (isOne || end - start >= mostGroups) start = end;
  }
  return found;
}

/** The plus and the bracket before it belong to the number. */
function signStart(start: number, text: string): number {
  const before = /\(?\+ ?\(?$|\($/.exec(text.slice(Math.max(0, start - 4), start));
  return before ? start - before[0].length : start;
}
