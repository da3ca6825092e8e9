/** Links and e-mail addresses, written as such or spoken ("example dot com"). Works on folded text. */
import type { Original } from "./tokens.ts";

export interface Found {
  check: "link" | "contact";
  start: number;
  end: number;
}

/** Top-level domains that are no word that a sentence may begin with after a stop without a space. */
const topLevels = new Set(
  (
    "com net org info biz edu gov int krd iq tr ir sy jo lb ae kw qa om eg dz tn ru ua de fr ch nl eu uk dk fi pl cz " +
    "hu ro gr pt br cn jp kr pk nz xyz tv cc شبکه موقع السعودیه امارات عراق سوریه الاردن ایران"
  ).split(" "),
);

/** These are words, or ends of file names; they make a link before a path (youtu.be/…). */
const wordLike = new Set(
  "me be ly gl gd to is it in at so no us my do es se as am la id sa ai io gg fm app shop store online site link live co page".split(
    " ",
  ),
);

/** Under these, countries have their names: example.com.sa, example.co.uk. */
const secondLevels = new Set(["com", "net", "org", "edu", "gov", "co", "ac"]);

const isLatin = (code: number): boolean => code < 0x2_50;

const isHostCharacter = (character: string | undefined): character is string =>
  character !== undefined &&
  (/[a-z0-9-]/.test(character) || (character > "\x7f" && /[\p{L}\p{N}]/u.test(character)));

/** One label of a host: of one script, for Arabic text often stands right beside a Latin name. */
function labelEnd(text: string, start: number, step: 1 | -1, bound: number): number {
  if (!isHostCharacter(text[start])) return start;
  const latin = isLatin(text.charCodeAt(start));
  let place = start;
  while (place !== bound && isHostCharacter(text[place]) && isLatin(text.charCodeAt(place)) === latin)
    place += step;
  return place;
}

/** Whether a name with dots leads somewhere; `labels` as folded, `original` as it stands. */
function isHost(labels: string[], original: string, path: boolean): boolean {
  const top = labels.at(-1)!;
  const name = labels.at(-2)!;
  if (labels[0] === "www" && labels.length > 2) return true;
  if (secondLevels.has(name) && labels.length > 2 && top.length === 2) return true;
  if (path && (wordLike.has(top) || topLevels.has(top))) return true;
  if (!topLevels.has(top) || !/\p{L}/u.test(name) || (name.length < 2 && top !== "com")) return false;
  // "the end.De l'autre côté", "VB.NET"
  const asWritten = original.slice(original.lastIndexOf(".") + 1);
  return !/^\p{Lu}\P{Lu}/u.test(asWritten) && !/^\p{Lu}{2,3}\.\p{Lu}+$/u.test(original);
}

/** Where the path ends that follows a host: at a space, without what closes a sentence. */
function pathEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !/[\s<>"«»]/.test(text[end]!)) end++;
  while (end > start && /[.,;:!?؟،؛)\]}'’…]/.test(text[end - 1]!)) end--;
  return end;
}

/** Where the name before the @ of an address begins. */
function mailboxStart(text: string, sign: number, bound: number): number {
  let start = sign;
  while (start > bound && sign - start < 64 && /[a-z0-9._%+*-]/.test(text[start - 1]!)) start--;
  return start;
}

export function findLinks(text: string, original: Original): Found[] {
  const found: Found[] = [];
  let bound = 0;
  for (let dot = text.indexOf("."); dot >= 0; dot = text.indexOf(".", Math.max(dot + 1, bound))) {
    const start = labelEnd(text, dot - 1, -1, bound - 1) + 1;
    if (start > dot - 1 || dot === 0) continue;
    const labels = [text.slice(start, dot)];
    let end = dot;
    while (text[end] === ".") {
      const next = labelEnd(text, end + 1, 1, text.length);
      if (next === end + 1) break;
      labels.push(text.slice(end + 1, next));
      end = next;
    }
    bound = end;
    if (labels.length < 2 || text[end] === "@") continue;
    const written = original(start, end);
    const path = text[end] === "/" && isHostCharacter(text[end + 1]);
    const scheme = /h(?:tt|xx)ps?:\/\/$/.exec(text.slice(Math.max(0, start - 8), start))?.[0].length ?? 0;
    const mailbox = text[start - 1] === "@" ? mailboxStart(text, start - 1, 0) : start;
    if (mailbox < start - 1) {
      if (topLevels.has(labels.at(-1)!) || wordLike.has(labels.at(-1)!)) {
        found.push({ check: "contact", start: mailbox, end });
      }
    } else if (scheme > 0 || isHost(labels, written, path)) {
      bound = path || scheme > 0 ? Math.max(end, pathEnd(text, end)) : end;
      found.push({ check: "link", start: start - scheme, end: bound });
    }
  }
  return found;
}

/** The word for a dot, and what follows it. */
const spokenDot =
  /(?:dot|nokta|punkt|نقطه|نوقته|دوت|دات)[ )\]}]{1,3}(?:com|net|org|info|krd|iq|کوم|کام)(?!\p{L})/gu;

/** Before "dot com" in a sentence about the dot-com years, or about domains. */
const articles = new Set("the a an of or and in every this that first early bir bu".split(" "));

/** "name at", before the host. */
const spokenAt = /([a-z0-9._-]{2,64}) ?[([{]? ?(?:at|et|@|ات) ?[)\]}]? ?$/;

export function findSpokenLinks(text: string): Found[] {
  const found: Found[] = [];
  for (const { 0: dot, index } of text.matchAll(spokenDot)) {
    let nameEnd = index;
    while (nameEnd > 0 && /[ ([{]/.test(text[nameEnd - 1]!)) nameEnd--;
    const nameStart = labelEnd(text, nameEnd - 1, -1, -1) + 1;
    const name = text.slice(nameStart, nameEnd);
    const end = index + dot.length;
    const years = / (?:b[uo]|cr|er|comp|mil|start|man)/y;
    years.lastIndex = end;
    if (nameEnd === index || name.length < 2 || articles.has(name) || years.test(text)) continue;
    const before = Math.max(0, nameStart - 80);
    const mailbox = spokenAt.exec(text.slice(before, nameStart));
    found.push(
      mailbox
        ? { check: "contact", start: before + mailbox.index, end }
        : { check: "link", start: nameStart, end },
    );
  }
  return found;
}
