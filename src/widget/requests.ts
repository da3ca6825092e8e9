import { countGraphemes } from "../contract/text.ts";
import { AfterwordAcknowledgedEvent } from "./events.ts";
import { dismiss, follow, withdraw, writeAgain } from "./follow.ts";
import { asOwn } from "./kept.ts";
import { loadThread, showComment, showMore } from "./read-thread.ts";
import { resume, submit } from "./send.ts";
import type { Services } from "./services.ts";
import type { Requests } from "./view.ts";

/** What the templates may ask for, done with the services of the thread that is shown. */
export function createRequests(services: Services): Requests {
  const { kept, state, dispatch, emit, focus, say } = services;
  return {
    load: () => void loadThread(services),
    order: (sort) => void loadThread(services, { sort }),
    more: (list) => void showMore(services, list),
    submit: (form) => void submit(services, form),
    typed(field, value) {
      dispatch({ type: "typed", field, value });
      // An e-mail address is not kept: it is nobody's but the newsroom's.
      if (field === "author") dispatch({ type: "kept", keptIn: kept.keepAuthor(value) });
    },
    written(form, text) {
      dispatch({ type: "written", form, text });
      dispatch({ type: "kept", keptIn: kept.keepDraft(form, text) });
      sayLength(text);
    },
    answer(id) {
      const before = state().answering;
      dispatch({ type: "answering", id });
      focus(id ? `text-${id}` : `reply-${before}`);
    },
    acknowledge() {
      const { version } = state().view!.guidelines;
      const acknowledgement = { version, at: new Date().toISOString() };
      dispatch({ type: "acknowledged", acknowledgement });
      dispatch({ type: "kept", keptIn: kept.acknowledge(acknowledgement) });
      focus("guidelines");
      emit(new AfterwordAcknowledgedEvent(version));
    },
    notice: (open) => dispatch({ type: "notice", open }),
    withdrawing(receipt) {
      const before = state().withdrawing;
      dispatch({ type: "withdrawing", receipt });
      focus(receipt ? `own-${receipt}-sure` : `own-${before}-withdraw`);
    },
    withdraw: (own) => void withdraw(services, own),
    writeAgain: (own) => writeAgain(services, own),
    dismiss: (own) => dismiss(services, own),
    show: (id) => void showComment(services, id),
    focus,
    forget() {
      kept.forget();
      dispatch({ type: "forgotten", keptIn: kept.keptIn() });
      say("forgotten");
    },
    share(shared) {
      kept.share(shared);
      restore(services);
    },
  };

  function sayLength(text: string) {
    const limit = state().view?.form.maxLength ?? Infinity;
    const left = limit - countGraphemes(text);
    // Only near the end, and only when the reader pauses: a counter that speaks at each key drowns the text.
    if (left < 0) say("counterOver", -left);
    else if (left < limit / 5) say("counterLeft", left);
    else say(null);
  }
}

/** Brings back what this browser kept for the thread; what stands in a form now stays. */
export function restore({ kept, state, dispatch, backend }: Services): void {
  const texts = Object.fromEntries(["", ...kept.drafted()].map((form) => [form, kept.draft(form)]));
  dispatch({
    type: "restored",
    kept: {
      author: state().author || kept.author(),
      texts: { ...texts, ...state().texts },
      own: backend.status ? kept.receipts().map(asOwn) : state().own,
      acknowledged: kept.acknowledged(),
      keptIn: kept.keptIn(),
      shared: kept.shared(),
    },
  });
}

/** The first sight of a thread: what is kept, what is published, what became of the reader's own. */
export async function open(services: Services): Promise<void> {
  services.kept.sweep();
  restore(services);
  await loadThread(services);
  if (services.state().phase !== "ready" || services.signal.aborted) return;
  await showLinked(services);
  await follow(services);
  await resume(services);
}

/** Shows the comment that the address of the page names, if it names one. */
export async function showLinked(services: Services): Promise<void> {
  const id = /^#comment-(.+)/.exec(location.hash)?.[1];
  if (id) await showComment(services, id);
}
