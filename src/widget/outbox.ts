/**
 * Comments that could not be sent: each goes by itself once the connection is back, as often as it takes, always under
 * the key and receipt it began with; or its author cancels it.
 */
import { attempt, mayPass, recall } from "./attempt.ts";
import { mendOf } from "./check.ts";
import { AfterwordFailedEvent } from "./events.ts";
import { follow } from "./follow.ts";
import { dropReceipt, keepReceipt, readReceipt } from "./keeping.ts";
import { readReceipts } from "./kept.ts";
import { failureOf, type Failure, type Services } from "./services.ts";
import type { Mend, Own } from "./state.ts";
import { hasForm, isFree, putInto, writeAgain } from "./words.ts";

/** Milliseconds. */
const shortestWait = 700;
const longestWait = 60_000;
/** How long after it was cancelled a comment is looked for that was still on its way, in milliseconds. */
const aWhile = 20_000;

/** Where the emptying of a page's outbox stands: how often it was tried in a row, and what ends its pause. */
const emptying = new WeakMap<Services, { rounds: number; goOn: () => void }>();

/** What became of the reader's own comments since they were last here, those included that were on their way. */
export async function catchUp(services: Services): Promise<void> {
  await follow(services);
  await emptyOutbox(services);
}

/** Sends what waits, oldest first, until nothing does. Where that is under way already, it goes on at once. */
export async function emptyOutbox(services: Services): Promise<void> {
  const { signal, sleep } = services;
  const before = emptying.get(services);
  if (before) {
    before.rounds = 0;
    return before.goOn();
  }
  const now = { rounds: 0, goOn: () => {} };
  emptying.set(services, now);
  while (!signal.aborted) {
    const asked = await sendAll(services);
    if (waiting(services).length === 0) break;
    const woken = new Promise<void>((resolve) => (now.goOn = resolve));
    await Promise.race([woken, sleep(Math.max(asked * 1000, waitBefore(now.rounds++)))]);
  }
  emptying.delete(services);
}

/** Spread so that a crowd that was cut off together does not come back together. */
const waitBefore = (round: number) =>
  Math.min(longestWait, shortestWait * 2 ** round) * (0.5 + Math.random());

const waiting = ({ kept, state }: Services): Own[] =>
  readReceipts(kept).filter(
    ({ sending, receipt }) => sending && !isRefusal(state().following.held?.[receipt]),
  );

const passing: Mend["code"][] = ["offline", "unreachable", "tooFast", "signInExpired"];
/** What holds a comment up passes by itself, unless it is the comment. */
export const isRefusal = (why: Mend | undefined): boolean => !!why && !passing.includes(why.code);

/** @returns After how many seconds to try again, where the backend said so. */
async function sendAll(services: Services): Promise<number> {
  const { signal } = services;
  if (!navigator.onLine) {
    holdAll(services, { code: "offline", problem: {} });
    return 0;
  }
  await look(services);
  for (const own of waiting(services)) {
    if (signal.aborted) return 0;
    const failure = await sendOne(services, own);
    // One comment may be more than a server can bear; the others need not wait for it.
    if (!failure || failure.code === "internal" || failure.code === "unreadable") continue;
    holdAll(services, failure);
    return failure.problem.retryAfter ?? 0;
  }
  return 0;
}

/** Asks for those that may have arrived: they need not be sent again, and their author may be waiting to take them back. */
async function look(services: Services): Promise<void> {
  // The contract takes no more receipts in one call.
  const tried = waiting(services)
    .filter((own) => own.tried)
    .slice(0, 100);
  try {
    for (const own of await recall(services, tried)) if (own.cancelled) setFree(services, own);
  } catch (error) {
    // Where it cannot be asked, it can be sent: the key keeps it from being doubled.
    for (const own of tried) if (own.cancelled) hold(services, own, failureOf(error));
  }
}

/** @returns What holds it up, where that will pass. */
async function sendOne(services: Services, own: Own): Promise<Failure | null> {
  const { dispatch } = services;
  dispatch({ type: "following", changes: { going: own.receipt } });
  try {
    await attempt(services, own);
    return null;
  } catch (error) {
    const failure = failureOf(error);
    if (mayPass(failure.code) || failure.code === "too-fast") {
      hold(services, own, failure);
      return failure;
    }
    refuse(services, own, failure);
    return null;
  } finally {
    dispatch({ type: "following", changes: { going: null } });
  }
}

