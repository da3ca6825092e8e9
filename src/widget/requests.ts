import { countGraphemes } from "../contract/text.ts";
import { acknowledgementOf } from "./acknowledgement.ts";
import { isAppeal } from "./appealing.ts";
import { AfterwordAcknowledgedEvent } from "./author-events.ts";
import { keepDraft, writeEntry } from "./keeping.ts";
import { help, look } from "./composed.ts";
import { showComment, showMore, showOwn } from "./more.ts";
import { createOwnRequests } from "./own-requests.ts";
import { closePanel, parts, togglePanel } from "./panels.ts";
import { stopWork } from "./posting.ts";
import { loadThread } from "./read-thread.ts";
import { createReadingRequests } from "./reading-requests.ts";
import { recommend } from "./recommending.ts";
import { submit } from "./send.ts";
import type { Services } from "./services.ts";
import type { Requests } from "./view.ts";

/** How long a reader must pause before the counter speaks, in milliseconds. */
const pause = 1200;

const ordering = new WeakMap<Services, Promise<void>>();

/** What the templates may ask for, done with the services of the thread that is shown. */
export function createRequests(services: Services): Requests {
  const { kept, state, dispatch, emit, focus, say } = services;
  return {
    ...createOwnRequests(services),
    ...createReadingRequests(services),
    load: () => void loadThread(services),
    order(sort) {
      writeEntry("sort", sort);
      // One after the other, or the answer that comes last, not the choice, would say what is shown.
      ordering.set(
        services,
        (ordering.get(services) ?? Promise.resolve()).then(() => loadThread(services)),
      );
    },
    more: (list) => void showMore(services, list),
    submit: (form) => void submit(services, form),
    stopWork: () => stopWork(services),
    typed(field, value) {
      dispatch({ type: "typed", field, value });
      // An e-mail address is not kept: it is nobody's but the newsroom's.
      if (field === "author") dispatch({ type: "kept", keptIn: writeEntry("name", value) });
    },
    written(form, text) {
      dispatch({ type: "written", form, text });
      dispatch({ type: "kept", keptIn: keepDraft(kept, form, text, state().langs?.[form]) });
      sayLength(text);
      // Guidelines are for what is published.
      if (!isAppeal(form)) look(services, form);
    },
    language(form, lang) {
      dispatch({ type: "language", form, lang });
      dispatch({ type: "kept", keptIn: keepDraft(kept, form, state().texts[form] ?? "", lang) });
    },
    settle(form, hint) {
      help.now?.settle(services, form, [hint]);
      focus(`text-${form}`);
    },
    answer(id) {
      const before = state().answering;
      dispatch({ type: "answering", id });
      focus(id ? `text-${id}` : `reply-${before}`);
    },
    acknowledge() {
      const acknowledgement = acknowledgementOf(state().view!.guidelines);
      dispatch({ type: "acknowledged", acknowledgement });
      dispatch({ type: "kept", keptIn: writeEntry(kept.read, acknowledgement) });
      focus("guidelines");
      emit(new AfterwordAcknowledgedEvent(acknowledgement.version));
    },
    notice: (open) => dispatch({ type: "notice", open }),
    recommend: (id) => void recommend(services, id),
    proof: (id) => void togglePanel(services, "proof", id),
    report: (id) => void togglePanel(services, "report", id),
    closePanel: () => closePanel(services),
    verified: (computed, received) => parts.proof.now?.verified(services, computed, received),
    copied: (done) => parts.proof.now?.copied(services, done),
    reportChanged: (changes) => parts.report.now?.change(services, changes),
    sendReport: () => void parts.report.now?.send(services),
    show: (id) => void showComment(services, id),
    showOwn: (comment) => void showOwn(services, comment),
    focus,
  };

  function sayLength(text: string) {
    const limit = state().view?.form.maxLength ?? Infinity;
    const left = limit - countGraphemes(text);
    // Only near the end, and only when the reader pauses: a counter that speaks at each key drowns the text.
    if (left < 0) say("counterOver", -left, pause);
    else if (left < limit / 5) say("counterLeft", left, pause);
    else say(null);
  }
}
