/**
 * Names and texts that turn, stack and stretch: whatever stands beside them stays exactly where it is beside a plain
 * name and a plain text, in a page of either direction. Their boxes are held to one size for that, so that only what
 * must not happen can move a neighbour.
 */
import { expect } from "@open-wc/testing";
import { countGraphemes } from "../../src/contract/text.ts";
import { languages } from "../../src/i18n/format.ts";
import { isolated } from "../../src/i18n/isolated.ts";
import { directionOf } from "../../src/i18n/language.ts";
import { loadLaterMessages, loadWidgetLanguage } from "../../src/i18n/widget/load.ts";
import { eventually } from "../helpers/eventually.ts";
import { ago, comment, open, own, ownComment, withReplies } from "./scene.ts";

interface Case {
  id: string;
  text: string;
  times?: number;
}

const corpus = new URL("../corpus/unicode.json", import.meta.url).href;

/** How far what is only for fingers reaches out of a line, in pixels. */
const finger = 14;

const sizes = new CSSStyleSheet();
sizes.replaceSync(`
  .body { inline-size: 15em; block-size: 3em }
  .who { inline-size: 6em; block-size: 1.5em }
  [part=in-reply-to] { inline-size: 8em; block-size: 3em; box-sizing: content-box }
`);

/** Each case as the name and the text of a comment, as a name that is answered, and as a text of the reader's own. */
function scene(words: readonly { name: string; text: string }[]) {
  const at = ago(2_000);
  const said = (id: string, author: string, text: string, more = {}) =>
    comment(id, author, text, { published: at, ...more });
  const replies = words.flatMap(({ name, text }, i) => [
    said(`v${i}`, name, text, { staff: true, parent: "t" }),
    said(`n${i}`, "Tomas Lind", "Between them, 1 (2) 3.", { parent: `v${i}`, replyTo: name }),
  ]);
  return {
    comments: [withReplies(said("t", "Marit", "Above them all."), replies)],
    own: words.map(({ text }, i) => own(`r${i}`, { comment: ownComment({ text, received: at }) })),
    attributes: { depth: "1" },
    shown: "[part=thread]",
    act: (it: { all(selector: string): unknown[] }) =>
      eventually(
        () =>
          it.all("[part=in-reply-to]").length === words.length &&
          it.all("[part~=own-comment]").length === words.length,
      ),
  };
}

interface Piece {
  text: string;
  parent: Element;
  rects: { left: number; right: number; top: number; bottom: number }[];
}

function piecesOf(root: ShadowRoot): Piece[] {
  const pieces: Piece[] = [];
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode as Text;
    if (!data.trim() || parentElement!.closest(".hidden, option")) continue;
    range.selectNodeContents(texts.currentNode);
    const rects = [...range.getClientRects()].map(({ left, right, top, bottom }) => ({
      left,
      right,
      top,
      bottom,
    }));
    pieces.push({ text: data, parent: parentElement!, rects });
  }
  return pieces;
}

/** How far they are from each other at most, in pixels; infinite where one has other lines. */
function distance(one: Piece, two: Piece): number {
  if (one.rects.length !== two.rects.length) return Infinity;
  const apart = one.rects.flatMap((rect, i) =>
    (["left", "right", "top", "bottom"] as const).map((side) => Math.abs(rect[side] - two.rects[i]![side])),
  );
  return Math.max(0, ...apart);
}