export function hold({ state, dispatch }: Services, { receipt }: Own, { code, problem }: Failure): void {
  const held = { ...state().following.held, [receipt]: mendOf(code, problem) };
  dispatch({ type: "following", changes: { held } });
}

const holdAll = (services: Services, failure: Failure) =>
  waiting(services).forEach((own) => hold(services, own, failure));

/** The backend will not have it. Its words go back into their form, unless others stand there now. */
function refuse(services: Services, own: Own, failure: Failure): void {
  const { state, dispatch, emit, focus, say } = services;
  const { form } = own;
  emit(new AfterwordFailedEvent(failure.code));
  say("announceNotSent");
  if (!isFree(state(), form)) return hold(services, own, failure);
  putInto(services, form, own);
  if (form) dispatch({ type: "answering", id: form });
  dispatch({ type: "mending", form, mends: [mendOf(failure.code, failure.problem)] });
  letGo(services, own);
  // Without a challenge nothing was refused: its author stopped the work, at the card that is gone now.
  if (failure.code === "proof-required" && !failure.problem.challenge) focus(`errors-${form}`);
}

export async function sendNow(services: Services, own: Own): Promise<void> {
  const { state, focus, say } = services;
  const failure = await sendOne(services, own);
  if (failure) say("announceHeld");
  else if (state().own.some(({ receipt }) => receipt === own.receipt)) focus(`own-${own.receipt}`);
  else focus(`errors-${own.form}`);
}

/**
 * Takes a comment out of the outbox. One that may have arrived is asked for first: if the backend has it, its author
 * is told; while the backend cannot be asked, it waits, and is not sent again.
 */
export async function cancel(services: Services, { receipt }: Own): Promise<void> {
  const { backend, kept, dispatch, focus, say, sleep } = services;
  const own = readReceipt(kept, receipt);
  if (!own?.sending) return;
  const cancelled = { ...own, cancelled: new Date().toISOString() };
  dispatch({ type: "kept", keptIn: keepReceipt(kept, cancelled) });
  dispatch({ type: "changed", own: cancelled });
  try {
    const [missing] = own.tried ? await recall(services, [cancelled]) : [cancelled];
    if (!missing) return focus(`own-${receipt}`);
  } catch (error) {
    hold(services, own, failureOf(error));
    say("announceCancelling");
    return focus(`own-${receipt}`);
  }
  takeBack(services, setFree(services, cancelled));
  if (!own.tried) return;
  if (backend.status && !backend.statusById) {
    await sleep(aWhile);
    await follow(services);
  } else {
    dispatch({ type: "mending", form: own.form, mends: [{ field: null, code: "mayHaveArrived" }] });
  }
}

/** The backend does not have it and is not to get it: its words are its author's again. */
function setFree({ kept, dispatch, say }: Services, own: Own): Own {
  const free = { ...own, sending: null };
  dispatch({ type: "kept", keptIn: keepReceipt(kept, free) });
  dispatch({ type: "changed", own: free });
  say("announceCancelled");
  return free;
}

/** Its words go back into a form, where there is one. */
export function takeBack(services: Services, own: Own): void {
  const { state, focus } = services;
  if (!hasForm(state(), own.form) && !hasForm(state(), "")) return focus(`own-${own.receipt}`);
  writeAgain(services, own);
  letGo(services, own);
}

/** Its words are elsewhere, or no longer wanted. What was ever sent may still turn up, and is looked for. */
export function letGo({ backend, kept, state, dispatch }: Services, own: Own): void {
  const cancelled = own.cancelled ?? new Date().toISOString();
  if (own.tried && backend.status && !backend.statusById)
    keepReceipt(kept, { ...own, text: "", sending: null, cancelled });
  else dropReceipt(kept, own.receipt);
  dispatch({ type: "own", own: state().own.filter(({ receipt }) => receipt !== own.receipt) });
}
