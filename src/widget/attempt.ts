/** One attempt to bring a comment to the backend, and what its answer changes. */
import type { FailureCode } from "../backends/request.ts";
import type { OwnComment } from "../contract/records.ts";
import { AfterwordAcceptedEvent } from "./author-events.ts";
import { keepReceipt, readReceipt, received } from "./keeping.ts";
import { postWith } from "./posting.ts";
import type { Services } from "./services.ts";
import type { Own } from "./state.ts";

/** What is on its way from this page, by its receipt; from an element that was moved meanwhile, too. */
const underWay = new Map<string, Promise<boolean>>();

/**
 * Sends it, unless another tab was quicker, or its author is no longer of that mind.
 *
 * @returns Whether it was sent.
 * @throws what the backend throws.
 */
export async function attempt(services: Services, { receipt }: Own): Promise<boolean> {
  const { kept, dispatch } = services;
  const before = underWay.get(receipt);
  if (before) {
    // Who began it is told how it failed.
    await before.catch(() => false);
    const now = readReceipt(kept, receipt);
    if (now) dispatch({ type: "changed", own: now });
    return false;
  }
  const sent = alone(receipt, async () => {
    const own = readReceipt(kept, receipt);
    if (!own?.sending || own.cancelled) return false;
    // From here on nobody can say that it has not arrived.
    const tried = { ...own, tried: true };
    keepReceipt(kept, tried);
    dispatch({ type: "changed", own: tried });
    accept(services, tried, await postWith(services, own.sending, own.tried ? own.sent : null));
    return true;
  });
  underWay.set(receipt, sent);
  try {
    return await sent;
  } finally {
    underWay.delete(receipt);
  }
}

/** The backend has the comment. It is kept even where the element is gone by now: the next page wants to know. */
export function accept(
  { kept, dispatch, emit, say, signal }: Services,
  before: Own,
  comment: OwnComment,
): void {
  const now = readReceipt(kept, before.receipt);
  const own = received(now ?? before, comment);
  // What was forgotten meanwhile stays forgotten, and is shown as long as this page lasts.
  if (now) dispatch({ type: "kept", keptIn: keepReceipt(kept, own) });
  dispatch({ type: "accepted", own });
  emit(new AfterwordAcceptedEvent(comment));
  if (signal.aborted) return;
  if (own.cancelled) say("announceArrived");
  else say(comment.state === "approved" ? "published" : "announceSent");
}

/** Asks by receipt which of these the backend has. Those are accepted; the others are returned. */
export async function recall(services: Services, asked: Own[]): Promise<Own[]> {
  const { backend, place, signal } = services;
  if (!backend.status || asked.length === 0) return asked;
  const { site, lang } = place;
  const receipts = asked.map(({ receipt }) => receipt);
  const { comments } = await backend.status({ site, lang, receipts }, signal);
  return asked.filter((own, i) => {
    const comment = comments[i];
    if (comment) accept(services, own, comment);
    return !comment;
  });
}

/** Whether the comment itself is not at fault, so that it waits in the outbox for better times. */
export const mayPass = (code: FailureCode): boolean =>
  [
    "offline",
    "unreachable",
    "unavailable",
    "internal",
    "unreadable",
    "token-expired",
    "sign-in-required",
  ].includes(code);

/**
 * Does it unless another tab does: one call in place of several. Nothing rests on it, for not every page has locks;
 * the key keeps a comment from being doubled.
 */
async function alone(name: string, work: () => Promise<boolean>): Promise<boolean> {
  // Absent on plain-http pages.
  if (!navigator.locks) return work();
  let begun = false;
  try {
    return await navigator.locks.request(`afterword ${name}`, { ifAvailable: true }, async (lock) => {
      begun = true;
      return lock ? work() : false;
    });
  } catch (error) {
    // Where storage is blocked, so are locks.
    if (begun) throw error;
    return work();
  }
}
