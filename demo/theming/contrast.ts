/** What readers must be able to tell apart, and whether they can (WCAG 2.2, 1.4.3 and 1.4.11). */
import { tokens as tokenStyles } from "../../src/ui/tokens.styles.ts";
import type { TokenName } from "../../src/widget/reference/tokens.ts";
import { contrast, nearest, seen, toHex } from "./colours.ts";
import { declarations, valuesIn, type Theme } from "./theme.ts";

export type Scheme = "light" | "dark";

type Colour = Extract<
  TokenName,
  `--afterword-${"text" | "muted" | "edge" | "field" | "ground" | "accent" | "on-accent" | "tint" | "alert" | "mark" | "focus" | "rule"}`
>;

interface Pair {
  what: string;
  front: Colour;
  /** Above the page's ground, the lowest first. */
  behind: readonly Colour[];
  least: 3 | 4.5;
  /** What to change where it falls short. */
  mend: Colour;
}

export const pairs: readonly Pair[] = [
  { what: "Text on the page", front: "--afterword-text", behind: [], least: 4.5, mend: "--afterword-text" },
  {
    what: "Text in a field",
    front: "--afterword-text",
    behind: ["--afterword-field"],
    least: 4.5,
    mend: "--afterword-field",
  },
  {
    what: "Marked words in a field",
    front: "--afterword-text",
    behind: ["--afterword-field", "--afterword-mark"],
    least: 4.5,
    mend: "--afterword-mark",
  },
  {
    what: "A note above the thread",
    front: "--afterword-text",
    behind: ["--afterword-ground"],
    least: 4.5,
    mend: "--afterword-ground",
  },
  {
    what: "Times, actions, explanations",
    front: "--afterword-muted",
    behind: [],
    least: 4.5,
    mend: "--afterword-muted",
  },
  {
    what: "Links and numbers",
    front: "--afterword-accent",
    behind: [],
    least: 4.5,
    mend: "--afterword-accent",
  },
  {
    what: "An accent on its quiet ground",
    front: "--afterword-accent",
    behind: ["--afterword-tint"],
    least: 4.5,
    mend: "--afterword-accent",
  },
  {
    what: "Words on the button that sends",
    front: "--afterword-on-accent",
    behind: ["--afterword-accent"],
    least: 4.5,
    mend: "--afterword-on-accent",
  },
  {
    what: "What must be mended",
    front: "--afterword-alert",
    behind: [],
    least: 4.5,
    mend: "--afterword-alert",
  },
  {
    what: "Edge of fields and buttons",
    front: "--afterword-edge",
    behind: [],
    least: 3,
    mend: "--afterword-edge",
  },
  {
    what: "Ring around what has the focus",
    front: "--afterword-focus",
    behind: [],
    least: 3,
    mend: "--afterword-focus",
  },
];

const colours = [
  ...new Set(pairs.flatMap(({ front, behind }) => [front, ...behind])),
  "--afterword-rule",
] as Colour[];

/** As the widget's own sheets have it: what stands in for these two is not in `tokens.styles.ts`. */
const elsewhere = (scheme: Scheme): Partial<Record<Colour, string>> => ({
  "--afterword-text": "var(--ink)",
  "--afterword-ground": "var(--afterword-ground, Canvas)",
  "--afterword-mark": `var(--afterword-mark, color-mix(in srgb, var(--accent) ${scheme === "dark" ? 26 : 18}%, transparent))`,
});

export interface Probe {
  element: HTMLElement;
  /** What each colour is computed as. */
  read: () => Record<Colour, string>;
  /** Gives it what a theme says in its scheme. */
  dress: (theme: Theme) => void;
}

/** Computes colours exactly as the widget does, with the widget's own style sheet, where nobody sees it. */
export function createProbe(scheme: Scheme): Probe {
  const element = document.createElement("div");
  element.className = "probe";
  element.hidden = true;
  element.setAttribute("scheme", scheme);
  const root = element.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  const samples = new CSSStyleSheet();
  const rules = colours.map((name, i) => {
    const value = elsewhere(scheme)[name] ?? `var(${name.replace("afterword-", "")})`;
    return `i:nth-child(${i + 1}) { color: ${value}; }`;
  });
  samples.replaceSync(`.afterword { color: var(--ink); } ${rules.join(" ")}`);
  root.adoptedStyleSheets = [tokenStyles.styleSheet!, samples, sheet];
  const base = document.createElement("div");
  base.className = "afterword";
  base.append(...colours.map(() => document.createElement("i")));
  root.append(base);
  return {
    element,
    read: () =>
      Object.fromEntries(
        colours.map((name, i) => [name, getComputedStyle(base.children[i]!).color]),
      ) as Record<Colour, string>,
    dress(theme) {
      const ink = scheme === "light" ? theme.page.ink : theme.page.nightInk;
      sheet.replaceSync(`:host { color: ${ink}; ${declarations(valuesIn(theme, scheme)).join(" ")} }`);
    },
  };
}

export interface Finding extends Pair {
  ratio: number;
  passes: boolean;
  /** The colour nearest to what should change that would pass; `null` where it passes, or none would. */
  instead: string | null;
}

/** @param ground Of the page, a CSS colour. */
export function check(computed: Record<Colour, string>, ground: string): Finding[] {
  return pairs.map((pair) => {
    const { front, behind, least, mend } = pair;
    const ratioOf = (of: Record<Colour, string>) => {
      const under = [ground, ...behind.map((name) => of[name])];
      return contrast(seen(under), seen([...under, of[front]]));
    };
    const ratio = ratioOf(computed);
    const passes = ratio >= least;
    const better = () =>
      nearest(
        seen([ground, computed[mend]]),
        (colour) => ratioOf({ ...computed, [mend]: toHex(colour) }) >= least,
      );
    const found = passes ? null : better();
    return { ...pair, ratio, passes, instead: found && toHex(found) };
  });
}

/** Never rounded up to what it does not reach. */
export const inWords = (ratio: number): string => `${(Math.floor(ratio * 100) / 100).toFixed(2)} to 1`;