describe("names and texts that turn, stack and stretch", () => {
  let cases: Case[];
  let words: { id: string; name: string; text: string }[];
  before(async () => {
    cases = (await (await fetch(corpus)).json()) as Case[];
    words = cases.map(({ id, text, times = 1 }) => {
      const whole = text.repeat(times);
      return { id, text: whole, name: countGraphemes(whole) <= 60 ? whole : text };
    });
  });
  after(() => document.documentElement.removeAttribute("dir"));

  it("are at least forty", () => {
    expect(cases.length).to.be.at.least(40);
    expect(new Set(cases.map(({ id }) => id)).size).to.equal(cases.length);
  });

  for (const lang of ["en", "ckb"])
    for (const page of ["ltr", "rtl"])
      it(`leave every neighbour where it is: ${lang} in a page that runs ${page}`, async () => {
        document.documentElement.dir = page;
        const measure = async (said: { name: string; text: string }[]) => {
          const it = await open(scene(said), lang, "light");
          it.element.shadowRoot!.adoptedStyleSheets.push(sizes);
          return { ...it, pieces: piecesOf(it.element.shadowRoot!) };
        };
        const plain = await measure(words.map(() => ({ name: "Ines", text: "Plain words." })));
        plain.leave();
        const it = await measure(words);
        try {
          expect(it.pieces.length).to.equal(plain.pieces.length);
          const neighbours = it.pieces.filter(({ text }, i) => text === plain.pieces[i]!.text);
          const theirs = it.pieces.filter(({ text }, i) => text !== plain.pieces[i]!.text);
          // Own card, name, text, and the name again where it is answered.
          expect(theirs.length).to.equal(words.length * 4);
          expect(neighbours.length).to.be.above(words.length * 10);
          const moved = it.pieces.flatMap((piece, i) =>
            neighbours.includes(piece) && distance(piece, plain.pieces[i]!) > 0.5
              ? [`“${piece.text.trim()}” in ${piece.parent.closest("article")?.id}`]
              : [],
          );
          expect(moved).to.deep.equal([]);
          for (const { parent } of theirs) {
            const box = parent.closest<HTMLElement>(".body, .who, [part=in-reply-to]")!;
            const { overflowX, overflowY } = getComputedStyle(box);
            expect(`${overflowX} ${overflowY}`).to.equal("clip clip");
            const [inner, outer] = [box, box.closest("article")!].map((one) => one.getBoundingClientRect());
            expect(inner!.left >= outer!.left && inner!.right <= outer!.right).to.equal(true);
            expect(inner!.top >= outer!.top - finger && inner!.bottom <= outer!.bottom).to.equal(true);
          }
        } finally {
          it.leave();
        }
      });

  for (const lang of languages)
    it(`turn nothing in a sentence that names them: ${lang}`, async () => {
      const { format } = await loadWidgetLanguage(lang);
      const later = await loadLaterMessages(lang);
      const line = document.createElement("p");
      line.lang = lang;
      line.dir = directionOf(lang);
      line.style.whiteSpace = "nowrap";
      document.body.append(line);
      const turned: string[] = [];
      for (const { id, name } of words)
        for (const key of ["replyLabel", "repliesTo", "hideAuthor", "authorHidden"] as const) {
          line.textContent = later[key](format, isolated(name));
          if (!runsOn(line)) turned.push(`${id} in ${key}`);
        }
      line.remove();
      expect(turned).to.deep.equal([]);
    });
});

/** Whether the words before the name, the name, and the words after it follow each other as the line runs. */
function runsOn(line: HTMLElement): boolean {
  const text = line.firstChild as Text;
  const [from, to] = [text.data.indexOf("\u2068"), text.data.lastIndexOf("\u2069")];
  const range = document.createRange();
  const edges = (start: number, end: number) => {
    range.setStart(text, start);
    range.setEnd(text, end);
    const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
    const [left, right] = [
      Math.min(...rects.map((one) => one.left)),
      Math.max(...rects.map((one) => one.right)),
    ];
    return line.dir === "rtl" ? { start: -right, end: -left } : { start: left, end: right };
  };
  const words = [...text.data.matchAll(/[^\s\u2068\u2069]+/g)].filter(
    ({ index }) => index < from || index > to,
  );
  const runs = [
    ...words
      .filter(({ index }) => index < from)
      .map(({ 0: word, index }) => edges(index, index + word.length)),
    edges(from, to + 1),
    ...words.filter(({ index }) => index > to).map(({ 0: word, index }) => edges(index, index + word.length)),
  ].filter(({ start }) => Number.isFinite(start));
  // WebKit gives whole pixels, rounded away from each other.
  return runs.every(({ start }, i) => i === 0 || start > runs[i - 1]!.end - 2);
}
