import type { Ask } from "./view.ts";

const requests = { n: "nextNew", p: "previousNew" } as const;
const codes: Readonly<Record<string, keyof typeof requests>> = { KeyN: "n", KeyP: "p" };

/**
 * Escape closes what further actions stand open. One key leads to the next new comment, one to the one before: only while the focus is in the widget and not in a
 * field (WCAG 2.2, 2.1.4).
 */
export function listenToKeys(root: ShadowRoot, ask: Ask): void {
  root.addEventListener("keydown", (event) => {
    const { key, code, ctrlKey, altKey, metaKey, isComposing, target } = event as KeyboardEvent;
    if (ctrlKey || altKey || metaKey || isComposing || (target as Element).closest("input, textarea, select"))
      return;
    if (key === "Escape" && (target as Element).closest(".menu, .more-acts")) ask("menu", null);
    // A keyboard of another script has no such letter, but the key.
    const name = /^[a-z]$/i.test(key) ? key.toLowerCase() : codes[code];
    if (name === "n" || name === "p") ask(requests[name]);
  });
}
