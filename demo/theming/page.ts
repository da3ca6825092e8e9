/** The page on which a publisher makes the comments look like their paper, and takes the CSS home. */
import { html, render } from "lit";
import { toHex, seen } from "./colours.ts";
import { check, createProbe, type Probe, type Scheme } from "./contrast.ts";
import { controls, type Desk } from "./controls.ts";
import { copying } from "./copying.ts";
import { summary, table, type Checked } from "./findings.ts";
import { importing } from "./importing.ts";
import { lookingEntries, lookingFrom, switches, type Looking } from "./looking.ts";
import { parts } from "./parts.ts";
import { openScene } from "./scenes.ts";
import { surroundings } from "./surroundings.ts";
import { takeOver } from "./take-over.ts";
import {
  declarations,
  fromEntries,
  schemesOf,
  startPage,
  startTheme,
  toCss,
  toEntries,
  valuesIn,
  type Theme,
} from "./theme.ts";
import { inScheme, isValue, rulesForParts } from "./values.ts";

interface State {
  theme: Theme;
  looking: Looking;
  refused: ReadonlyMap<string, string>;
  importing: { busy: boolean; told: readonly string[]; problem: string | null };
  copied: string;
}

const fromAddress = (): Pick<State, "theme" | "looking"> => {
  const entries = new Map(new URLSearchParams(location.hash.slice(1)));
  return { theme: fromEntries(entries, isValue, rulesForParts), looking: lookingFrom(entries) };
};

const quiet = { busy: false, told: [], problem: null };
let state: State = { ...fromAddress(), refused: new Map(), importing: quiet, copied: "" };

const root = document.querySelector<HTMLElement>("#theming")!;
const paper = document.createElement("div");
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
const probes: Record<Scheme, Probe> = { light: createProbe("light"), dark: createProbe("dark") };
document.body.append(probes.light.element, probes.dark.element);
/** Where a theme keeps what is set in a scheme. */
const halves = { light: "day", dark: "night" } as const;

const groundIn = ({ page }: Theme, scheme: Scheme): string =>
  scheme === "light" ? page.ground : page.nightGround;

/** The one that is chosen, where readers can meet it. */
function schemeShown({ theme, looking }: State): Scheme {
  const schemes = schemesOf(theme);
  return schemes.find((one) => one === looking.scheme) ?? schemes[0]!;
}

function dress(): void {
  const { theme, looking } = state;
  const { page } = theme;
  const scheme = schemeShown(state);
  const ink = scheme === "light" ? page.ink : page.nightInk;
  paper.className = `paper ${looking.width}`;
  paper.firstElementChild?.setAttribute("scheme", scheme);
  sheet.replaceSync(`
    .paper { background: ${groundIn(theme, scheme)}; color: ${ink}; font-family: ${page.font}; font-size: ${page.size}; color-scheme: ${scheme}; }
    afterword-comments { ${declarations(valuesIn(theme, scheme)).join(" ")} }
    ${inScheme(theme.rules, scheme)}
  `);
}

function measure(): { checked: Checked; seen: Desk["seen"] } {
  const { theme } = state;
  const both = Object.entries(probes).map(([scheme, probe]) => {
    probe.dress(theme);
    const ground = groundIn(theme, scheme as Scheme);
    const computed = probe.read();
    const hexes = Object.entries(computed).map(([name, colour]) => [name, toHex(seen([ground, colour]))]);
    return { scheme: scheme as Scheme, findings: check(computed, ground), hexes: Object.fromEntries(hexes) };
  });
  const met = both.filter(({ scheme }) => schemesOf(theme).includes(scheme));
  return {
    checked: Object.fromEntries(met.map(({ scheme, findings }) => [scheme, findings])),
    seen: Object.fromEntries(both.map(({ scheme, hexes }) => [halves[scheme], hexes])) as Desk["seen"],
  };
}

let keeping: ReturnType<typeof setTimeout> | undefined;
/** Browsers refuse too many changes of an address in a row. */
function keep(): void {
  clearTimeout(keeping);
  keeping = setTimeout(() => history.replaceState(null, "", addressOf(state)), 250);
}

function addressOf({ looking, theme }: State): string {
  const entries = new URLSearchParams([...lookingEntries(looking), ...toEntries(theme)]);
  return new URL(`#${entries}`, location.href).href;
}

