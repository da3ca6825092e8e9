/** Puts the desk into a page: one state, rendered after each event, with the browser's own events as the way in. */
import { html, render } from "lit";
import type { Language } from "../i18n/format.ts";
import { Announcer } from "../ui/announcer.ts";
import type { DeskClient } from "./client.ts";
import { run } from "./commands.ts";
import { begin, checkInvitation } from "./entering.ts";
import { keepDrafts, keepShortcuts, keptDrafts, keptShortcuts } from "./kept.ts";
import { hashOf, invitationToken, readPlace, type Place } from "./place.ts";
import { follow, poll } from "./reading.ts";
import { reduce, type DeskEvent } from "./reduce.ts";
import type { Services, Target } from "./services.ts";
import { commandOf } from "./shortcuts.ts";
import { initialState, type DeskState } from "./state.ts";
import { page, titleOf } from "./views/shell.ts";
import type { Words } from "./words.ts";

export interface DeskOptions extends Words {
  root: HTMLElement;
  client: DeskClient;
  /** Shows the desk in another language. */
  speak: (lang: Language) => void;
  /** Milliseconds between two quiet looks at the queue. */
  pollEvery?: number;
}

/** Of several, the first that is there: in an entry form what is wrong, else its first field, else its heading. */
const targets: Record<Target, string> = {
  comment: "#comment",
  list: ".item[aria-current], .queue-head a",
  entry: "[data-error], .entry input, .entry h1",
  note: "#note",
  rules: ".rule[aria-pressed]",
  keys: "#keys",
};

/** @returns What takes the desk out of the page again. */
export function mountDesk({ root, client, speak, t, format, pollEvery = 20_000 }: DeskOptions): () => void {
  const token = invitationToken(location);
  const announcer = new Announcer(() => root);
  let state = initialState({
    // The fragment of an invitation is its token, not a place.
    place: readPlace(token === null ? location.hash : ""),
    invited: token !== null,
    drafts: keptDrafts(),
    shortcuts: keptShortcuts(),
    now: Date.now(),
  });

  const services: Services = {
    t,
    format,
    client,
    speak,
    state: () => state,
    dispatch(event: DeskEvent) {
      const before = state;
      state = reduce(before, event);
      show(before);
    },
    address(place: Place) {
      try {
        history.replaceState(null, "", `/${hashOf(place)}`);
      } catch {
        // Safari refuses more than a hundred in ten seconds, as a key held down makes; the place is in the state too.
      }
    },
    announce: (sentence) => announcer.say(sentence),
    focus: (target) => focusOn(root, target),
    now: Date.now,
  };

  function show(before: DeskState | null) {
    const hadFocus = root.contains(document.activeElement);
    render(html`${page(services, state, token)} ${announcer.region}`, root);
    document.title = titleOf(services, state);
    if (!before) return;
    if (state.drafts !== before.drafts) keepDrafts(state.drafts);
    if (state.shortcuts !== before.shortcuts) keepShortcuts(state.shortcuts);
    if (state.opened?.id !== before.opened?.id) {
      root.querySelector(".queue [aria-current]")?.scrollIntoView({ block: "nearest" });
    }
    // What had the focus is gone, like an undo whose time is over: the keyboard goes on from the comment.
    if (hadFocus && !root.contains(document.activeElement)) focusOn(root, "comment");
  }

  const onHashChange = () => {
    const before = state.place;
    const place = readPlace(location.hash);
    void follow(services, place);
    if (place.list !== before.list) services.focus(place.list ? "list" : "comment");
    else if (place.comment && place.comment !== before.comment) services.focus("comment");
  };
  const onKeydown = (event: KeyboardEvent) => {
    const command = state.phase === "ready" && state.shortcuts ? commandOf(event) : null;
    // Whoever reads what the keys do may try one: nothing may be decided by it.
    if (!command || (state.keysShown && command !== "keys")) return;
    event.preventDefault();
    run(services, command);
  };
  const tick = () => {
    const before = Math.floor(state.now / 30_000);
    const now = Date.now();
    // Seconds count only while something can be undone; ages are told by the minute.
    if (state.undoable.length || Math.floor(now / 30_000) !== before)
      services.dispatch({ type: "ticked", now });
  };
  const look = () => {
    if (document.visibilityState === "visible") void poll(services);
  };

  addEventListener("hashchange", onHashChange);
  addEventListener("keydown", onKeydown);
  document.addEventListener("visibilitychange", look);
  const timers = [setInterval(tick, 1000), setInterval(look, pollEvery)];
  show(null);
  void (token === null ? begin(services) : checkInvitation(services, token));

  return () => {
    removeEventListener("hashchange", onHashChange);
    removeEventListener("keydown", onKeydown);
    document.removeEventListener("visibilitychange", look);
    timers.forEach(clearInterval);
    announcer.silence();
    render(html``, root);
  };
}

function focusOn(root: HTMLElement, target: Target): void {
  const selectors = targets[target].split(", ");
  const found = selectors.map((selector) => root.querySelector<HTMLElement>(selector)).find(Boolean);
  if (target === "comment") {
    root.querySelector(".read")?.scrollTo(0, 0);
    scrollTo(0, 0);
  }
  found?.focus({ preventScroll: target === "comment" });
}
