/** Which way the widget runs, whatever the page around it does, and that all in it is turned with it. */
import { expect } from "@open-wc/testing";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import { eventually } from "../helpers/eventually.ts";
import { scale } from "../helpers/scale.ts";
import { cleanUp, mounted, publish, type Mounted } from "./mounted.ts";
import { states } from "./states.ts";

/** The Arabic script is set larger and wider apart; here only the direction is another. */
const alike = new CSSStyleSheet();
alike.replaceSync(".afterword.afterword { --leading: 1.5; --xs: 13px; --sm: 14px }");

const sides = { ltr: ["left", "right"], rtl: ["right", "left"] } as const;

interface Box {
  of: string;
  /** How far it is from the widget's start and end, in pixels. */
  apart: readonly number[];
  /** What it has at its start and at its end, as it would be written down for either direction. */
  has: string;
}

const written = ["border-#-width", "border-#-style", "border-#-color", "padding-#"];

/** Every box, when all runs this way. */
function boxes(base: HTMLElement, dir: "ltr" | "rtl"): Box[] {
  // Texts would run as their own words do.
  for (const one of [base, ...base.querySelectorAll<HTMLElement>("[dir], bdi")]) one.dir = dir;
  const edge = base.getBoundingClientRect();
  const [start] = sides[dir];
  return [...base.querySelectorAll<HTMLElement>("*")].flatMap((element) => {
    const style = getComputedStyle(element);
    // What stands in a line goes with its words.
    if (/^(inline|none|contents)/.test(style.display) || element.closest("svg, option, code")) return [];
    const { left, right } = element.getBoundingClientRect();
    const apart = { left: left - edge.left, right: edge.right - right };
    const before = getComputedStyle(element, "::before");
    const has = sides[dir].flatMap((side) =>
      [style, before].flatMap((its) => written.map((name) => its.getPropertyValue(name.replace("#", side)))),
    );
    return {
      of: `${element.localName}${element.id && `#${element.id}`}`,
      apart: sides[dir].map((side) => apart[side]),
      has: [...has, before.getPropertyValue(start), lineAt(style, start)].join(" "),
    };
  });
}

/** Words set the other way may be a pixel or two narrower. */
const isTurned = (one: Box, other: Box): boolean =>
  one.has === other.has && one.apart.every((pixels, i) => Math.abs(pixels - other.apart[i]!) < 3);

/** Where a line that is drawn as a background stands. */
function lineAt(
  { backgroundImage, backgroundPositionX }: CSSStyleDeclaration,
  start: "left" | "right",
): string {
  if (!backgroundImage.startsWith("linear-gradient")) return "";
  if (!/^(0px|0%|100%)$/.test(backgroundPositionX)) return backgroundPositionX;
  return (backgroundPositionX === "100%") === (start === "right") ? "start" : "end";
}

/** One state in so many, short of the full scale. */
const every = scale < 1 ? (navigator.userAgent.includes("Chrome") ? 2 : 6) : 1;

describe("its direction", () => {
  afterEach(() => {
    for (const name of ["dir", "style"]) {
      document.documentElement.removeAttribute(name);
      document.body.removeAttribute(name);
    }
    document.documentElement.lang = "en";
    cleanUp();
  });

  states.forEach((state, i) => {
    if (i % every === 0)
      it(`turns all that has a side: ${state.name}`, async () => {
        const it = await state.open("en");
        try {
          const root = it.element.shadowRoot!;
          root.adoptedStyleSheets.push(alike);
          const base = it.find("[part=base]");
          const before = boxes(base, "ltr");
          const after = boxes(base, "rtl");
          expect(before.length).to.be.above(2);
          expect(after.length).to.equal(before.length);
          expect(after.filter((box, i) => !isTurned(before[i]!, box))).to.deep.equal([]);
        } finally {
          it.leave();
        }
      });
  });

  /** Where every box stands, measured from the widget's own. */
  const places = (it: Mounted): number[] => {
    const base = it.find("[part=base]").getBoundingClientRect();
    return it.all("[part=base] *").flatMap((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return width ? [left - base.left, top - base.top, width, height] : [];
    });
  };

  const areWhereTheyWere = (it: Mounted, before: number[]) => {
    const after = places(it);
    expect(after.length).to.equal(before.length);
    expect(after.filter((place, i) => Math.abs(place - before[i]!) > 1)).to.deep.equal([]);
  };

  const busy = async () => {
    const backend = createMemoryBackend();
    const parent = await publish(backend, { text: "In English (1)." });
    await publish(backend, { author: "شیلان", text: "بە کوردی (٢).", lang: "ckb", parent });
    return backend;
  };

  for (const [lang, other] of [
    ["en", "rtl"],
    ["ckb", "ltr"],
  ] as const)
    it(`is its own in a page that runs the other way, also one that turns while it is read: ${lang}`, async () => {
      const it = await mounted({ backend: await busy(), lang });
      const before = places(it);
      expect(before.length).to.be.above(100);
      const turns: ((dir: string) => void)[] = [
        (dir) => (document.documentElement.dir = dir),
        (dir) => (document.body.style.direction = dir),
        (dir) => (it.element.dir = dir),
        (dir) => (it.element.style.direction = dir),
      ];
      for (const turn of turns) {
        turn(other);
        await it.element.updateComplete;
        areWhereTheyWere(it, before);
        expect(getComputedStyle(it.find("[part=base]")).direction).to.equal(other === "rtl" ? "ltr" : "rtl");
        turn("");
      }
    });

  for (const [lang, base] of [
    ["ku-Arab", "ckb rtl"],
    ["ku-Latn", "kmr ltr"],
    ["ku", "ckb rtl"],
    ["ku-TR", "kmr ltr"],
    ["ar-Latn", "ar rtl"],
    ["fa-AF", "fa rtl"],
    ["de-CH", "de ltr"],
  ] as const)
    it(`goes with language and script: ${lang}`, async () => {
      const it = await mounted({ lang });
      const { lang: spoken, dir } = it.find("[part=base]");
      expect(`${spoken} ${dir}`).to.equal(base);
      expect(getComputedStyle(it.find("[part=title]")).direction).to.equal(dir);
    });

  it("turns with the language, the element's or that of what is around it", async () => {
    const it = await mounted({ backend: await busy() });
    const speaks = (lang: string) =>
      eventually(() => it.find("[part=base]").lang === lang, `${it.find("[part=base]").lang} is not ${lang}`);
    it.element.lang = "ku-Arab";
    await speaks("ckb");
    expect(getComputedStyle(it.find("[part=base]")).direction).to.equal("rtl");
    document.documentElement.lang = "de";
    it.element.removeAttribute("lang");
    await speaks("de");
    document.documentElement.lang = "fa";
    await speaks("fa");
    expect(getComputedStyle(it.find("[part=base]")).direction).to.equal("rtl");
    document.body.lang = "tr";
    await speaks("tr");
    document.body.removeAttribute("lang");
    await speaks("fa");
  });

  it("is each widget's own: two languages side by side, one turned, the other where it was", async () => {
    const [english, sorani] = [
      await mounted({ backend: await busy() }),
      await mounted({ backend: await busy(), lang: "ckb" }),
    ];
    const before = places(english);
    sorani.element.lang = "ku-Latn";
    await eventually(() => sorani.find("[part=base]").dir === "ltr");
    areWhereTheyWere(english, before);
    expect(english.find("[part=base]").lang).to.equal("en");
  });
});
