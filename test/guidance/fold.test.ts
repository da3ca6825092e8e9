import fc from "fast-check";
import { expect, test } from "vitest";
import { fold, folding, foldWord, placesIn } from "../../src/guidance/fold.ts";

test.each([
  ["capitals, the Turkish ones too", ["ISPARTA", "İSPARTA", "isparta", "i\u0307sparta"], "isparta"],
  ["kaf, yeh and heh of every keyboard", ["كيه", "کیە", "ڪىھ", "کیة"], "کیه"],
  ["alefs", ["أا", "إا", "آا", "ٱا"], "اا"],
  ["tatweel and harakat", ["كـــلـب", "كَلْبٌ", "کلب"], "کلب"],
  ["what is not seen", ["i\u200bd\u00adi\u2060o\ufe0ft", "idiot", "i\u202edi\u2066ot"], "idiot"],
  ["compatibility forms", ["ｉｄｉｏｔ", "ⓘⓓⓘⓞⓣ", "𝕚𝕕𝕚𝕠𝕥", "🅸🅳🅸🅾🆃", "🅘🅓🅘🅞🅣"], "idiot"],
  [
    "marks that make no letter",
    ["i\u0336d\u0336i\u0336o\u0336t", "ḯdịőt", "ı̇diot".replace("ı̇", "i̇")],
    "idiot",
  ],
  ["letters with marks, composed or not", ["Ş", "S\u0327", "ş"], "ş"],
  ["digits", ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９"], "0123456789"],
  ["sharp s", ["Straße", "STRASSE"], "strasse"],
])("%s", (_, written, folded) => {
  for (const text of written) expect(fold(text)).toBe(folded);
});

test.each([
  ["ı", "i"],
  ["ş", "s"],
  ["ê", "e"],
  ["ö", "o"],
  ["ئ", "ی"],
  ["ێ", "ی"],
  ["ڕ", "ر"],
])("%s is another letter than %s", (one, other) => {
  expect(fold(one)).not.toBe(fold(other));
});

test("leads back to the text as it stands, marks and unseen characters with their letter", () => {
  const text = "يَا 𝕚\u200bﷺ";
  const folded = fold(text);
  const at = placesIn(text);
  expect(folded).toBe("یا iصلی الله علیه وسلم");
  expect(at.slice(0, 6)).toEqual([0, 2, 3, 4, 7, 7]);
  expect(at).toHaveLength(folded.length + 1);
  expect(at.at(-1)).toBe(text.length);
});

test("for any text, places never go back or past its end", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const folded = fold(text);
      const at = placesIn(text);
      expect(at).toHaveLength(folded.length + 1);
      expect(at.every((place, index) => place <= text.length && place >= (at[index - 1] ?? 0))).toBe(true);
    }),
  );
});

test("pauses after every 512 code units", () => {
  const pauses = (text: string): number => [...folding(text)].length;
  expect(pauses("a".repeat(511))).toBe(0);
  expect(pauses("ا".repeat(5120))).toBe(10);
  expect(pauses("😀".repeat(2560))).toBe(10);
});

test("a listed word or phrase is its letters and digits, with one space between", () => {
  expect(foldWord("  Fils-de  l'Autre! ")).toBe("fils de l autre");
  expect(foldWord("ننه\u200cجنده")).toBe("ننهجنده");
  expect(foldWord("…")).toBe("");
});
