/** A server of the desk in memory: what the pages meet, with the answers a test wants. */
import { BackendError, type FailureCode } from "../../src/backends/request.ts";
import type { Problem } from "../../src/contract/codes.ts";
import type {
  ChoiceEntry,
  CommentCase,
  Decision,
  DecideRequest,
  DecisionAction,
  DeskCalls,
  DeskListQuery,
  DeskReport,
  DeskSession,
  DeskThread,
  Moderator,
  QueueItem,
  QueuePage,
} from "../../src/contract/desk.ts";
import type { Comment } from "../../src/contract/records.ts";
import type { DeskClient } from "../../src/desk/client.ts";
import { en } from "../../src/i18n/guidelines/en.ts";

export const me: DeskSession["moderator"] = { id: "m1", name: "Marc", email: "marc@example.org" };
export const colleague: Moderator = { id: "m2", name: "Hêlîn" };

export interface Sent {
  name: keyof DeskCalls;
  id: string | undefined;
  body: unknown;
  query: unknown;
}

type Extra = Pick<CommentCase, "parent" | "context" | "email" | "reports" | "guidelines">;

interface Gate {
  name: keyof DeskCalls;
  opened: Promise<void>;
  /** Whether the way back is closed, and not the way there. */
  answer: boolean;
}

export interface FakeDesk {
  client: DeskClient;
  /** Every call, in order. */
  sent: Sent[];
  /** Those by this name. */
  calls(name: keyof DeskCalls): Sent[];
  /** The next call by this name fails with this code; the call is not carried out. */
  fail(name: keyof DeskCalls, code: FailureCode, problem?: Partial<Problem>): void;
  /** The next call by this name is carried out, and its answer lost. */
  loseAnswer(name: keyof DeskCalls): void;
  /** The next call by this name waits until the returned function is called. */
  hold(name: keyof DeskCalls): () => void;
  /** The next call by this name is carried out at once; its answer waits until the returned function is called. */
  holdAnswer(name: keyof DeskCalls): () => void;
  add(comment: Partial<QueueItem> & { id: string }, extra?: Partial<Extra>): QueueItem;
  /** As if decided long ago: in effect, without a trace among the calls. */
  decided(id: string, by: Moderator, request: Partial<DecideRequest>): void;
  colleagueDecides(id: string, action: DecisionAction): Decision;
  /** The author appeals the rejection that stands. */
  appeals(id: string, text: string): void;
  colleagueKeeps(id: string): void;
  withdraw(id: string): void;
  item(id: string): QueueItem;
  session: DeskSession | null;
  thread: DeskThread;
  invitation: "good" | "spent" | "unknown";
}

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** A comment of the demo article, by an author who has waited `minutes`. */
export function comment(
  id: string,
  author: string,
  text: string,
  more: Partial<QueueItem> & { minutes?: number } = {},
) {
  const { minutes = 30, ...rest } = more;
  return { id, author, text, lang: "en", received: minutesAgo(minutes), ...rest };
}

