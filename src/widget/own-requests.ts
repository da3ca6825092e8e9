import { openAppeal, sendAppeal } from "./appealing.ts";
import { dismiss, withdraw } from "./follow.ts";
import { forget, outboxSize, share } from "./keeping.ts";
import { lazy } from "./lazy.ts";
import { cancel, letGo, sendNow, takeBack } from "./outbox.ts";
import { restore } from "./restore.ts";
import type { Services } from "./services.ts";
import { keptIn } from "./storing.ts";
import type { OwnRequests } from "./view.ts";
import { tellWhereKept } from "./where-kept.ts";
import { goOnWriting, putAway, writeAgain } from "./words.ts";

const receiptFile = lazy(() => import("./receipt-file.ts"));

/** What a reader may ask for about what is theirs: comments, drafts, and all that their browser keeps. */
export function createOwnRequests(services: Services): OwnRequests {
  const { place, state, dispatch, focus, say } = services;
  const forgetAll = () => {
    forget();
    dispatch({ type: "forgotten", keptIn: keptIn() });
    focus("forget");
    say("forgotten");
  };
  return {
    sendNow: (own) => void sendNow(services, own),
    cancel: (own) => void cancel(services, own),
    takeBack: (own) => takeBack(services, own),
    goOnWriting: (form) => void goOnWriting(services, form),
    dropDraft(form) {
      putAway(services, form);
      focus("heading");
    },
    withdrawing(receipt) {
      const before = state().following.withdrawing;
      dispatch({ type: "following", changes: { withdrawing: receipt } });
      focus(receipt ? `own-${receipt}-sure` : `own-${before}-withdraw`);
    },
    withdraw: (own) => void withdraw(services, own),
    writeAgain: (own) => writeAgain(services, own),
    dismiss(own) {
      if (!own.comment) letGo(services, own);
      dismiss(services, own);
    },
    appealing: (own) => openAppeal(services, own),
    appeal: (own) => void sendAppeal(services, own),
    saveReceipt(own, t) {
      receiptFile.load().then(
        (part) => part.saveReceipt(place, own, t),
        () => say("saveFailed"),
      );
    },
    older: (all) => dispatch({ type: "following", changes: { all } }),
    forget() {
      const lost = outboxSize();
      if (!lost) return forgetAll();
      dispatch({ type: "following", changes: { forgetting: lost } });
      focus("forget-sure");
      say("forgetOutbox", lost);
    },
    forgetAll,
    keepAll() {
      dispatch({ type: "following", changes: { forgetting: 0 } });
      focus("forget");
    },
    share(shared) {
      share(shared);
      restore(services);
      tellWhereKept(services);
    },
  };
}
