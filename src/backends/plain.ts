/**
 * Completes a publisher's plain object into a backend. Nothing of what it answers is trusted to have the right shape,
 * and nothing is offered that it cannot do.
 */
import { problemStatus } from "../contract/codes.ts";
import { readEvents } from "../contract/read-events.ts";
import type { CommentPage, NewComment, OwnComment, ThreadEvent, ThreadView } from "../contract/records.ts";
import type { ThreadQuery } from "../contract/routes.ts";
import { answerInTime } from "./answer-in-time.ts";
import { arrange, choicesShown, type Arrangement } from "./arrange.ts";
import type { CommentsBackend } from "./backend.ts";
import {
  choose,
  findGuidelines,
  guidelinesOfPage,
  type GuidelinesSource,
  type OwnGuidelines,
} from "./guidelines.ts";
import type { PlainBackend } from "./plain-backend.ts";
import {
  fieldsOf,
  readChoices,
  readCounts,
  readForm,
  readOwn,
  readPlainPage,
  readReaction,
  readReport,
  readSort,
  readState,
  readStates,
  readWords,
  type ReadAt,
} from "./read-plain.ts";
import { BackendError } from "./request.ts";
import { tellDeveloper } from "./tell-developer.ts";

export function completed(plain: PlainBackend, own: OwnGuidelines = {}): CommentsBackend {
  /** Threads that were given whole; their pages are cut here. */
  const whole = new Map<string, Arrangement>();
  /** What was last answered about comments of this reader's: an answer may say only what is new. */
  const known = new Map<string, OwnComment>();
  const ofPage = guidelinesOfPage(own);
  const ofBackend: GuidelinesSource = async (lang) =>
    plain.guidelines ? choose(await plain.guidelines(lang), lang, "guidelines()") : null;

  const remembered = (read: ReadAt<OwnComment>): ReadAt<OwnComment> => {
    return (value, at) => {
      const comment = read(value, at);
      known.set(comment.id, comment);
      return comment;
    };
  };

  const readThread = async (
    answer: unknown,
    { site, key, lang = "en", sort }: ThreadQuery,
  ): Promise<ThreadView> => {
    const given = fieldsOf(answer, "thread()");
    const order = readSort(given["sort"], "thread().sort") ?? sort ?? "oldest";
    let arrangement: Arrangement | undefined;
    let comments: CommentPage;
    if (Array.isArray(given["comments"])) {
      arrangement = arrange(given["comments"], "thread().comments");
      whole.set(key, arrangement);
      comments = arrangement.page({ sort: order });
    } else {
      whole.delete(key);
      const page = readPlainPage(given["comments"], "thread().comments");
      comments = plain.comments ? page : { ...page, next: null, previous: null };
    }
    const choices =
      readChoices(given["choices"], "thread().choices") ??
      arrangement?.choices ??
      comments.items.filter(({ choice }) => choice);
    const state = readState(given["thread"], "thread().thread");
    const ofThread: GuidelinesSource = async (lang) =>
      given["guidelines"] ? choose(given["guidelines"], lang, "thread().guidelines") : null;
    return {
      thread: {
        site,
        key,
        open: state.open && !!plain.post,
        closed: state.closed,
        count: state.count ?? arrangement?.count ?? counted(comments),
        version: state.version ?? 0,
      },
      form: readForm(given["form"], "thread().form"),
      guidelines: await findGuidelines([ofThread, ofPage, ofBackend], lang),
      sort: order,
      comments,
      choices: choices.slice(0, choicesShown),
    };
  };

  return {
    async thread(query, signal) {
      const answer = await called("thread", (inner) => plain.thread(query, inner), given, signal);
      return usable("thread", () => readThread(answer, query));
    },
    async comments(query, signal) {
      const arrangement = whole.get(query.key);
      if (arrangement) return arrangement.page(query);
      return called("comments", (inner) => plain.comments!(query, inner), readPlainPage, signal);
    },
    async post(comment, key, options) {
      if (!plain.post) throw new BackendError("thread-closed");
      return called(
        "post",
        () => plain.post!(comment, key, options),
        remembered(readOwn(asSent(comment, key))),
      );
    },
    ...(plain.status && {
      status: async (query, signal, before = []) => {
        const ask = (inner: AbortSignal) => plain.status!(query, inner, before);
        const states = await called("status", ask, readStates, signal);
        return usable("status", async () => ({
          comments: query.receipts.map((_, i) => {
            const at = `status().comments[${i}]`;
            const state = states[i];
            if (state === null || state === undefined) return null;
            const { id } = fieldsOf(state, at);
            if (typeof id !== "string") throw new TypeError(`${at}.id must be a text`);
            const last = known.get(id) ?? before.find((one) => one?.id === id) ?? unknown(id);
            return remembered(readOwn(last))(state, at);
          }),
        }));
      },
    }),
    ...(plain.statusById && { statusById: true }),
    ...(plain.reactionsStay && { reactionsStay: true }),
    ...(plain.withdraw && {
      withdraw: (id, request) => {
        const before = { ...(known.get(id) ?? unknown(id)), state: "withdrawn" as const };
        return called("withdraw", () => plain.withdraw!(id, request), remembered(readOwn(before)));
      },
    }),
    ...(plain.appeal && {
      appeal: (id, request) => {
        const appeal = { text: request.text, made: new Date().toISOString(), decided: null };
        const before = { ...(known.get(id) ?? unknown(id)), state: "rejected" as const, appeal };
        return called("appeal", () => plain.appeal!(id, request), remembered(readOwn(before)));
      },
    }),
    ...(plain.react && {
      react: (id, request) => called("react", () => plain.react!(id, request), readReaction),
    }),
    ...(plain.report && {
      report: (id, request, key) => called("report", () => plain.report!(id, request, key), readReport(key)),
    }),
    ...(plain.counts && {
      counts: (query, signal) => called("counts", (inner) => plain.counts!(query, inner), readCounts, signal),
    }),
    ...(plain.subscribe && {
      subscribe: async (query, listener) =>
        plain.subscribe!(query, (told) => {
          let news: ThreadEvent[] | null;
          try {
            news = told && readEvents({ events: told, stale: [] }).events;
          } catch (error) {
            tellDeveloper("what the backend's subscribe() told cannot be used:", error);
            return;
          }
          listener(news);
        }),
    }),
    ...(plain.words && {
      words: (query, signal) => called("words", (inner) => plain.words!(query, inner), readWords, signal),
    }),
    guidelines: (lang) => findGuidelines([ofPage, ofBackend], lang),
  };
}

