/** Every state in a page 320 px wide (1280 px at 400 %), with wide spacing, and in letters of twice the size. */
import { expect } from "@open-wc/testing";
import { directionOf } from "../../src/i18n/language.ts";
import { languages } from "../../src/i18n/format.ts";
import { scaled } from "../helpers/scale.ts";
import { lackOfRoom, spacing } from "./room.ts";
import { states } from "./states.ts";

const narrow = new CSSStyleSheet();
narrow.replaceSync(`
  html { overflow: auto; font-size: var(--size, 100%) }
  body { margin: 0; inline-size: 320px; overflow-x: auto }
`);

/** In how many languages each state is opened: all at full scale, else so many that all have their turn. */
const turns = scaled(languages.length, navigator.userAgent.includes("Chrome") ? 2 : 1);
const inTurn = (state: number) =>
  languages.filter((_, i) => (state + i) % Math.floor(languages.length / turns) === 0);

describe("in a page of 320 px", () => {
  before(() => document.adoptedStyleSheets.push(narrow));
  after(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== narrow);
    document.documentElement.removeAttribute("dir");
  });

  states.forEach((state, i) => {
    for (const lang of inTurn(i))
      it(`${state.name}, ${lang}`, async () => {
        document.documentElement.dir = directionOf(lang);
        const it = await state.open(lang);
        const root = it.element.shadowRoot!;
        try {
          const found = lackOfRoom(it.element).map((one) => `as it is: ${one}`);
          root.adoptedStyleSheets.push(spacing);
          found.push(...lackOfRoom(it.element).map((one) => `spaced: ${one}`));
          root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== spacing);
          document.documentElement.style.fontSize = "200%";
          found.push(...lackOfRoom(it.element).map((one) => `large: ${one}`));
          expect(found).to.deep.equal([]);
        } finally {
          document.documentElement.style.fontSize = "";
          it.leave();
        }
      });
  });
});
