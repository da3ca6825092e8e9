/**
 * Reads the fonts and colours of a publisher's page out of its CSS, or its HTML with its CSS. It is laid out in a frame
 * that runs no scripts, is never shown, and whose policy is this page's: no other server is asked for anything.
 */
import { tokens } from "../../src/widget/reference/tokens.ts";
import { buildPage, stylesOf } from "./pasted.ts";
import type { Surroundings, Values } from "./theme.ts";
import { seen, toHex } from "./colours.ts";
import { inScheme, isValue, rulesForParts } from "./values.ts";

export interface Found {
  page: Partial<Surroundings>;
  day: Values;
  night: Values;
  rules: string;
  /** As of a theme. */
  dark: string;
  /** What was found, in words, for whoever pasted it. */
  told: string[];
}

type Look = Record<
  "ground" | "ink" | "font" | "size" | "heading" | "weight" | "link" | "button" | "onButton",
  string
> & {
  buttonFont: string;
  corners: string;
  own: Values;
  dark: string;
};

const clear = "rgba(0, 0, 0, 0)";

/** As the element's own attributes say it. */
const whenDark = (element: Element): string =>
  element.getAttribute("dark-when") ??
  { light: "never", dark: "always" }[element.getAttribute("scheme") ?? ""] ??
  "system";

async function openFrame(): Promise<HTMLIFrameElement> {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-same-origin");
  frame.className = "measure";
  frame.tabIndex = -1;
  frame.ariaHidden = "true";
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  return frame;
}

async function lookAt(css: string, html: string, scheme: "light" | "dark"): Promise<Look> {
  const frame = await openFrame();
  try {
    const page = frame.contentDocument!;
    const realm = frame.contentWindow as unknown as typeof globalThis;
    buildPage(page, html);
    const sheet = new realm.CSSStyleSheet();
    sheet.replaceSync(inScheme(css, scheme));
    page.adoptedStyleSheets = [sheet];
    const style = (selector: string) => realm.getComputedStyle(page.querySelector(selector)!);
    if (scheme === "dark" && /dark/.test(style("html").colorScheme)) {
      const dark = new realm.CSSStyleSheet();
      dark.replaceSync(":root { color-scheme: dark !important; }");
      page.adoptedStyleSheets = [sheet, dark];
    }
    const grounds = ["afterword-comments", "body", "html"].flatMap((selector) => {
      let found: string[] = [];
      for (let at = page.querySelector(selector); at; at = at.parentElement) {
        const { backgroundColor } = realm.getComputedStyle(at);
        if (backgroundColor !== clear) found = [...found, backgroundColor];
      }
      return found;
    });
    const around = style("afterword-comments");
    const own = tokens.flatMap(({ name, syntax }) => {
      const value = around.getPropertyValue(name).trim();
      return value && isValue(syntax, value) ? [[name, value]] : [];
    });
    return {
      ground: grounds[0] ?? "",
      ink: around.color,
      font: around.fontFamily,
      size: around.fontSize,
      heading: style("h1, h2").fontFamily,
      weight: style("h1, h2").fontWeight,
      link: style("a[href]").color,
      button: style("button").backgroundColor,
      onButton: style("button").color,
      buttonFont: style("button").fontFamily,
      corners: style("button").borderTopLeftRadius,
      own: Object.fromEntries(own) as Values,
      dark: whenDark(page.querySelector("afterword-comments")!),
    };
  } finally {
    frame.remove();
  }
}

/** As people write it, where nothing shines through it. */
const plain = (colour: string): string => (colour.startsWith("rgb(") ? toHex(seen([colour])) : colour);

/** What can be pressed has a colour of its own on most pages: that of links, or of buttons. */
function accentOf(look: Look, blank: Look): { accent: string; on?: string } | null {
  if (look.link !== blank.link && look.link !== look.ink) return { accent: look.link };
  if (look.button !== blank.button && look.button !== clear && look.button !== look.ground)
    return { accent: look.button, on: look.onButton };
  return null;
}

function coloursOf(look: Look, blank: Look): Values {
  const found = accentOf(look, blank);
  return {
    ...(look.ink !== blank.ink && { "--afterword-text": plain(look.ink) }),
    ...(look.ground && { "--afterword-ground": plain(look.ground) }),
    ...(found && { "--afterword-accent": plain(found.accent) }),
    ...(found?.on && { "--afterword-on-accent": plain(found.on) }),
    ...look.own,
  };
}

function typeOf(look: Look, blank: Look): Values {
  return {
    ...(look.font !== blank.font && { "--afterword-font": look.font }),
    ...(look.heading !== look.font && { "--afterword-font-heading": look.heading }),
    ...(look.weight !== blank.weight && { "--afterword-heading-weight": look.weight }),
    ...(look.buttonFont !== blank.buttonFont &&
      look.buttonFont !== look.font && { "--afterword-font-ui": look.buttonFont }),
    ...(look.corners !== blank.corners && { "--afterword-button-radius": look.corners }),
  };
}

function tell(day: Values, look: Look, rules: string): string[] {
  return [
    day["--afterword-font"] ? `Text in ${day["--afterword-font"]}.` : "No font of its own.",
    day["--afterword-text"] ? `Text colour ${day["--afterword-text"]}.` : "No text colour of its own.",
    look.ground ? `Ground ${plain(look.ground)}.` : "No ground of its own: it stays as it is here.",
    day["--afterword-accent"]
      ? `Accent ${day["--afterword-accent"]}.`
      : "No colour of its own for links or buttons: the accent stays Afterword’s.",
    ...(Object.keys(look.own).length ? ["Tokens of Afterword that it sets already."] : []),
    ...(rules ? ["Rules for parts that it has already."] : []),
  ];
}

/** @param pasted CSS, HTML with its CSS, or an address of this very server. @throws Error in words for who pasted it. */
export async function takeOver(pasted: string): Promise<Found> {
  const { css, html } = await stylesOf(pasted.trim());
  const blank = await lookAt("", "", "light");
  const [light, dark] = [await lookAt(css, html, "light"), await lookAt(css, html, "dark")];
  const day = { ...coloursOf(light, blank), ...typeOf(light, blank), ...light.own };
  const byNight = Object.entries({ ...coloursOf(dark, blank), ...dark.own });
  const night = Object.fromEntries(byNight.filter(([name, value]) => day[name as keyof Values] !== value));
  if (!light.ground && Object.keys(day).length === 0)
    throw new Error("Nothing in it says what a page, its headings, links or buttons look like.");
  // What they were set below on that page may not be there on others.
  const rules = rulesForParts(css).replace(/[^,{}\s][^,{}\n]*\s(?=afterword-comments)/g, "");
  return {
    page: {
      ...(light.ground && { ground: plain(light.ground), nightGround: plain(dark.ground) }),
      ...(light.ink !== blank.ink && { ink: plain(light.ink), nightInk: plain(dark.ink) }),
      font: light.font,
      size: light.size,
    },
    day,
    night,
    rules,
    dark: isValue("<selector>", light.dark) ? light.dark : "system",
    told: tell(day, light, rules),
  };
}
