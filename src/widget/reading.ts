/**
 * What a thread is read with that is more than a list of comments: a chunk of its own, loaded before the thread is
 * shown where it needs it, for nothing may move later, else when the reader first moves.
 */
import type { ThreadView } from "../contract/records.ts";
import { chunkFrom, drawOn } from "./drawing.ts";
import { hiddenAuthorsIn, hiddenIn } from "./hiding.ts";
import { readEntry, readIds } from "./kept.ts";
import { readingStyles } from "./reading.styles.ts";
import { placed } from "./linking.ts";
import { linked } from "./place.ts";
import type { Services } from "./services.ts";
import type { Reading } from "./state.ts";
import { foldedIn, visit } from "./visits.ts";

export { drawnTo } from "./drawing.ts";
export { placed } from "./linking.ts";
export { listenToKeys } from "./reading-keys.ts";
export { meet } from "./meeting.ts";
export { above, closed } from "./templates/above.ts";
export { more } from "./templates/more.ts";
export { acts, below, each, fold, instead, marks } from "./templates/branch.ts";

export const sheet = readingStyles.styleSheet!;

/** What is shown of a thread that has arrived, and how it is read. */
export async function begin(
  services: Services,
  view: ThreadView,
): Promise<{ view: ThreadView; reading: Reading }> {
  const before = services.state().view;
  // Who orders the thread anew wants its beginning, wherever a link once led them.
  const id = before && before.sort !== view.sort ? undefined : linked();
  const found = id ? await placed(services, view, id) : { view, missing: false };
  const drawn = chunkFrom(found.view.comments, 0);
  if (drawn < Infinity) void drawOn(services);
  return {
    view: found.view,
    reading: {
      ...startOf(services, found.view),
      drawn,
      // Only from the beginning: estimated heights in place of those that were shown would move what is below.
      long: drawn < Infinity,
      marked: id && !found.missing ? id : null,
      missing: found.missing,
    },
  };
}

/** For a thread that is shown already. */
export function attend(services: Services): void {
  const { view, reading } = services.state();
  if (view && !reading) services.dispatch({ type: "reading", reading: startOf(services, view) });
}

function startOf({ kept, state }: Services, view: ThreadView): Reading {
  const { reading: before, forgotten } = state();
  return {
    folded: (readEntry(foldedIn(kept)) as string[] | null) ?? [],
    hidden: readIds(hiddenIn(kept)),
    hiddenAuthors: readIds(hiddenAuthorsIn(kept)),
    // What was forgotten is not noted again.
    since: before || forgotten ? (before?.since ?? null) : visit(kept, view),
    met: before?.met ?? [],
    marked: null,
    missing: false,
    menu: null,
    copied: null,
    drawn: Infinity,
    long: false,
  };
}
