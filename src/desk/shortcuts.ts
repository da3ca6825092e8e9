/** Single keys to commands. */

export type Command =
  | "approve"
  | "reject"
  | "keep"
  | "choice"
  | "note"
  | "undo"
  | "skip"
  | "next"
  | "previous"
  | "keys"
  | { guideline: number };

const letters: Readonly<Record<string, Command>> = {
  a: "approve",
  r: "reject",
  // K is the way up; this is the key of "publish".
  p: "keep",
  e: "choice",
  n: "note",
  u: "undo",
  s: "skip",
  j: "next",
  k: "previous",
};

/**
 * The command of a key press; `null` for none: with a modifier, while a text is composed, or where the key belongs to
 * a field. A key that is held down moves through the list and decides nothing.
 *
 * On a keyboard that writes no Latin letters (Arabic, Sorani) the place of the key counts.
 */
export function commandOf(event: KeyboardEvent): Command | null {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
    return null;
  if (isField(event.composedPath()[0])) return null;
  if (event.key === "?" || event.key === "؟") return event.repeat ? null : "keys";
  if (event.shiftKey) return null;
  const command = letters[letterOf(event)] ?? guidelineOf(event);
  return event.repeat && command !== "next" && command !== "previous" ? null : command;
}

function letterOf({ key, code }: KeyboardEvent): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  const isForeign = /^\p{L}$/u.test(key) && !/\p{Script=Latin}/u.test(key);
  return isForeign ? code.replace(/^Key/, "").toLowerCase() : "";
}

function guidelineOf({ key, code }: KeyboardEvent): Command | null {
  const digit = /^[1-9]$/.test(key)
    ? key
    : /^\p{Nd}$/u.test(key)
      ? /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]
      : null;
  return digit ? { guideline: Number(digit) } : null;
}

function isField(target: EventTarget | undefined): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
  );
}
