/**
 * A connection that is kept: a stream while it can be had, questions from time to time where it cannot, and nothing at
 * all while nobody looks at the page.
 */
import type { Problem } from "../contract/codes.ts";
import { readEvents, readStaleNews, readThreadNews } from "../contract/read-events.ts";
import type { EventsAnswer } from "../contract/records.ts";
import { readFrames, type Frame } from "./event-stream.ts";
import { addressOf, BackendError, readAnswer, request, type Call } from "./request.ts";

/** All in milliseconds. */
const times = {
  /** The first wait after a failure; each further one is twice as long, and up to twice that at random. */
  shortest: 1_000,
  longest: 30_000,
  /** Until the first byte of a stream: a proxy may hold it all back. */
  opening: 15_000,
  /** The server lets something be heard every 25 seconds. */
  silence: 60_000,
  /** A stream that stood so long was none that breaks at once. */
  steady: 30_000,
  /** Between two questions, a quarter more or less at random. */
  polling: 30_000,
};

/** Streams that fail without ever being open, before we ask instead; and questions before a stream is tried again. */
const tries = 3;
const questions = 10;

export interface LiveLine {
  /** The question has changed: asks anew, or, where there is none any more, ends. */
  change(): void;
}

/**
 * @param question What to ask as things stand; `null` where nobody wants to know anything.
 * @param tell Called with each answer that says something.
 */
export function createLiveLine(
  question: () => Omit<Call, "signal" | "headers"> | null,
  tell: (answer: EventsAnswer) => void,
): LiveLine {
  let current: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let listening = false;
  let away = false;
  let failures = 0;
  let unopened = 0;
  let asked = 0;

  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
    current?.abort();
    current = undefined;
  }

  function after(wait: number): void {
    timer = setTimeout(start, wait);
  }

  function start(): void {
    stop();
    const call = question();
    listen(call !== null);
    if (!call || away || document.hidden) return;
    const mine = new AbortController();
    current = mine;
    const isMine = () => current === mine;
    const go = unopened < tries ? stream : ask;
    go(call, mine).then(
      (wait) => isMine() && after(wait),
      (error: unknown) => isMine() && fail(error, go),
    );
  }

  /** @returns How long to wait before the next one. */
  async function stream(call: Call, mine: AbortController): Promise<number> {
    let opened: number | undefined;
    let watch = setTimeout(() => mine.abort(), times.opening);
    try {
      const response = await fetch(addressOf(call), {
        headers: { Accept: "text/event-stream" },
        credentials: call.credentials,
        cache: "no-store",
        signal: mine.signal,
      });
      const type = response.headers.get("Content-Type") ?? "";
      // What is no stream tells why, or comes from something on the way.
      if (!response.ok || !response.body || !type.startsWith("text/event-stream")) {
        await readAnswer(response, readEvents);
        throw new BackendError("unreadable");
      }
      await readFrames(response.body, (frame) => {
        clearTimeout(watch);
        if (current !== mine) return;
        watch = setTimeout(() => mine.abort(), times.silence);
        opened ??= Date.now();
        unopened = 0;
        const answer = readFrame(frame);
        if (answer) tell(answer);
      });
    } catch (error) {
      if (opened === undefined) throw error;
    } finally {
      clearTimeout(watch);
      if (opened === undefined && current === mine) unopened++;
    }
    // Ends come with every restart of a server; those that come at once are failures too.
    if (opened !== undefined && Date.now() - opened >= times.steady) failures = 0;
    return backOff();
  }

  async function ask(call: Call, mine: AbortController): Promise<number> {
    const headers = { Accept: "application/json" };
    const answer = await request({ ...call, headers, signal: mine.signal }, readEvents);
    if (current !== mine) return 0;
    failures = 0;
    if (++asked >= questions) {
      asked = 0;
      unopened = tries - 1;
    }
    if (answer.events.length > 0 || answer.stale.length > 0) tell(answer);
    return times.polling * (0.75 + Math.random() / 2);
  }

  const backOff = (): number =>
    Math.min(times.longest, times.shortest * 2 ** failures++) * (1 + Math.random());

  function fail(error: unknown, what: typeof stream): void {
    const problem: Partial<Problem> = error instanceof BackendError ? error.problem : {};
    const { code, status = 0, retryAfter = 0 } = problem;
    // What our own server says is wrong with the question stays wrong.
    if (code !== undefined && code !== "too-fast" && status < 500) return;
    // A server that has no stream left answers questions.
    const told = code === "unavailable" && what === stream ? 0 : retryAfter;
    after(Math.max(backOff(), told * 1_000 * (1 + Math.random())));
  }

  function listen(wanted: boolean): void {
    if (wanted === listening) return;
    listening = wanted;
    const change = wanted ? "addEventListener" : "removeEventListener";
    document[change]("visibilitychange", look);
    for (const name of ["pagehide", "pageshow", "online"]) window[change](name, look);
  }

  function look({ type }: Event): void {
    if (type === "pagehide") away = true;
    if (type === "pageshow") away = false;
    if (away || document.hidden) stop();
    else if (!current || timer !== undefined) start();
  }

  return {
    change() {
      stop();
      // Later in this turn: several elements come or go together.
      after(0);
    },
  };
}

function readFrame({ name, data }: Frame): EventsAnswer | undefined {
  if (name === "thread") return readThreadNews(JSON.parse(data));
  if (name === "stale") return readStaleNews(JSON.parse(data));
  return undefined;
}
