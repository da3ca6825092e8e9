/** What this browser keeps of how its reader reads a thread, and when they were last there. */
import type { Comment, ThreadView } from "../contract/records.ts";
import { readEntry, type Kept } from "./kept.ts";
import { write } from "./storing.ts";

/** Of what is folded away while the tab is open. */
export const foldedIn = ({ visit }: Kept): string => `session folded ${visit}`;

/** ISO 8601 both: when they last looked, and what was published after is new to them. */
interface Visit {
  until: string;
  since: string | null;
}

/** How long a visit lasts in which nothing is published, in milliseconds. */
const aVisit = 1_800_000;

/**
 * Notes that the reader is here.
 *
 * @returns What was published after it is new to them; `null` on the first visit. Who loads a page again has not been
 *   away: what was new a moment ago still is, unless there is something newer.
 */
export function visit(kept: Kept, view: ThreadView): string | null {
  const until = new Date().toISOString();
  const last = readEntry(kept.visit) as Visit | null;
  const away =
    !!last &&
    (Date.parse(until) - Date.parse(last.until) > aVisit ||
      everyComment(view).some(({ published }) => published > last.until));
  const since = away ? last.until : (last?.since ?? null);
  write(kept.visit, JSON.stringify({ until, since }));
  return since;
}

export const everyComment = (view: ThreadView): Comment[] =>
  view.comments.items.flatMap((top) => [top, ...(top.replies?.items ?? [])]);
