/** Sending a comment so that a lost answer neither loses nor doubles it: kept first, then sent, then kept as received. */
import type { NewComment } from "../contract/records.ts";
import { attempt, mayPass } from "./attempt.ts";
import { AfterwordSubmittedEvent } from "./author-events.ts";
import { checkWritten, mendOf } from "./check.ts";
import { composed } from "./composed.ts";
import { AfterwordFailedEvent } from "./events.ts";
import {
  dropDraft,
  dropReceipt,
  keepReceipt,
  makeIdempotencyKey,
  makeReceipt,
  readReceipt,
} from "./keeping.ts";
import { emptyOutbox, hold } from "./outbox.ts";
import { failureOf, type Failure, type Services } from "./services.ts";
import { hasRead, type FormName, type Mend, type Own } from "./state.ts";
import { putInto } from "./words.ts";

/** How often a comment is sent again that came too fast, and the longest wait that a reader is made to sit through. */
const retries = 3;
const longestWait = 20_000;

export async function submit(services: Services, form: FormName): Promise<void> {
  const { state, kept, dispatch, emit } = services;
  const { view, reader, email, texts, acknowledged, sending } = state();
  if (!view || sending !== null) return;
  const text = texts[form] ?? "";
  // What a guest typed into the fields before they signed in is not said of the reader they are now.
  const author = reader?.name ?? state().author;
  const written = { author, email: reader ? "" : email.trim(), text };
  const mends = checkWritten(
    { ...written, author: reader ? null : author, acknowledged: hasRead(acknowledged, view) },
    view.form,
  );
  if (mends.length) return refuse(services, form, mends);

  const comment = newComment(services, form, written);
  if (!emit(new AfterwordSubmittedEvent(comment))) return;
  dispatch({ type: "sending", form });

  const receipt = makeReceipt();
  const own: Own = {
    receipt,
    form,
    author,
    text,
    lang: state().langs?.[form] ?? null,
    sent: new Date().toISOString(),
    comment: null,
    sending: { key: makeIdempotencyKey(), body: { ...comment, receipt }, subject: reader?.subject ?? null },
    tried: false,
    cancelled: null,
  };
  const keptIn = keepReceipt(kept, own);
  dispatch({ type: "kept", keptIn });
  dispatch({ type: "changed", own });
  // The words are kept once: after a crash they stand in the outbox, not also in the form. But a full storage may hold
  // the draft and have no room for the receipt.
  if (keptIn !== "page") dropDraft(kept, form);
  return send(services, own);
}

function newComment(
  services: Services,
  form: FormName,
  { author, email, text }: { author: string; email: string; text: string },
): Omit<NewComment, "receipt"> {
  const { place, state } = services;
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
    guidelines: { version, lang },
    ...composed(services, form, text),
  };
}

async function send(services: Services, own: Own): Promise<void> {
  const { dispatch, focus, say, sleep, signal } = services;
  if (!navigator.onLine) return putOff(services, own, { code: "offline", problem: {} });
  for (let again = 0; ; again++) {
    try {
      if (!(await attempt(services, own))) return handOver(services, own);
      dispatch({ type: "left", form: own.form, text: own.text });
      return focus(`own-${own.receipt}`);
    } catch (error) {
      // It is kept: the next page with this thread takes it up.
      if (signal.aborted) return;
      const failure = failureOf(error);
      if (mayPass(failure.code)) return putOff(services, own, failure);
      const wait = (failure.problem.retryAfter ?? 0) * 1000 + 700 * 2 ** again * (0.5 + Math.random());
      if (failure.code !== "too-fast" || again === retries || wait > longestWait)
        return giveUp(services, own, failure);
      if (again === 0) say("stillTrying");
      await sleep(wait);
      if (signal.aborted) return;
    }
  }
}

function putOff(services: Services, own: Own, failure: Failure): void {
  const { emit, focus, say } = services;
  hold(services, own, failure);
  handOver(services, own);
  focus(`own-${own.receipt}`);
  say("announceHeld");
  emit(new AfterwordFailedEvent(failure.code));
}

/** It is the outbox's from now on, and its form is free for another. */
function handOver(services: Services, { receipt, form, text }: Own): void {
  const { kept, dispatch } = services;
  dispatch({ type: "left", form, text });
  const own = readReceipt(kept, receipt);
  // Otherwise it was forgotten while it was on its way.
  if (own) dispatch({ type: "changed", own });
  void emptyOutbox(services);
}

/** The backend will not have it: its words stay in the form, to be mended. */
function giveUp(services: Services, own: Own, { code, problem }: Failure): void {
  const { kept, state, dispatch, emit } = services;
  const { form, text } = own;
  const words = state().texts[form] || text;
  putInto(services, form, { text: words, lang: state().langs?.[form] ?? null });
  dropReceipt(kept, own.receipt);
  if (form) dispatch({ type: "answering", id: form });
  refuse(services, form, [mendOf(code, problem)]);
  emit(new AfterwordFailedEvent(code));
}

function refuse({ dispatch, focus, say }: Services, form: FormName, mends: Mend[]): void {
  dispatch({ type: "refused", form, mends });
  focus(`errors-${form}`);
  say("announceNotSent");
}
