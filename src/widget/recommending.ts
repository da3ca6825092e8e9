/** Recommending a comment, once, and taking that back: shown at once, undone where it could not be counted. */
import type { ReactionAnswer } from "../contract/records.ts";
import { AfterwordFailedEvent } from "./events.ts";
import { makeReceipt, writeEntry } from "./keeping.ts";
import { readEntry } from "./kept.ts";
import { lazy } from "./lazy.ts";
import { failureOf, type Services } from "./services.ts";
import { findComment } from "./thread-pages.ts";
import type { TroubleCode } from "./state.ts";
import { remove } from "./storing.ts";

const hashing = lazy(() => import("./fingerprint.ts"));

/**
 * What the reader wishes for while it is on its way, by the comment's id. Not read from what is shown: another tab's
 * news, or another page, may replace that meanwhile.
 */
const underway = new WeakMap<Services, Map<string, boolean>>();

export async function recommend(services: Services, id: string): Promise<void> {
  const { backend, place, state, dispatch, emit, say } = services;
  const comment = findComment(state().view, id);
  if (!comment || !backend.react) return;
  const wishes = underway.get(services) ?? new Map<string, boolean>();
  underway.set(services, wishes);
  const onItsWay = wishes.has(id);
  const before = wishes.get(id) ?? state().recommended.includes(id);
  if (before && backend.reactionsStay) return say("recommended");
  wishes.set(id, !before);
  const show = (answer: ReactionAnswer) => dispatch({ type: "recommended", id, ...answer });
  show({
    recommended: !before,
    recommendations: Math.max(0, comment.recommendations + (before ? -1 : 1)),
  });
  if (onItsWay) return;
  let counted: ReactionAnswer = { recommended: before, recommendations: comment.recommendations };
  try {
    const { keyedFingerprint } = await hashing.load();
    const voter = keyedFingerprint(secret(), id);
    for (let sent = before; sent !== wishes.get(id);) {
      sent = !sent;
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
    wishes.delete(id);
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
  else remove(kept.recommended + id);
}
