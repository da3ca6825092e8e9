/** The services of one thread without an element around them: what happened is written down. */
import type { CommentsBackend } from "../../src/backends/backend.ts";
import { openKept } from "../../src/widget/kept.ts";
import { restore } from "../../src/widget/restore.ts";
import { loadThread } from "../../src/widget/read-thread.ts";
import type { Services } from "../../src/widget/services.ts";
import { reduceLater, type Action } from "../../src/widget/state-later.ts";
import { start } from "../../src/widget/state.ts";

export interface FakeServices extends Services {
  events: Event[];
  focused: string[];
  said: (string | null)[];
  /** Milliseconds waited for, none of them in truth. */
  slept: number[];
  /** How many waits end at once; what comes after them waits until it is woken. */
  naps: number;
  abort(): void;
}

/** A page that is opened on the thread "k": what the browser kept is there, the thread is loaded. */
export async function opened(backend: CommentsBackend, prevent = ""): Promise<FakeServices> {
  let state = start;
  const controller = new AbortController();
  const services: FakeServices = {
    backend,
    place: { site: "default", key: "k", lang: "en" },
    kept: openKept("t", "s"),
    state: () => state,
    dispatch: (action: Action) => {
      if (!controller.signal.aborted) state = reduceLater(state, action);
    },
    events: [],
    focused: [],
    said: [],
    slept: [],
    naps: 20,
    emit(event) {
      services.events.push(event);
      return event.type !== prevent;
    },
    focus: (id) => void services.focused.push(id),
    say: (key) => void services.said.push(key),
    sleep: (milliseconds) =>
      services.slept.push(milliseconds) <= services.naps ? Promise.resolve() : new Promise(() => {}),
    signs: { token: null, getToken: null },
    later: () => import("../../src/widget/later.ts"),
    reading: () => import("../../src/widget/reading.ts"),
    live: () => import("../../src/widget/live.ts"),
    root: document.createElement("div").attachShadow({ mode: "open" }),
    signal: controller.signal,
    abort: () => controller.abort(),
  };
  restore(services);
  await loadThread(services);
  return services;
}

export function written(services: Services, text: string, { form = "", author = "Ines" } = {}): void {
  const version = services.state().view!.guidelines.version;
  services.dispatch({ type: "acknowledged", acknowledgement: { version, at: new Date().toISOString() } });
  services.dispatch({ type: "typed", field: "author", value: author });
  services.dispatch({ type: "written", form, text });
}

export const eventTypes = ({ events }: FakeServices): string[] => events.map(({ type }) => type);
