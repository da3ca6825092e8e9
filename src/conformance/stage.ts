/** What a check works with: a thread of its own, and the steps that most checks begin with. */
import type { Comment, CommentPage, NewComment, OwnComment, ThreadView } from "../contract/records.ts";
import { idempotencyHeader, type CommentsQuery, type ThreadQuery } from "../contract/routes.ts";
import type { RuleId } from "../contract/schema/rules.ts";
import type { Level } from "../contract/schema/rule.ts";
import type { Answer, Client } from "./client.ts";
import { NotChecked, Waits } from "./failure.ts";

/** What a person would decide. Comments are named by their ids, threads by their keys. */
export type Order =
  | { action: "approve"; comment: string }
  | { action: "reject"; comment: string; guideline: string }
  | { action: "close"; key: string };

/** Resolves when the decision is made; that it takes effect a moment later is waited for. */
export type Decide = (order: Order) => Promise<void> | void;

export interface Posted {
  id: string;
  comment: NewComment;
  idempotencyKey: string;
  receipt: string;
  own: OwnComment;
  answer: Answer;
}

export type Submission = Pick<Posted, "comment" | "idempotencyKey">;

export interface Setting {
  client: Client;
  decide: Decide | null;
  site: string;
  origin: string;
  level: Level;
  /** What the backend told when it was first asked. */
  view: ThreadView;
  /** Milliseconds in which a decision takes effect. */
  effect: number;
}

export type Stage = ReturnType<typeof createStage>;

/** An origin that no site has. */
export const foreignOrigin = "https://elsewhere.invalid";

export const randomText = (bytes = 12): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(bytes))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

export const randomId = (): string => {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5");
};

export async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}

export const toHex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

