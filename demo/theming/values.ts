/** What CSS takes, asked of the browser itself. */

/** A property that takes exactly what the syntax names. */
const properties: Record<string, string> = {
  "<color>": "color",
  "<length>": "padding-left",
  "<number>": "line-height",
  "<family-name>#": "font-family",
  "<time>": "transition",
};

export function isValue(syntax: string, text: string): boolean {
  // Comments and variables would be taken for anything.
  if (/\/\*|\bvar\(|[{};<>]/.test(text)) return false;
  if (syntax === "<selector>") return !text.includes("::") && CSS.supports(`selector(${text})`);
  return CSS.supports(properties[syntax] ?? "color", text);
}

/** CSS as a system in that scheme reads it, whatever this one is in. */
export function inScheme(css: string, scheme: "light" | "dark"): string {
  const asks = (one: string) => new RegExp(`prefers-color-scheme\\s*:\\s*${one}`, "g");
  const other = scheme === "dark" ? "light" : "dark";
  return css.replace(asks(scheme), "min-width: 0px").replace(asks(other), "max-width: 0px");
}

const aboutParts = /^([^,{}]*\s)?afterword-comments(:[\w-]+(\([^()]*\))?)*::part\([\w\s-]+\)(:[\w-]+)*$/;

/** The rules that are about parts of the element, as the browser reads them; whatever else the text says is left out. */
export function rulesForParts(text: string): string {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].flatMap(keep).join("\n");
}

function keep(rule: CSSRule): string[] {
  if (rule instanceof CSSStyleRule) {
    const all = rule.selectorText.split(/,(?![^(]*\))/).every((one) => aboutParts.test(one.trim()));
    if (!all || rule.cssRules.length > 0) return [];
    const lines = rule.style.cssText.split(/;\s+/).map((line) => `  ${line.replace(/;$/, "")};`);
    return rule.style.length ? [`${rule.selectorText} {\n${lines.join("\n")}\n}`] : [];
  }
  if (!(rule instanceof CSSMediaRule)) return [];
  const kept = [...rule.cssRules].flatMap(keep);
  return kept.length ? [`@media ${rule.conditionText} {\n${kept.join("\n").replace(/^/gm, "  ")}\n}`] : [];
}
