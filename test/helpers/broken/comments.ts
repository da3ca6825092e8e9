/** Servers that do not keep comments, and what belongs to their authors, as they should. */
import type { NewComment, ReceiptsAnswer } from "../../../src/contract/records.ts";
import { idempotencyHeader } from "../../../src/contract/routes.ts";
import {
  asAnother,
  broken,
  byMemory,
  changed,
  eachComment,
  headerOf,
  inAnswers,
  inCalls,
  isPost,
  newReceipt,
  pathOf,
  remembered,
  taken,
  withBody,
  type Broken,
} from "./changes.ts";

export const brokenComments: Broken[] = [
  broken(
    "forgets idempotency keys",
    [
      "postComment.same-key",
      "postComment.same-key-at-once",
      "postComment.key-reused",
      "postComment.replayed",
    ],
    () => {
      const seen = new Set<string>();
      return {
        answer(send, address, init) {
          const key = headerOf(init, idempotencyHeader) ?? "";
          if (!isPost(address, init) || key === "" || !seen.has(key)) {
            seen.add(key);
            return send(address, init);
          }
          return send(address, asAnother(init));
        },
      };
    },
  ),
  broken("stores a comment twice that comes twice at once", ["postComment.same-key-at-once"], () => {
    const underWay = new Set<string>();
    return {
      async answer(send, address, init) {
        const key = headerOf(init, idempotencyHeader) ?? "";
        if (!isPost(address, init)) return send(address, init);
        if (underWay.has(key)) return send(address, asAnother(init));
        underWay.add(key);
        return send(address, init).finally(() => underWay.delete(key));
      },
    };
  }),
  broken("answers another body with what the key stands for", ["postComment.key-reused"], () => {
    const first = new Map<string, string>();
    return {
      async answer(send, address, init) {
        const key = headerOf(init, idempotencyHeader) ?? "";
        const answer = await send(address, init);
        if (!isPost(address, init)) return answer;
        const text = await answer.text();
        if (answer.status === 202 && !first.has(key)) first.set(key, text);
        const reused = text.includes('"key-reused"');
        return reused
          ? changed(answer, {
              status: 202,
              body: first.get(key)!,
              headers: { "Content-Type": "application/json" },
            })
          : changed(answer, { body: text });
      },
    };
  }),
  broken("answers 200 to a new comment", ["postComment.pending"], () => ({
    async answer(send, address, init) {
      const answer = await send(address, init);
      return answer.status === 202 && isPost(address, init)
        ? changed(answer, { status: 200, body: await answer.text() })
        : answer;
    },
  })),
  broken(
    "tells the texts that wait",
    ["general.pending-hidden"],
    byMemory((json, address, memory) =>
      pathOf(address) === "/v1/thread"
        ? { ...json, waiting: memory.in(address, "pending").map(({ text }) => text) }
        : json,
    ),
  ),
  broken(
    "counts what waits",
    ["general.pending-hidden", "getThread.count"],
    byMemory((json, address, memory) =>
      json.thread
        ? {
            ...json,
            thread: { ...json.thread, count: json.thread.count + memory.in(address, "pending").length },
          }
        : json,
    ),
  ),
  broken(
    "counts what was rejected",
    ["general.rejected-hidden", "getThread.removed"],
    byMemory((json, address, memory) =>
      json.thread
        ? {
            ...json,
            thread: { ...json.thread, count: json.thread.count + memory.in(address, "reject").length },
          }
        : json,
    ),
  ),
  broken(
    "publishes e-mail addresses",
    ["general.secrets-hidden"],
    byMemory((json, _, { known }) =>
      eachComment(json, (one) => ({ ...one, email: known.get(one.id)?.email ?? null })),
    ),
  ),
  broken(
    "gives receipts back",
    ["general.secrets-hidden"],
    inAnswers("/v1/comments", (json, _, init) =>
      init.method === "POST" ? { ...json, receipt: JSON.parse(init.body as string).receipt } : json,
    ),
  ),
  broken(
    "leaves the names on tombstones",
    ["getThread.tombstone", "getThread.removed"],
    byMemory((json, _, { known }) =>
      eachComment(json, (one) => ({ ...one, author: one.author ?? known.get(one.id)!.author })),
    ),
  ),
  broken(
    "trims texts",
    ["general.text-unaltered", "postComment.sha256"],
    inCalls((init, address) =>
      isPost(address, init)
        ? withBody(init, (body) => ({
            ...body,
            ...(typeof body["text"] === "string" && { text: body["text"].replace(/^ +| +$/g, "") }),
          }))
        : init,
    ),
  ),
  broken(
    "escapes texts",
    ["general.text-unaltered"],
    inAnswers(null, (json) =>
      eachComment(json, (one) => ({ ...one, text: one.text?.replaceAll("<", "&lt;") ?? null })),
    ),
  ),
  broken(
    "stores U+0000 as another character",
    ["general.unstorable"],
    inCalls((init, address) =>
      isPost(address, init)
        ? withBody(init, (body) => ({
            ...body,
            ...(typeof body["text"] === "string" && { text: body["text"].replaceAll("\0", "\ufffd") }),
          }))
        : init,
    ),
  ),
  broken("counts UTF-16 code units", ["general.too-long"], () => ({
    async answer(send, address, init) {
      const { text = "" } =
        isPost(address, init) && typeof init.body === "string" && init.body.startsWith('{"')
          ? (JSON.parse(init.body) as Partial<NewComment>)
          : {};
      if (typeof text !== "string" || text.length <= 2_000 || text.length > 4_000) return send(address, init);
      return send(
        address,
        withBody(init, (body) => ({ ...body, text: `${text}${"x".repeat(2_000)}` })),
      );
    },
  })),
  broken(
    "leaves unknown receipts out",
    ["postReceipts.order"],
    inAnswers<ReceiptsAnswer>("/v1/receipts", (json) => ({
      comments: json.comments.filter(Boolean) as unknown,
    })),
  ),
  broken(
    "names no guideline with a rejection",
    ["postReceipts.rejected"],
    inAnswers<ReceiptsAnswer>("/v1/receipts", (json) => ({
      comments: json.comments.map(
        (one) => one && { ...one, outcome: one.outcome && { ...one.outcome, guideline: null } },
      ),
    })),
  ),
  broken("lets any receipt withdraw", ["postWithdraw.foreign-receipt"], () => {
    const memory = remembered();
    return {
      answer(send, address, init) {
        const [, id = ""] = /\/comments\/([^/]+)\/withdraw$/.exec(pathOf(address)) ?? [];
        const receipt = memory.known.get(id)?.receipt;
        return memory.keep(send, address, receipt ? withBody(init, (body) => ({ ...body, receipt })) : init);
      },
    };
  }),
  broken("takes replies to a closed thread", ["postComment.thread-closed"], () => ({
    async answer(send, address, init) {
      const answer = await send(address, init);
      const { parent } =
        isPost(address, init) && answer.status === 409 ? (JSON.parse(init.body as string) as NewComment) : {};
      return parent && (await answer.clone().text()).includes('"thread-closed"')
        ? changed(answer, {
            status: 202,
            body: JSON.stringify(taken(init)),
            headers: { "Content-Type": "application/json" },
          })
        : answer;
    },
  })),
  broken(
    "counts a reader as often as they recommend",
    ["postReaction.once"],
    inCalls((init, address) =>
      pathOf(address).endsWith("/reaction")
        ? withBody(init, (body) => (body["recommend"] === true ? { ...body, voter: newReceipt() } : body))
        : init,
    ),
  ),
  broken(
    "takes any reason for a report",
    ["postReport.reason"],
    inCalls((init, address) =>
      pathOf(address).endsWith("/report")
        ? withBody(init, (body) =>
            body["reason"] === "no-such-guideline" ? { ...body, reason: "promotion" } : body,
          )
        : init,
    ),
  ),
];
