/**
 * What a thread is read with that is more than a list of comments: a chunk of its own, loaded before the thread is
 * shown where it needs it, for nothing may move later, else when the reader first moves.
 */
import type { ThreadView } from "../contract/records.ts";
import { readEntry, readIds } from "./kept.ts";
import { readingStyles } from "./reading.styles.ts";
import { placed } from "./linking.ts";
import { linked } from "./place.ts";
import type { Services } from "./services.ts";
import type { Reading } from "./state.ts";
import { foldedIn, hiddenIn, visit } from "./visits.ts";

export { placed } from "./linking.ts";
export { listenToKeys } from "./reading-keys.ts";
export { above, closed } from "./templates/above.ts";
export { acts, below, each, fold, instead, marks } from "./templates/branch.ts";

export const sheet = readingStyles.styleSheet!;

/** How many branches are drawn at once; the others follow, so many for each frame. */
const chunk = 40;

/** What is shown of a thread that has arrived, and how it is read. */
export async function begin(
  services: Services,
  view: ThreadView,
): Promise<{ view: ThreadView; reading: Reading }> {
  const id = linked();
  const found = id ? await placed(services, view, id) : { view, missing: false };
  return {
    view: found.view,
    reading: {
      ...startOf(services, found.view),
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

function startOf(services: Services, view: ThreadView): Reading {
  const { kept, state } = services;
  const { reading: before, forgotten } = state();
  const all = view.comments.items.length;
  const drawn = before && state().view ? all : chunk;
  if (all > drawn) void drawOn(services, view);
  return {
    folded: (readEntry(foldedIn(kept)) as string[] | null) ?? [],
    hidden: readIds(hiddenIn(kept)),
    since: before || forgotten ? (before?.since ?? null) : visit(kept, view),
    met: before?.met ?? [],
    marked: null,
    missing: false,
    menu: null,
    copied: null,
    drawn,
  };
}

/** Draws the rest of a long page, a chunk each frame, so that the reader can do something in between. */
async function drawOn({ state, dispatch, signal }: Services, { comments }: ThreadView): Promise<void> {
  for (;;) {
    await nextFrame();
    const { view, reading } = state();
    if (signal.aborted || !reading || !view || reading.drawn >= view.comments.items.length) return;
    if (view.comments.items[0]?.id !== comments.items[0]?.id) return;
    dispatch({ type: "reading", reading: { ...reading, drawn: reading.drawn + chunk } });
  }
}

/** A hidden page has no frames. */
const nextFrame = (): Promise<unknown> =>
  new Promise((resolve) => {
    if (document.hidden) setTimeout(resolve);
    else requestAnimationFrame(() => setTimeout(resolve));
  });
