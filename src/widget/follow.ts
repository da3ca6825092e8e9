/** What became of the reader's own comments: asked by receipt, taken back, written again, put aside. */
import type { OwnComment } from "../contract/records.ts";
import { AfterwordDecidedEvent } from "./author-events.ts";
import { AfterwordFailedEvent } from "./events.ts";
import { dropReceipt, keepReceipt, readReceipt, received } from "./keeping.ts";
import { readReceipts } from "./kept.ts";
import { failureOf, type Services } from "./services.ts";
import type { Own } from "./state.ts";

/** The contract takes no more receipts in one call. */
const atOnce = 100;

/** Those that the backend has, or that were cancelled and may turn up there. */
export async function follow(services: Services): Promise<void> {
  const { backend, kept, place, dispatch, emit, say, signal } = services;
  const sent = readReceipts(kept).filter(({ sending }) => !sending);
  if (!backend.status || sent.length === 0) return;
  const asked = sent.slice(-atOnce);
  const receipts = asked.map(({ receipt }) => receipt);
  try {
    const known = asked.map(({ comment }) => comment);
    const { comments } = await backend.status(
      { site: place.site, lang: place.lang, receipts },
      signal,
      known,
    );
    if (signal.aborted) return;
    asked.forEach((before, i) => {
      const comment = comments[i];
      // What was put aside, withdrawn or appealed while the answer was on its way is newer than it.
      if (JSON.stringify(readReceipt(kept, before.receipt)) !== JSON.stringify(before)) return;
      if (comment) {
        keepReceipt(kept, received(before, comment));
        if (!before.comment) say("announceArrived");
        if (isNews(before.comment, comment)) emit(new AfterwordDecidedEvent(comment));
      } else if (!before.cancelled) {
        // The backend no longer knows it: there is nothing left to follow.
        dropReceipt(kept, before.receipt);
      }
    });
    dispatch({ type: "own", own: readReceipts(kept) });
  } catch {
    // They stay as they were last seen; the next visit asks again.
  }
}

/** Another decision, or the same once more, on appeal. */
const isNews = (before: OwnComment | null, now: OwnComment) =>
  (now.state === "approved" || now.state === "rejected") &&
  (before?.state !== now.state || (!!now.appeal?.decided && !before.appeal?.decided));

export async function withdraw(services: Services, own: Own): Promise<void> {
  const { backend, kept, place, state, dispatch, emit, focus, say } = services;
  const { receipt } = own;
  if (!own.comment || !backend.withdraw) return;
  try {
    const comment = await backend.withdraw(own.comment.id, { site: place.site, receipt });
    keepReceipt(kept, received(own, comment));
    dispatch({ type: "changed", own: received(own, comment) });
    say("announceWithdrawn");
  } catch (error) {
    // Its answer may have been lost.
    await follow(services);
    const now = state().own.find((one) => one.receipt === receipt);
    if (now?.comment?.state === "withdrawn") say("announceWithdrawn");
    else {
      say("withdrawFailed");
      emit(new AfterwordFailedEvent(failureOf(error).code));
    }
  }
  dispatch({ type: "following", changes: { withdrawing: null } });
  focus(`own-${receipt}`);
}

export function dismiss({ kept, state, dispatch, focus }: Services, own: Own): void {
  // What was cancelled may still turn up, and is then shown.
  if (own.comment) dropReceipt(kept, own.receipt);
  const rest = state().own.filter(({ receipt }) => receipt !== own.receipt);
  dispatch({ type: "own", own: rest });
  // Older ones may be folded away, and what was cancelled is only watched for.
  const next = rest.findLast(({ comment, text }) => comment || text);
  focus(next ? `own-${next.receipt}` : "heading");
}
