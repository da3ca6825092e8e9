/** What became of the reader's own comments: asked by receipt, taken back, written again, put aside. */
import type { OwnComment } from "../contract/records.ts";
import { AfterwordDecidedEvent } from "./author-events.ts";
import { AfterwordFailedEvent } from "./events.ts";
import { dropReceipt, keepDraft, keepReceipt, received } from "./keeping.ts";
import { readReceipts } from "./kept.ts";
import { resume } from "./send.ts";
import { failureOf, type Services } from "./services.ts";
import type { Own } from "./state.ts";

/** What became of the reader's own comments since they were last here, those included that were on their way. */
export async function catchUp(services: Services): Promise<void> {
  await follow(services);
  await resume(services);
}

/** The contract takes no more receipts in one call. */
const atOnce = 100;

export async function follow({ backend, kept, place, dispatch, emit, signal }: Services): Promise<void> {
  const sent = readReceipts(kept).filter(({ sending }) => !sending);
  if (!backend.status || sent.length === 0) return;
  const asked = sent.slice(-atOnce);
  const receipts = asked.map(({ receipt }) => receipt);
  try {
    const { comments } = await backend.status({ site: place.site, lang: place.lang, receipts }, signal);
    if (signal.aborted) return;
    asked.forEach((before, i) => {
      const comment = comments[i];
      if (comment) keepReceipt(kept, received(before, comment));
      // The backend no longer knows it: there is nothing left to follow.
      else dropReceipt(kept, before.receipt);
      if (comment && isNews(before.comment, comment)) emit(new AfterwordDecidedEvent(comment));
    });
    dispatch({ type: "own", own: readReceipts(kept) });
  } catch {
    // They stay as they were last seen; the next visit asks again.
  }
}

const isNews = (before: OwnComment | null, now: OwnComment) =>
  before?.state !== now.state && (now.state === "approved" || now.state === "rejected");

export async function withdraw(
  { backend, kept, place, state, dispatch, emit, focus, say }: Services,
  own: Own,
): Promise<void> {
  if (!own.comment || !backend.withdraw) return;
  try {
    const comment = await backend.withdraw(own.comment.id, { site: place.site, receipt: own.receipt });
    keepReceipt(kept, received(own, comment));
    const changed = state().own.map((one) => (one.receipt === own.receipt ? { ...one, comment } : one));
    dispatch({ type: "own", own: changed });
    say("announceWithdrawn");
  } catch (error) {
    dispatch({ type: "withdrawing", receipt: null });
    say("withdrawFailed");
    emit(new AfterwordFailedEvent(failureOf(error).code));
  }
  focus(`own-${own.receipt}`);
}

/** The words go back into their form, below what is already written there. */
export function writeAgain({ kept, state, dispatch, focus }: Services, own: Own): void {
  const text = [state().texts[own.form], own.text].filter(Boolean).join("\n\n");
  dispatch({ type: "written", form: own.form, text });
  dispatch({ type: "kept", keptIn: keepDraft(kept, own.form, text) });
  dispatch({ type: "answering", id: own.form || null });
  focus(`text-${own.form}`);
}

export function dismiss({ kept, state, dispatch, focus }: Services, own: Own): void {
  dropReceipt(kept, own.receipt);
  const rest = state().own.filter(({ receipt }) => receipt !== own.receipt);
  dispatch({ type: "own", own: rest });
  const next = rest[0];
  focus(next ? `own-${next.receipt}` : "heading");
}