const given = (answer: unknown): unknown => answer;

/** Asks the object; it need not know of the signal. */
async function called<T>(
  name: keyof PlainBackend,
  call: (signal: AbortSignal) => unknown,
  read: ReadAt<T>,
  signal?: AbortSignal,
): Promise<T> {
  const answer = await answerInTime(async (inner) => {
    try {
      return await call(inner);
    } catch (error) {
      throw inner.aborted ? error : failureOf(name, error);
    }
  }, signal);
  return usable(name, async () => read(answer, `${name}()`));
}

/** @throws BackendError `unreadable`; the developer is told why. */
async function usable<T>(name: keyof PlainBackend, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    tellDeveloper(`what the backend's ${name}() answered cannot be used:`, error);
    throw new BackendError("unreadable", {}, error);
  }
}

const ownCodes: readonly string[] = ["offline", "unreachable", "unreadable"];

/** An error with a code that we know says what to do; any other is taken by `inTime` as "not reached". */
function failureOf(name: keyof PlainBackend, error: unknown): unknown {
  const { code, problem } = (error ?? {}) as Partial<BackendError>;
  if (typeof code === "string" && (Object.hasOwn(problemStatus, code) || ownCodes.includes(code))) {
    return new BackendError(code, problem ?? {}, error);
  }
  tellDeveloper(`the backend's ${name}() failed:`, error);
  return error;
}

const counted = ({ items, total }: CommentPage): number =>
  items.reduce((sum, { replies }) => sum + (replies?.total ?? 0), total);

const asSent = (comment: NewComment, key: string): OwnComment => ({
  ...unknown(key),
  key: comment.key,
  parent: comment.parent,
  author: comment.author,
  text: comment.text,
  lang: comment.lang ?? "und",
});

const unknown = (id: string): OwnComment => ({
  id,
  key: "",
  parent: null,
  author: null,
  text: null,
  lang: "und",
  received: new Date().toISOString(),
  sha256: null,
  state: "pending",
  outcome: null,
  waiting: null,
  appeal: null,
  mayAppeal: false,
});
