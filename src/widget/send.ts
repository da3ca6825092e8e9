/** Sending a comment so that a lost answer neither loses nor doubles it: kept first, then sent, then kept as received. */
import type { NewComment, OwnComment } from "../contract/records.ts";
import { checkWritten, mendOf } from "./check.ts";
import { AfterwordAcceptedEvent, AfterwordSubmittedEvent } from "./author-events.ts";
import { AfterwordFailedEvent } from "./events.ts";
import { readReceipts, type Receipt } from "./kept.ts";
import { dropDraft, dropReceipt, keepReceipt, makeIdempotencyKey, makeReceipt, received } from "./keeping.ts";
import { postWith } from "./posting.ts";
import { failureOf, type Services } from "./services.ts";
import { hasRead, type FormName, type Mend } from "./state.ts";

/** How often the same comment is sent again by itself, and the longest wait that a reader is made to sit through. */
const retries = 3;
const longestWait = 20_000;

export async function submit(services: Services, form: FormName): Promise<void> {
  const { state, kept, dispatch, emit } = services;
  const { view, author, email, texts, acknowledged, sending } = state();
  if (!view || sending !== null) return;
  const text = texts[form] ?? "";
  const written = { author, email: email.trim(), text };
  const mends = checkWritten({ ...written, acknowledged: hasRead(acknowledged, view) }, view.form);
  if (mends.length) return refuse(services, form, mends);

  const comment = newComment(services, form, written);
  if (!emit(new AfterwordSubmittedEvent(comment))) return;
  dispatch({ type: "sending", form });

  const before = readReceipts(kept).find((receipt) => receipt.sending && receipt.form === form);
  if (before?.text === text && before.author === author) return send(services, before);
  if (before && !(await giveUp(services, before))) return;
  const secret = makeReceipt();
  const receipt: Receipt = {
    receipt: secret,
    form,
    author,
    text,
    sent: new Date().toISOString(),
    comment: null,
    sending: { key: makeIdempotencyKey(), body: { ...comment, receipt: secret } },
  };
  dispatch({ type: "kept", keptIn: keepReceipt(kept, receipt) });
  return send(services, receipt);
}

/**
 * Makes sure that a comment which was never answered for, and has been changed since, did not arrive. If it did, it is
 * their comment, and what they changed a draft.
 */
async function giveUp(services: Services, before: Receipt): Promise<boolean> {
  try {
    if (await recall(services, before)) {
      refuse(services, before.form, [{ field: null, code: "earlierArrived" }]);
      return false;
    }
  } catch (error) {
    const { code, problem } = failureOf(error);
    refuse(services, before.form, [mendOf(code, problem)]);
    return false;
  }
  dropReceipt(services.kept, before.receipt);
  return true;
}

/**
 * Comments that were on their way when the page was left: found by their receipts, or sent again. One whose draft has
 * been changed since is only looked for: its author is no longer of that mind.
 */
export async function resume(services: Services): Promise<void> {
  const { kept, state, dispatch, signal } = services;
  for (const receipt of readReceipts(kept)) {
    if (!receipt.sending || signal.aborted || state().sending !== null) continue;
    const { form, text } = receipt;
    dispatch({ type: "sending", form });
    // Where it cannot be asked, it can be sent: the key keeps it from being doubled.
    if (await recall(services, receipt).catch(() => false)) continue;
    if ((state().texts[form] ?? text) === text) await send(services, receipt);
    else {
      dropReceipt(kept, receipt.receipt);
      dispatch({ type: "refused", form, mends: [] });
    }
  }
}

function newComment(
  { place, state }: Services,
  form: FormName,
  { author, email, text }: { author: string; email: string; text: string },
): Omit<NewComment, "receipt"> {
  const { version, lang } = state().view!.guidelines;
  return {
    site: place.site,
    key: place.key,
    url: location.href.split("#", 1)[0] ?? null,
    title: document.title || null,
    parent: form || null,
    author,
    email: email || null,
    text,
    lang: null,
    guidelines: { version, lang },
    honeypot: "",
    writingTime: null,
  };
}

/**
 * Whether the backend has the comment of this receipt; if so it is shown.
 *
 * @throws what the backend throws.
 */
async function recall(services: Services, receipt: Receipt): Promise<boolean> {
  const { site, lang } = services.place;
  const answer = await services.backend.status?.({ site, lang, receipts: [receipt.receipt] });
  const comment = answer?.comments[0];
  if (comment) accept(services, receipt, comment);
  return !!comment;
}

async function send(services: Services, receipt: Receipt): Promise<void> {
  const { kept, state, dispatch, emit, focus, say, sleep, signal } = services;
  const { form, text } = receipt;
  const { key, body } = receipt.sending!;
  for (let attempt = 0; ; attempt++) {
    try {
      accept(services, receipt, await postWith(services, body, key));
      focus(`own-${receipt.receipt}`);
      say("announceSent");
      return;
    } catch (error) {
      if (signal.aborted) return;
      const { code, problem } = failureOf(error);
      const wait = waitBefore(attempt, problem.retryAfter);
      if (mayHelp(code) && attempt < retries && wait < longestWait) {
        if (attempt === 0) say("stillTrying");
        await sleep(wait);
        if (signal.aborted) return;
        continue;
      }
      // Unless the backend said no, it may have the comment: key and receipt stay for the next attempt.
      if (!mayHaveArrived(code)) dropReceipt(kept, receipt.receipt);
      if (!state().texts[form]) dispatch({ type: "written", form, text });
      if (form) dispatch({ type: "answering", id: form });
      refuse(services, form, [mendOf(code, problem)]);
      emit(new AfterwordFailedEvent(code));
      return;
    }
  }
}

/** The backend has the comment. It is kept even where the element is gone by now: the next page wants to know. */
function accept({ kept, state, dispatch, emit }: Services, receipt: Receipt, comment: OwnComment): void {
  const { form, text } = receipt;
  const own = received(receipt, comment);
  dispatch({ type: "kept", keptIn: keepReceipt(kept, own) });
  // The draft has become a comment, unless the reader has written on.
  if ((state().texts[form] ?? text) === text) dropDraft(kept, form);
  dispatch({ type: "accepted", own });
  emit(new AfterwordAcceptedEvent(comment));
}

function refuse({ dispatch, focus, say }: Services, form: FormName, mends: Mend[]): void {
  dispatch({ type: "refused", form, mends });
  focus(`errors-${form}`);
  say("announceNotSent");
}

const mayHelp = (code: string) => ["unreachable", "unavailable", "internal", "too-fast"].includes(code);
const mayHaveArrived = (code: string) =>
  code !== "too-fast" && (mayHelp(code) || code === "offline" || code === "unreadable");

/** Milliseconds; spread so that a crowd that was cut off together does not come back together. */
const waitBefore = (attempt: number, retryAfter = 0) =>
  retryAfter * 1000 + 700 * 2 ** attempt * (0.5 + Math.random());
