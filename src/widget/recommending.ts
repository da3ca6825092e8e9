/** Recommending a comment, once, and taking that back: shown at once, undone where it could not be counted. */
import type { ReactionAnswer } from "../contract/records.ts";
import { AfterwordFailedEvent } from "./events.ts";
import { makeReceipt, writeEntry } from "./keeping.ts";
import { readEntry } from "./kept.ts";
import { lazy } from "./lazy.ts";
import { failureOf, type Services } from "./services.ts";
import { findComment } from "./state-later.ts";
import type { TroubleCode } from "./state.ts";
import { areas } from "./storage.ts";

const hashing = lazy(() => import("./fingerprint.ts"));

/** Comments whose recommendation is on its way: a further press changes what is wished for, not what is sent. */
const underway = new WeakMap<Services, Set<string>>();

export async function recommend(services: Services, id: string): Promise<void> {
  const { backend, place, state, dispatch, emit, signal } = services;
  const comment = findComment(state().view, id);
  if (!comment || !backend.react) return;
  const wished = () => state().recommended.includes(id);
  const show = (answer: ReactionAnswer) => dispatch({ type: "recommended", id, ...answer });
  let counted: ReactionAnswer = { recommended: wished(), recommendations: comment.recommendations };
  show({
    recommended: !counted.recommended,
    recommendations: Math.max(0, counted.recommendations + (counted.recommended ? -1 : 1)),
  });
  const sending = underway.get(services) ?? new Set();
  underway.set(services, sending);
  if (sending.has(id)) return;
  sending.add(id);
  try {
    const { keyedFingerprint } = await hashing.load();
    const voter = keyedFingerprint(secret(), id);
    for (let sent = counted.recommended; !signal.aborted && sent !== wished();) {
      sent = wished();
      counted = await backend.react(id, { site: place.site, voter, recommend: sent });
      remember(services, id, counted.recommended);
    }
    show(counted);
  } catch (error) {
    const code = navigator.onLine ? failureOf(error).code : "offline";
    show(counted);
    dispatch({ type: "unheard", id, code: troubles[code] ?? "recommendFailed" });
    emit(new AfterwordFailedEvent(code));
  } finally {
    sending.delete(id);
  }
}

const troubles: Partial<Record<string, TroubleCode>> = {
  offline: "recommendOffline",
  "unknown-comment": "commentGone",
};

/** 256 bits that no server ever sees. They go when the reader has everything forgotten. */
function secret(): string {
  const before = readEntry("secret");
  if (typeof before === "string") return before;
  const made = makeReceipt();
  writeEntry("secret", made);
  return made;
}

function remember({ kept }: Services, id: string, recommended: boolean): void {
  if (recommended) writeEntry(kept.recommended + id, true);
  else areas.remove(kept.recommended + id);
}
