/** Every state in every language and both schemes as axe finds it, or a share of them that leaves none of the three out. */
import { expect } from "@open-wc/testing";
import "axe-core";
import type { run } from "axe-core";
import type { Language } from "../../src/i18n/format.ts";
import { languages } from "../../src/i18n/format.ts";
import { scale } from "../helpers/scale.ts";
import type { Mounted } from "./mounted.ts";
import { states } from "./states.ts";

// It is no module: it leaves a global.
const { axe } = globalThis as unknown as { axe: { run: typeof run } };

const schemes = ["light", "dark"] as const;
type Scheme = (typeof schemes)[number];

/** What a publisher's page is made of: without a ground of its own there is nothing to hold a colour against. */
const papers: Record<Scheme, string> = {
  light: "html { background: #fff; color: #1a1a1a }",
  dark: "html { background: #16181a; color: #e9e6e1 }",
};

/**
 * What axe cannot hold a colour against is put as a ground that it can: lines that are drawn by a gradient;
 * the tint below what a link leads to, drawn by a pseudo-element; the words below which the marks of hints lie, written
 * in the field above them; a pill that floats over the thread; a link that is higher than its line.
 */
const plain = new CSSStyleSheet();
plain.replaceSync(`
  .fold + .replies, .long + .thread > .list > li:not(:first-child) { background: none }
  [aria-current]::before { content: none }
  [aria-current] { background: var(--tint) }
  .write > .copy { color: inherit }
  .write > textarea { visibility: hidden }
  .live, .live > .news { position: static }
  .by { row-gap: 14px }
  .next { position: static }
`);

/** How many of the eighteen pictures of a state are looked at. Slower engines lay out the same tree: they look at few. */
const share = (): number => {
  if (!navigator.userAgent.includes("Chrome")) return 18;
  return scale < 1 ? 9 : 1;
};

/** Whether this picture is among those of this run. Each state, language and scheme is, whatever the share. */
export function isLookedAt(state: number, lang: Language, scheme: Scheme, one = share()): boolean {
  const language = languages.indexOf(lang);
  const dark = schemes.indexOf(scheme);
  if (one < 18) return (state + language + dark) % one === 0;
  return state % languages.length === language && Math.floor(state / languages.length) % 2 === dark;
}

async function faults(it: Mounted): Promise<string[]> {
  await it.element.updateComplete;
  const root = it.element.shadowRoot!;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, plain];
  const { violations, incomplete } = await axe.run(it.element, {
    // The page around it is the test runner's.
    rules: { region: { enabled: false } },
    resultTypes: ["violations", "incomplete"],
    // What takes its time and is not told.
    preload: false,
    selectors: false,
  });
  return [...violations, ...incomplete].flatMap(({ id, nodes }) =>
    nodes
      // Three dots in the colour of the word beside them.
      .filter(({ html }) => !html.includes('part="icon"'))
      .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}

/** A file's share of the tests: these languages. */
export function auditStates(some: readonly Language[]): void {
  const paper = new CSSStyleSheet();
  let looks = 0;
  before(() => void document.adoptedStyleSheets.push(paper));
  after(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== paper);
    console.log(`axe: ${looks} pictures of ${states.length} states in ${some.join(", ")}`);
  });
  for (const [i, { name, open }] of states.entries()) {
    const pictures = some.flatMap((lang) =>
      schemes.filter((scheme) => isLookedAt(i, lang, scheme)).map((scheme) => [lang, scheme] as const),
    );
    if (!pictures.length) continue;
    it(name, async () => {
      const found: string[] = [];
      for (const [lang, scheme] of pictures) {
        paper.replaceSync(papers[scheme]);
        const shown = await open(lang, scheme);
        found.push(...(await faults(shown)).map((fault) => `${lang}, ${scheme}: ${fault}`));
        shown.leave();
        looks++;
      }
      expect(found).to.deep.equal([]);
    });
  }
}