export function createFakeDesk({ undoSeconds = 5, signedIn = true, pageLength = 30 } = {}): FakeDesk {
  const items: QueueItem[] = [];
  const extras = new Map<string, Partial<Extra>>();
  const history: Decision[] = [];
  const choices = new Map<string, ChoiceEntry[]>();
  const failures: { name: keyof DeskCalls; code: FailureCode; problem: Partial<Problem>; after: boolean }[] =
    [];
  const gates: Gate[] = [];
  let number = 0;

  const session: DeskSession = {
    moderator: me,
    sites: [{ id: "courier", name: "Northbank Courier", undoSeconds, waiting: 0, appeals: 0, reported: 0 }],
  };
  const fake: FakeDesk = {
    sent: [],
    session: signedIn ? session : null,
    invitation: "good",
    thread: {
      id: "t1",
      key: "https://courier.example/tram",
      url: "https://courier.example/tram",
      title: "The new tram line: two districts, one bridge, seventeen stops",
      open: true,
      published: 48,
      waiting: 6,
    },
    calls: (name) => fake.sent.filter((sent) => sent.name === name),
    fail: (name, code, problem = {}) => void failures.push({ name, code, problem, after: false }),
    loseAnswer: (name) => void failures.push({ name, code: "unreachable", problem: {}, after: true }),
    hold: (name) => close(name, false),
    holdAnswer: (name) => close(name, true),
    add(comment, extra = {}) {
      const { id, key, title } = fake.thread;
      const item: QueueItem = {
        author: "Ines P.",
        text: "A text",
        lang: "en",
        received: minutesAgo(30),
        state: "pending",
        reply: false,
        thread: { id, key, title },
        decision: null,
        flags: [],
        signedIn: false,
        staff: false,
        choice: false,
        appeal: null,
        reports: 0,
        ...comment,
      };
      const open = extra.reports?.filter(({ answered }) => !answered).length;
      if (open !== undefined) item.reports = open;
      items.push(item);
      extras.set(item.id, extra);
      return item;
    },
    colleagueDecides: (id, action) =>
      store(item(id), { action, ...(action === "reject" ? { guideline: "threats" } : {}) }, colleague),
    decided(id, by, request) {
      const decision = store(item(id), request, by);
      decision.decided = decision.takesEffect = minutesAgo(60);
      apply(item(id), decision);
    },
    appeals: (id, text) => {
      item(id).appeal = { text, made: new Date().toISOString(), decided: null };
    },
    colleagueKeeps: (id) => answer(item(id), colleague, true),
    withdraw: (id) => void (item(id).state = "withdrawn"),
    item,
    client: call as DeskClient,
  };

  function close(name: keyof DeskCalls, answer: boolean): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    gates.push({ name, opened: promise, answer });
    return resolve;
  }

  function item(id: string): QueueItem {
    const found = items.find((one) => one.id === id);
    if (!found) throw new BackendError("unknown-comment");
    return found;
  }

  function store(
    item: QueueItem,
    { action, guideline = null, note = null }: Partial<DecideRequest>,
    by: Moderator,
  ): Decision {
    const at = en.rules.findIndex(({ id }) => id === guideline);
    const rule = en.rules[at];
    const decision: Decision = {
      id: `d${++number}`,
      comment: item.id,
      action: action ?? "approve",
      guideline: rule ? { id: rule.id, number: at + 1, label: rule.label } : null,
      note,
      by: { id: by.id, name: by.name },
      decided: new Date().toISOString(),
      takesEffect: new Date(Date.now() + undoSeconds * 1000).toISOString(),
      status: undoSeconds ? "open" : "applied",
      onAppeal: isAppealed(item),
    };
    history.unshift(decision);
    item.decision = decision;
    if (!undoSeconds) apply(item, decision);
    return decision;
  }

  function apply(item: QueueItem, decision: Decision): void {
    decision.status = "applied";
    item.state = decision.action === "approve" ? "approved" : "rejected";
    if (item.appeal && decision.onAppeal) item.appeal = { ...item.appeal, decided: decision.decided };
    if (decision.action === "reject") answer(item, decision.by, false);
  }

  /** What neither its author nor a decision has taken away. */
  function standing(id: string): QueueItem {
    const found = item(id);
    if (found.state === "withdrawn") throw new BackendError("already-withdrawn");
    if (found.decision?.action === "reject") {
      const problem = { decision: structuredClone(found.decision) } as Partial<Problem>;
      throw new BackendError("already-decided", problem);
    }
    return found;
  }

  function choose(item: QueueItem, chosen: boolean): void {
    if (item.choice === chosen) return;
    item.choice = chosen;
    const entry = { chosen, by: { id: me.id, name: me.name }, at: new Date().toISOString() };
    choices.set(item.id, [entry, ...(choices.get(item.id) ?? [])]);
  }

  function answer(item: QueueItem, by: Moderator, kept: boolean): void {
    const answered = { at: new Date().toISOString(), by, kept };
    const extra = extras.get(item.id) ?? {};
    const reports = (extra.reports ?? []).map((one) => (one.answered ? one : { ...one, answered }));
    extras.set(item.id, { ...extra, reports });
    item.reports = 0;
  }

  const isWaiting = (one: QueueItem) => !one.decision && one.state === "pending";
  const isAppealed = (one: QueueItem) =>
    one.appeal?.decided === null && one.state === "rejected" && !one.decision?.onAppeal;
  const isReported = (one: QueueItem) =>
    one.state === "approved" && one.reports > 0 && one.decision?.action !== "reject";
  const byIllegality = (a: QueueItem, b: QueueItem) => Number(isIllegal(b)) - Number(isIllegal(a));
  const isIllegal = ({ id }: QueueItem) =>
    extras.get(id)?.reports?.some(({ reason, answered }) => reason === "illegal" && !answered) ?? false;

  const byAge = (a: QueueItem, b: QueueItem) => (a.received + a.id < b.received + b.id ? -1 : 1);

  function page(all: QueueItem[], { after, limit = pageLength, lang }: DeskListQuery): QueuePage {
    const matching = all.filter((one) => !lang || one.lang === lang);
    const from = after ? matching.findIndex(({ id }) => id === after) + 1 : 0;
    // Only a quiet look asks for more than a page.
    const slice = matching.slice(from, from + (limit > 30 ? limit : pageLength));
    const last = slice.at(-1);
    const more = from + slice.length < matching.length;
    return { items: structuredClone(slice), total: matching.length, next: more && last ? last.id : null };
  }

  const answers: { [N in keyof DeskCalls]: (sent: Sent) => DeskCalls[N]["answer"] } = {
    getSession: () => signedInSession(),
    postSignIn({ body }) {
      if ((body as { password: string }).password === "wrong") throw new BackendError("sign-in-failed");
      fake.session = session;
      return signedInSession();
    },
    postSignOut: () => void (fake.session = null),
    postInvitationCheck() {
      if (fake.invitation === "spent") throw new BackendError("invitation-spent");
      if (fake.invitation === "unknown") throw new BackendError("not-found");
    },
    postInvitation() {
      if (fake.invitation !== "good") throw new BackendError("invitation-spent");
      fake.session = session;
      return signedInSession();
    },
    getQueue: ({ query }) => page(items.filter(isWaiting).toSorted(byAge), query as DeskListQuery),
    getDecided: ({ query }) =>
      page(items.filter((one) => one.decision).toSorted(byAge), query as DeskListQuery),
    getAppeals: ({ query }) => page(items.filter(isAppealed).toSorted(byAge), query as DeskListQuery),
    getReported: ({ query }) =>
      page(items.filter(isReported).toSorted(byAge).toSorted(byIllegality), query as DeskListQuery),
    getCase({ id = "" }) {
      const extra = extras.get(id) ?? {};
      const {
        parent = null,
        context = [],
        email = null,
        reports = [],
        guidelines = { ...en, version: 4 },
      } = extra;
      return {
        item: structuredClone(item(id)),
        email,
        sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        thread: { ...fake.thread },
        guidelines,
        rules: en.rules,
        parent,
        context,
        history: structuredClone(history.filter(({ comment }) => comment === id)),
        choices: structuredClone(choices.get(id) ?? []),
        reports: structuredClone(reports),
      };
    },
    postDecision({ id = "", body }) {
      const request = body as DecideRequest;
      const found = item(id);
      if (found.state === "withdrawn") throw new BackendError("already-withdrawn");
      if ((found.decision?.id ?? null) !== request.seen) {
        const problem = { decision: structuredClone(found.decision) } as Partial<Problem>;
        throw new BackendError("already-decided", problem);
      }
      if (isAppealed(found) && found.decision?.by.id === me.id) throw new BackendError("own-decision");
      return structuredClone(store(found, request, me));
    },
    postUndo({ id }) {
      const decision = history.find((one) => one.id === id);
      if (!decision || Date.parse(decision.takesEffect) <= Date.now()) throw new BackendError("too-late");
      decision.status = "undone";
      const found = item(decision.comment);
      found.decision = history.find((one) => one.comment === found.id && one.status !== "undone") ?? null;
      return structuredClone(decision);
    },
    postKeep({ id = "" }) {
      answer(standing(id), me, true);
    },
    postChoose({ id = "" }) {
      choose(standing(id), true);
    },
    postUnchoose({ id = "" }) {
      choose(standing(id), false);
    },
    postCloseThread: () => (fake.thread = { ...fake.thread, open: false }),
    postOpenThread: () => (fake.thread = { ...fake.thread, open: true }),
  };

  function signedInSession(): DeskSession {
    if (!fake.session) throw new BackendError("sign-in-required");
    const count = (is: (one: QueueItem) => boolean) => items.filter(is).length;
    const counts = { waiting: count(isWaiting), reported: count(isReported), appeals: count(isAppealed) };
    return { ...fake.session, sites: fake.session.sites.map((site) => ({ ...site, ...counts })) };
  }

  const open = new Set<keyof DeskCalls>([
    "getSession",
    "postSignIn",
    "postInvitationCheck",
    "postInvitation",
  ]);

  async function call(
    name: keyof DeskCalls,
    input: Omit<Sent, "name"> = { id: undefined, body: undefined, query: undefined },
  ) {
    const sent = { name, id: input.id, body: input.body, query: input.query };
    fake.sent.push(sent);
    const at = gates.findIndex((one) => one.name === name);
    const gate = at >= 0 ? gates.splice(at, 1)[0] : undefined;
    if (!gate?.answer) await gate?.opened;
    const failing = failures.findIndex((one) => one.name === name);
    const failure = failing >= 0 ? failures.splice(failing, 1)[0] : undefined;
    if (failure && !failure.after) throw new BackendError(failure.code, failure.problem);
    if (!open.has(name)) signedInSession();
    const answer = answers[name](sent);
    if (gate?.answer) await gate.opened;
    if (failure) throw new BackendError(failure.code);
    return answer;
  }

  return fake;
}

/** A published comment around the one to decide. */
export function published(id: string, author: string, text: string): Comment {
  return {
    id,
    parent: null,
    author,
    authorId: null,
    text,
    gone: null,
    lang: "en",
    received: minutesAgo(90),
    published: minutesAgo(60),
    sha256: null,
    replyTo: null,
    recommendations: 0,
    staff: false,
    choice: false,
  };
}

/** A report that nobody has answered, unless it says otherwise. */
export function report(id: string, more: Partial<DeskReport> = {}): DeskReport {
  return {
    id,
    reason: "other",
    guideline: null,
    explanation: null,
    notice: null,
    received: minutesAgo(20),
    answered: null,
    ...more,
  };
}