export function createStage({ client, decide, site, origin, level, view, effect }: Setting) {
  const newKey = (): string => `conformance-${randomText()}`;
  const key = newKey();
  const ask: Client["ask"] = (...call) => client.ask(...call);

  function submission(comment: Partial<NewComment> = {}): Submission {
    return {
      idempotencyKey: randomText(16),
      comment: {
        site,
        key,
        url: null,
        title: null,
        parent: null,
        author: "Conformance",
        email: view.form.email === "required" ? "reader@conformance.example" : null,
        text: `A comment to be checked, ${randomText()}`,
        lang: null,
        guidelines: { version: view.guidelines.version, lang: view.guidelines.lang },
        receipt: randomText(32),
        honeypot: "",
        writingTime: 60_000,
        ...comment,
      },
    };
  }

  const submit = (
    { comment, idempotencyKey }: Submission,
    headers: Record<string, string | null> = {},
  ): Promise<Answer> =>
    ask("postComment", { body: comment, headers: { [idempotencyHeader]: idempotencyKey, ...headers } });

  async function post(comment: Partial<NewComment> = {}): Promise<Posted> {
    const sent = submission(comment);
    const answer = await submit(sent);
    const own = answer.json as OwnComment;
    requireDone("postComment.pending", answer, typeof own?.id === "string");
    return { ...sent, id: own.id, receipt: sent.comment.receipt, own, answer };
  }

  async function read<T>(rule: RuleId, asking: Promise<Answer>): Promise<T> {
    const answer = await asking;
    requireDone(rule, answer);
    return answer.json as T;
  }

  const thread = (query: Partial<ThreadQuery> = {}): Promise<ThreadView> =>
    read("getThread.unknown", ask("getThread", { query: { site, key, ...query } }));
  const page = (query: Partial<CommentsQuery> = {}): Promise<CommentPage> =>
    read("getComments.unknown", ask("getComments", { query: { site, key, ...query } }));

  async function own(...receipts: string[]): Promise<(OwnComment | null)[]> {
    const body = { site, lang: view.guidelines.lang, receipts };
    const { comments } = await read<{ comments: (OwnComment | null)[] }>(
      "postReceipts.order",
      ask("postReceipts", { body }),
    );
    return comments;
  }

  /** Pages from one to the last. Ends also where a backend never comes to an end. */
  async function walk(query: Partial<CommentsQuery>): Promise<CommentPage[]> {
    const pages = [await page(query)];
    for (let next = pages[0]!.next; next !== null && pages.length < 50; next = pages.at(-1)!.next) {
      const { from: _, ...rest } = query;
      pages.push(await page({ ...rest, after: next }));
    }
    return pages;
  }

  async function order(one: Order): Promise<void> {
    if (!decide) throw new NotChecked("It needs decisions, and nobody makes them.");
    try {
      await decide(one);
    } catch (error) {
      const subject = one.action === "close" ? one.key : one.comment;
      throw new NotChecked(`"${one.action} ${subject}" failed: ${(error as Error).message}`);
    }
  }

  async function settled(state: "approved" | "rejected", posted: Posted[]): Promise<void> {
    const until = performance.now() + effect;
    for (;;) {
      const answer = await ask("postReceipts", {
        body: { site, lang: view.guidelines.lang, receipts: posted.map(({ receipt }) => receipt) },
      });
      const { comments = [] } = (answer.json ?? {}) as { comments?: (OwnComment | null)[] };
      if (posted.every((_, place) => comments[place]?.state === state)) return;
      if (performance.now() > until) {
        const why = `${effect / 1000} s after the decision, its receipt should say "${state}".`;
        throw new Waits(`postReceipts.${state}`, answer, why);
      }
      await pause(200);
    }
  }

  async function approve(...posted: Posted[]): Promise<void> {
    for (const { id } of posted) await order({ action: "approve", comment: id });
    await settled("approved", posted);
  }

  return {
    ask,
    open: (...call: Parameters<Client["open"]>) => client.open(...call),
    site,
    origin,
    level,
    key,
    newKey,
    form: view.form,
    guidelines: view.guidelines,
    /** A guideline that a rejection may rest on. */
    ground: view.guidelines.rules.find(({ ground }) => ground)?.id ?? "",
    canDecide: decide !== null,
    submission,
    submit,
    /** A comment that must be taken. */
    post,
    thread,
    page,
    own,
    walk,
    approve,

    /** In the order given, the first approved first. */
    async publish(...comments: Partial<NewComment>[]): Promise<Posted[]> {
      const posted: Posted[] = [];
      for (const comment of comments) posted.push(await post(comment));
      await approve(...posted);
      return posted;
    },

    async reject(posted: Posted, guideline: string): Promise<void> {
      await order({ action: "reject", comment: posted.id, guideline });
      await settled("rejected", [posted]);
    },

    async close(closing = key): Promise<void> {
      await order({ action: "close", key: closing });
      const until = performance.now() + effect;
      while ((await thread({ key: closing })).thread.open && performance.now() < until) await pause(200);
    },

    withdraw: ({ id, receipt }: Pick<Posted, "id" | "receipt">): Promise<Answer> =>
      ask("postWithdraw", { params: { id }, body: { site, receipt } }),

    recommend: (id: string, voter: string, recommend = true): Promise<Answer> =>
      ask("postReaction", { params: { id }, body: { site, voter, recommend } }),

    report: (id: string, body: object, idempotencyKey: string | null = randomText(16)): Promise<Answer> =>
      ask("postReport", {
        params: { id },
        body: { site, explanation: null, illegal: null, ...body },
        headers: { [idempotencyHeader]: idempotencyKey },
      }),
  };
}

/** @throws Waits where the step before the one that counts has failed. */
export function requireDone(rule: RuleId, answer: Answer, isDone = true): void {
  const done = answer.status >= 200 && answer.status < 300 && typeof answer.json === "object" && isDone;
  if (!done) throw new Waits(rule, answer, "This should have been done, so that the rule could be tried.");
}

export const idsOf = ({ items }: { items: Comment[] }): string[] => items.map(({ id }) => id);
