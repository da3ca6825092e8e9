/**
 * Looks at what a reader writes once they pause, in the idle time of their browser, and never in the way of a key:
 * the checks run in slices, and a run that was overtaken is dropped.
 */
import { checkText, type Hint } from "../guidance/check.ts";
import { detectLanguage } from "../guidance/language.ts";
import { fromHashes, type ListedWords } from "../guidance/words.ts";
import { AfterwordHintedEvent } from "./author-events.ts";
import { keyOf, shownHints } from "./hints.ts";
import type { Services } from "./services.ts";
import type { FormName } from "./state.ts";

export { detectLanguage };
export { hints, marked } from "./templates/hints.ts";
export { language } from "./templates/language.ts";

/** How long a reader must pause before anything is said about their text, in milliseconds. */
const pause = 1000;

interface Guide {
  /** The newest look at each form. */
  looks: Map<FormName, object>;
  words: ListedWords | undefined;
}

const guides = new WeakMap<Services, Guide>();

/** Looks at a form's text as it stands, after a pause. */
export function look(services: Services, form: FormName): void {
  const guide = guides.get(services) ?? begin(services);
  const mine = {};
  guide.looks.set(form, mine);
  const stale = () => services.signal.aborted || guide.looks.get(form) !== mine;
  lookAt(services, form, guide, stale).catch(() => {
    // Without a hint a comment can be written just as well.
  });
}

function begin(services: Services): Guide {
  const { backend, place, signal } = services;
  const guide: Guide = { looks: new Map(), words: undefined };
  guides.set(services, guide);
  backend.words?.({ site: place.site, lang: place.lang }, signal).then(
    ({ lists }) => {
      if (lists.length === 0) return;
      guide.words = fromHashes(lists);
      for (const form of guide.looks.keys()) look(services, form);
    },
    () => {
      // What else there is to be said is said without them.
    },
  );
  return guide;
}

async function lookAt(
  services: Services,
  form: FormName,
  { words }: Guide,
  stale: () => boolean,
): Promise<void> {
  const { state, dispatch, emit, say, sleep } = services;
  await sleep(pause);
  if (stale()) return;
  const text = state().texts[form] ?? "";
  const hints = await whenIdle(checkText(text, words && { words }), stale);
  if (!hints || stale()) return;
  const before = new Set(shownHints(state(), form).map(({ check }) => check));
  dispatch({ type: "aided", form, aid: { text, hints, lang: detectLanguage(text) } });
  const fresh = shownHints(state(), form).filter(({ check }) => !before.has(check));
  const unwanted = fresh.filter((hint) => !emit(new AfterwordHintedEvent(form, hint)));
  settle(services, form, unwanted);
  if (fresh.length > unwanted.length) say("hintsFound", shownHints(state(), form).length);
}

/** Runs to the end in slices, as idle time allows; nothing comes of work that became stale. */
async function whenIdle<T>(work: Generator<void, T>, stale: () => boolean): Promise<T | undefined> {
  for (;;) {
    const deadline = await idle();
    do {
      if (stale()) return undefined;
      const step = work.next();
      if (step.done) return step.value;
    } while (deadline.timeRemaining() > 1);
  }
}

/** Safari has no idle time to offer: there each slice is one step, with a frame between two. */
const idle = (): Promise<Pick<IdleDeadline, "timeRemaining">> =>
  new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(resolve, { timeout: 1000 });
    else setTimeout(resolve, 16, { timeRemaining: () => 0 });
  });

/** Leaves the marked places as they are, for as long as they say the same. */
export function settle({ state, dispatch }: Services, form: FormName, hints: readonly Hint[]): void {
  const text = state().texts[form] ?? "";
  const keys = hints.flatMap((hint) => hint.matches.map((match) => keyOf(form, hint, text, match)));
  if (keys.length) dispatch({ type: "settled", keys });
}