function change(next: Partial<State>): void {
  state = { ...state, copied: "", ...next };
  draw();
  keep();
}

const setTheme = (next: Partial<Theme>) => change({ theme: { ...state.theme, ...next } });

const set: Desk["set"] = (when, name, value) => {
  const { [name]: _, ...others } = state.theme[when];
  setTheme({ [when]: value ? { ...others, [name]: value } : others });
};

function refuse(id: string, text: string | null): void {
  const refused = new Map(state.refused);
  if (text === null) refused.delete(id);
  else refused.set(id, text);
  change({ refused });
}

let opened = 0;
async function show(): Promise<void> {
  const mine = ++opened;
  const { state: name, lang } = state.looking;
  const { element, ready } = await openScene(name, lang);
  if (mine !== opened) return;
  element.setAttribute("scheme", schemeShown(state));
  paper.lang = lang;
  paper.replaceChildren(element);
  paper.parentElement?.scrollTo(0, 0);
  const about = await ready();
  const stage = paper.parentElement;
  if (stage && mine === opened)
    stage.scrollTop += about ? about.getBoundingClientRect().top - stage.getBoundingClientRect().top - 96 : 0;
}

function look(next: Partial<Looking>): void {
  change({ looking: { ...state.looking, ...next } });
  if (next.state || next.lang) void show();
}

async function take(pasted: string): Promise<void> {
  change({ importing: { ...quiet, busy: true } });
  try {
    const { told, page, ...found } = await takeOver(pasted);
    const theme = { ...startTheme, ...found, page: { ...startPage, ...page } };
    change({ theme, refused: new Map(), importing: { ...quiet, told } });
  } catch (error) {
    change({ importing: { ...quiet, problem: (error as Error).message } });
  }
}

async function copy(what: string, text: string): Promise<void> {
  const done = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  change({
    copied: done ? `${what} copied.` : "This browser does not let it be copied: select it and copy by hand.",
  });
}

const startAnew = () => change({ theme: startTheme, refused: new Map(), importing: quiet });

function draw(): void {
  const { theme, looking, refused } = state;
  dress();
  const { checked, seen } = measure();
  render(
    html`
      <div class="shown">
        <div class="switches" role="group" aria-label="How it is looked at">
          ${switches({ ...looking, scheme: schemeShown(state) }, schemesOf(theme).length === 1, look)}
          <a class="state" href="#contrast" @click=${toContrast}><span role="status">${summary(checked)}</span></a>
        </div>
        <section class="stage" aria-label="Your comments" tabindex="0">${paper}</section>
      </div>
      <div class="desk">
        ${importing({ ...state.importing, take: (pasted) => void take(pasted) })}
        ${controls({ theme, refused, seen, set, refuse })}
        ${parts(theme.rules, (rules) => setTheme({ rules }))}
        ${surroundings({
          theme,
          refused,
          refuse,
          surround: (page) => setTheme({ page: { ...theme.page, ...page } }),
          darken: (dark) => setTheme({ dark }),
        })}
        <p><button @click=${startAnew}>Start anew</button></p>
      </div>
      <div class="results">
        <section id="contrast" aria-labelledby="contrast-heading" tabindex="-1">
          <h2 id="contrast-heading">Contrast</h2>
          <p class="what">
            Against the ground of your page, as it is seen: what is translucent is mixed first. Text needs 4.5 to 1, edges
            and rings 3 to 1.
          </p>
          ${table(checked, (scheme, name, value) => set(halves[scheme], name, value))}
        </section>
        ${copying({
          theme,
          css: toCss(theme),
          address: addressOf(state),
          copied: state.copied,
          copy: (what, text) => void copy(what, text),
        })}
      </div>
    `,
    root,
  );
}

/** The address holds the theme, so it cannot name a place too. */
function toContrast(event: Event): void {
  event.preventDefault();
  const section = document.querySelector<HTMLElement>("#contrast");
  section?.scrollIntoView();
  section?.focus({ preventScroll: true });
}

window.addEventListener("hashchange", () => {
  change({ ...fromAddress(), refused: new Map(), importing: quiet });
  void show();
});
draw();
void show();
