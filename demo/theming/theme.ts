/** A theme as the page edits it, and the CSS that a publisher copies. */
import { tokens, type TokenName } from "../../src/widget/reference/tokens.ts";

export type Values = Partial<Record<TokenName, string>>;

/** The publisher's page around the element: it is shown, and never part of what is copied. */
export interface Surroundings {
  ground: string;
  ink: string;
  nightGround: string;
  nightInk: string;
  font: string;
  size: string;
}

export interface Theme {
  /** Counts in both schemes, as it does in CSS. */
  day: Values;
  /** Only what is another by night. */
  night: Values;
  /** Rules for parts, as CSS. */
  rules: string;
  /** When the page is dark: "system", "never", "always", or a selector of something around the element. */
  dark: string;
  page: Surroundings;
}

export const startPage: Surroundings = {
  ground: "#ffffff",
  ink: "#1c1b19",
  nightGround: "#16181a",
  nightInk: "#e9e6e1",
  font: "Georgia, serif",
  size: "18px",
};

export const startTheme: Theme = { day: {}, night: {}, rules: "", dark: "system", page: startPage };

/** The schemes that readers meet. */
export const schemesOf = ({ dark }: Theme): readonly ("light" | "dark")[] =>
  dark === "never" ? ["light"] : dark === "always" ? ["dark"] : ["light", "dark"];

/** What counts in a scheme. */
export const valuesIn = ({ day, night }: Theme, scheme: "light" | "dark"): Values =>
  scheme === "light" ? day : { ...day, ...night };

const byNight = (theme: Theme): Values =>
  Object.fromEntries(
    Object.entries(theme.night).filter(([name, value]) => theme.day[name as TokenName] !== value),
  );

/** In the order of the table, without what is so by itself. */
export function declarations(values: Values): string[] {
  return tokens.flatMap(({ name, unset }) => {
    const value = values[name];
    return value && value !== unset ? [`${name}: ${value};`] : [];
  });
}

const rule = (selector: string, lines: string[], indent = ""): string =>
  lines.length
    ? `${indent}${selector} {\n${lines.map((line) => `${indent}  ${line}\n`).join("")}${indent}}\n`
    : "";

const tag = "afterword-comments";

/** All that a publisher pastes into their style sheet; "" where nothing differs. */
export function toCss(theme: Theme): string {
  const { dark } = theme;
  const day = declarations(theme.day);
  const night = declarations(byNight(theme));
  const own = theme.rules ? [`${theme.rules}\n`] : [];
  const written = () => {
    if (dark === "never") return [rule(tag, day)];
    if (dark === "always") return [rule(tag, declarations(valuesIn(theme, "dark")))];
    if (dark !== "system") return [rule(tag, day), rule(`:is(${dark}) ${tag}, ${tag}:is(${dark})`, night)];
    const inMedia = rule(tag, night, "  ");
    return [rule(tag, day), inMedia && `@media (prefers-color-scheme: dark) {\n${inMedia}}\n`];
  };
  return [...written(), ...own].filter(Boolean).join("\n");
}

/** The element's tag, with what the theme needs on it. */
export function toTag({ dark }: Theme): string {
  const attribute =
    { system: "", never: ' scheme="light"', always: ' scheme="dark"' }[dark] ??
    ` dark-when="${dark.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`;
  return `<${tag}${attribute}></${tag}>`;
}

const short = (name: string): string => name.replace("--afterword-", "");

/** The theme as part of an address; only what differs from the start. */
export function toEntries(theme: Theme): [string, string][] {
  const page = Object.entries(theme.page).filter(
    ([name, value]) => startPage[name as keyof Surroundings] !== value,
  );
  return [
    ...Object.entries(theme.day).map(([name, value]): [string, string] => [short(name), value]),
    ...Object.entries(theme.night).map(([name, value]): [string, string] => [`night.${short(name)}`, value]),
    ...page.map(([name, value]): [string, string] => [`page.${name}`, value]),
    ...(theme.dark === startTheme.dark ? [] : [["dark", theme.dark] as [string, string]]),
    ...(theme.rules ? [["rules", theme.rules] as [string, string]] : []),
  ];
}

/**
 * The theme of an address. Whoever made that address is not trusted: what is no value of its token is left out.
 *
 * @param isValue Whether CSS takes the text as a value of that syntax.
 * @param clean Rules without all that is not about parts.
 */
export function fromEntries(
  entries: Iterable<[string, string]>,
  isValue: (syntax: string, text: string) => boolean,
  clean: (rules: string) => string,
): Theme {
  const given = new Map(entries);
  const values = (prefix: string): Values =>
    Object.fromEntries(
      tokens.flatMap(({ name, syntax }) => {
        const value = given.get(prefix + short(name));
        return value && isValue(syntax, value) ? [[name, value]] : [];
      }),
    );
  const page = Object.entries(startPage).map(([name, value]) => {
    const other = given.get(`page.${name}`);
    return [name, other && isValue(syntaxOf(name), other) ? other : value];
  });
  const dark = given.get("dark") ?? "system";
  return {
    day: values(""),
    night: values("night."),
    rules: clean(given.get("rules") ?? ""),
    dark: isValue("<selector>", dark) ? dark : "system",
    page: Object.fromEntries(page) as Surroundings,
  };
}

/** Of what is said of the page. */
export const syntaxOf = (name: string): string =>
  ({ font: "<family-name>#", size: "<length>" })[name] ?? "<color>";
