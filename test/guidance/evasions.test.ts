/** Listed words in disguise: every starter word by every rule of `disguises.ts`, and some as people write them. */
import { describe, expect, test } from "vitest";
import { checkNow } from "../../src/guidance/check.ts";
import { fromHashes, fromWords, hashesOf } from "../../src/guidance/words.ts";
import { starterWords } from "../../src/guidance/words/index.ts";
import { forArabic, forLatin } from "./disguises.ts";

const lists = Object.values(starterWords).flat();
const listed = fromWords(lists);

const isHit = (text: string, words = listed): boolean =>
  checkNow(text, { words }).some(({ check }) => check === "words");

const byRule = Object.entries(starterWords).flatMap(([lang, ofLanguage]) =>
  ofLanguage
    .flatMap(({ words }) => words)
    .flatMap((word) =>
      Object.entries(/[a-z]/.test(word) ? forLatin : forArabic).map(([rule, disguise]) => ({
        lang,
        rule,
        text: disguise(word),
      })),
    ),
);
const disguised = byRule.filter((one): one is typeof one & { text: string } => one.text !== null);

const byHand = `
You are an i d i o t and you know it
what an idiooooot
what an 1d10t
IDIOT!
i.d.i.o.t
i-d-i-o-t
i_d_i_o_t
1diot...
you m0r0n
id\u200biot
i\u00addiot
ｉｄｉｏｔ
ⓘⓓⓘⓞⓣ
🅸🅳🅸🅾🆃
𝕚𝕕𝕚𝕠𝕥
іdіоt
ІDІОТ
f*ck this
fuuuuck
f.u.c.k.
F U C K you
fu©k f@ck off fuck
sh1t
$hit
bull$hit
a$$hole
@sshole
b1tch
b!tch please
c.u.n.t
"moron"
(moron)
moron's
m o r o n !
mo\u0336r\u0336on
s1kt1r git
s i k t i r g i t
SİKTİR GİT
SIKTIR GIT
siktir  git
o.r.o.s.p.u
orosssspu
0rospu
orospu çocugu
orospuçocuğu
OROSPU ÇOCUĞU
g e r i z e k a l ı
GERİZEKALI
gerizekali
GERIZEKALI
ş.e.r.e.f.s.i.z
şerefsizzzz
s\u0327erefsiz
a m k
AMK!!
pezevenk'in
يا كــــلب
يَا كَلْب
يا كلبببب
يا  كلب
ياكلب
يا ڪلب
ﻳﺎ ﻛﻠﺐ
يا\u200c كلب
ي ا ك ل ب
والشرموطة
الشرموطه
ش ر م و ط ة
ش.ر.م.و.ط.ة
شرمــوطة
شَرمُوطة
شرمووووطة
شرموطه
يا حمـــــار
يا حمااااار
يا حمار!
ابن الكلـب
إبن الكلب
ابن القحبه
كس أمك
كـس امـك
كسسس امك
ك س ا م ك
گەواد!
گـەواد
گ ە و ا د
گ.ە.و.ا.د
گەوااااد
گه‌واد
كوڕی سەگ
کوڕی سه‌گ
قەحـــبە
قه‌حبه
ق ە ح ب ە
سەگباااب
سەگ\u200bباب
سەگ باب
بێ\u200cنامووس
بێناموس
بێ شه‌ره‌ف
بێشەرەفففف
segbaaaav
SEGBAV
s e g b a v
ѕеgbаv
kurê kerê!
KURÊ KERÊ
gû bixwe
gu\u0302xwar
g û x w a r
q.e.h.p.e
bêşerefff
BÊNAMÛS
کس‌کش
ک‌سکش
كسكش
کــســکــش
ک س ک ش
حرومزاااده
حروم‌زاده
بی‌شرف
بیشرررف
بي شرف
پدر‌سگ
پدرسسسگ
A r s c h l o c h
4rschl0ch
Arschl\u00f6cher
ARSCHLOCH
HURENSOHN
Hur3nsohn
sche1ße
SCHEISSE
c0nnard
c o n n a r d
C.O.N.N.A.R.D
enc\u0075l\u0065\u0301
ENCULÉ
FILS DE PUTE
ta gueuuuule
h1jo de puta
hijo  de puta
HIJO DE PUTA
g1l1p0llas
g i l i p o l l a s
C A B R Ó N
`
  .trim()
  .split("\n");

test("at least 200 disguises by rule, in every language and both scripts", () => {
  expect(disguised.length).toBeGreaterThan(5000);
  expect(new Set(disguised.map(({ lang }) => lang))).toEqual(new Set(Object.keys(starterWords)));
  expect(new Set(disguised.map(({ rule }) => rule)).size).toBe(
    new Set([...Object.keys(forLatin), ...Object.keys(forArabic)]).size,
  );
});

/** Prints what is not found, so that it can be judged. */
function shareOfHits(texts: readonly string[], name: string): number {
  const missed = texts.filter((text) => !isHit(text));
  if (missed.length > 0)
    console.log(`${name}: ${missed.length} of ${texts.length} not found:\n${missed.join(" | ")}`);
  return 1 - missed.length / texts.length;
}

test("at least 95 of 100 are found, all together", () => {
  expect(
    shareOfHits(
      disguised.map(({ text }) => text),
      "by rule",
    ),
  ).toBeGreaterThanOrEqual(0.95);
});

test("at least 95 of 100 that people wrote are found", () => {
  expect(byHand.length).toBeGreaterThan(130);
  expect(shareOfHits(byHand, "by hand")).toBeGreaterThanOrEqual(0.95);
});

describe.each(Object.keys(starterWords))("%s", (lang) => {
  test("its plain words are found, and nothing before or after them is marked", () => {
    for (const word of starterWords[lang]!.flatMap(({ words }) => words)) {
      const text = `« ${word} » 12`;
      const marked = checkNow(text, { words: listed }).flatMap(({ check, matches }) =>
        check === "words" ? matches : [],
      );
      expect(marked.map(({ start, end }) => text.slice(start, end))).toEqual([word]);
    }
  });

  test("at least 9 of 10 disguises are found", () => {
    const own = disguised.filter((one) => one.lang === lang).map(({ text }) => text);
    expect(own.filter((text) => isHit(text)).length / own.length).toBeGreaterThan(0.9);
  });
});

test("hashes find what the words themselves find", () => {
  const hashed = fromHashes(lists.map(({ guideline, words }) => ({ guideline, hashes: hashesOf(words) })));
  const texts = [...byHand, ...disguised.filter((_, place) => place % 10 === 0).map(({ text }) => text)];
  expect(texts.filter((text) => isHit(text, hashed) !== isHit(text))).toEqual([]);
});
