/** A page of a thousand comments is drawn in chunks, so that the reader can do something in between. */
import type { CommentPage } from "../contract/records.ts";
import type { Services } from "./services.ts";

/** Comments that are drawn at once, or a few more: a branch is drawn whole. */
const chunk = 40;

/** How many branches are drawn after one more chunk; `Infinity` once it is all of them. */
export function chunkFrom({ items }: CommentPage, drawn: number): number {
  let comments = 0;
  for (let at = drawn; at < items.length; at++) {
    if (comments >= chunk) return at;
    comments += 1 + (items[at]?.replies?.items.length ?? 0);
  }
  return Infinity;
}

/** Draws the rest of what is shown, a chunk each frame, whatever comes and leaves meanwhile. */
export async function drawOn({ state, dispatch, signal }: Services): Promise<void> {
  for (;;) {
    await nextFrame();
    const { view, reading } = state();
    if (signal.aborted || !view || !reading || reading.drawn === Infinity) return;
    dispatch({
      type: "reading",
      reading: { ...reading, drawn: chunkFrom(view.comments, reading.drawn) },
    });
  }
}

/** Waits until this branch is drawn. */
export async function drawnTo({ state, signal }: Services, branch: number): Promise<void> {
  while (!signal.aborted && branch >= (state().reading?.drawn ?? Infinity)) await nextFrame();
}

/** A hidden page has no frames. After one, input comes first. */
export const nextFrame = (): Promise<unknown> =>
  new Promise((resolve) => {
    if (document.hidden) setTimeout(resolve);
    else requestAnimationFrame(() => setTimeout(resolve));
  });
