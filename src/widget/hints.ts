/** What is made of the hints about a text: which of them are shown, and where, while their author writes on. */
import type { Hint } from "../guidance/check.ts";
import type { FormName, WidgetState } from "./state.ts";

export type Match = Hint["matches"][number];

/** Names one marked place by what it says, so that it is known again when the text around it has changed. */
export const keyOf = (form: FormName, { check }: Hint, text: string, { start, end }: Match): string =>
  `${form} ${check} ${text.slice(start, end)}`;

/** Places as they stand after an edit. Those that it touched are left out. */
export function carried(matches: readonly Match[], before: string, after: string): Match[] {
  if (before === after) return [...matches];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const by = after.length - before.length;
  return matches.flatMap((match) => {
    if (match.end <= start) return [match];
    return match.start >= before.length - end ? [{ start: match.start + by, end: match.end + by }] : [];
  });
}

/** The hints about a form's text as it stands now, without the places that its author keeps as they are. */
export function shownHints({ aids, settled = [], texts }: WidgetState, form: FormName): Hint[] {
  const aid = aids?.[form];
  const text = texts[form] ?? "";
  if (!aid || !text) return [];
  return aid.hints.flatMap((hint) => {
    const open = hint.matches.filter((match) => !settled.includes(keyOf(form, hint, aid.text, match)));
    const matches = carried(open, aid.text, text);
    return matches.length ? [{ ...hint, matches }] : [];
  });
}
