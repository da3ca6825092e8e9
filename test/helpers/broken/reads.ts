/** Servers whose pages and counts are not what they should be. */
import type { Comment, CommentPage, CountsAnswer } from "../../../src/contract/records.ts";
import { broken, inAnswers, isTop, withJson, type Broken } from "./changes.ts";

export const brokenReads: Broken[] = [
  broken(
    "orders by when comments were published",
    ["getComments.order"],
    inAnswers("/v1/comments", (json, address) => {
      const newest = new URL(address).searchParams.get("sort") === "newest";
      const before = (a: Comment, b: Comment) => a.published.localeCompare(b.published) * (newest ? -1 : 1);
      return json.items && isTop(address) && new URL(address).searchParams.get("sort") !== "recommended"
        ? { ...json, items: json.items.toSorted(before) }
        : json;
    }),
  ),
  broken(
    "knows one order only",
    [
      "getThread.sort",
      "getComments.order",
      "getComments.recommended",
      "getComments.pages",
      "getComments.pages-steady",
      "getComments.previous",
    ],
    () => ({
      answer(send, address, init) {
        const url = new URL(address);
        if (/^(newest|recommended)$/.test(url.searchParams.get("sort") ?? ""))
          url.searchParams.set("sort", "oldest");
        return send(url.href, init);
      },
    }),
  ),
  broken("has pages by their number", ["getComments.pages-steady"], () => ({
    async answer(send, address, init) {
      const url = new URL(address);
      const asked = url.searchParams;
      const [after, before] = [asked.get("after"), asked.get("before")];
      const numbered =
        (after === null || /^\d{1,3}$/.test(after)) && (before === null || /^\d{1,3}$/.test(before));
      const limit = Number(asked.get("limit") ?? 20);
      if (
        init.method !== "GET" ||
        !isTop(address) ||
        asked.has("from") ||
        !numbered ||
        !(limit > 0 && limit <= 100)
      )
        return send(address, init);
      const start =
        after !== null ? Number(after) : before !== null ? Math.max(0, Number(before) - limit) : 0;
      for (const name of ["after", "before"]) asked.delete(name);
      asked.set("limit", "100");
      return withJson(send, url.href, init, (json: CommentPage) => ({
        ...json,
        items: json.items.slice(start, start + limit),
        next: start + limit < json.items.length ? `${start + limit}` : null,
        previous: start > 0 ? `${start}` : null,
      }));
    },
  })),
  broken("gives the comment at a cursor again", ["getComments.pages", "getComments.pages-steady"], () => {
    const last = new Map<string, Comment>();
    return {
      answer: (send, address, init) =>
        withJson(send, address, init, (json) => {
          if (!json.items || !isTop(address)) return json;
          const edge = last.get(new URL(address).searchParams.get("after") ?? "");
          const page = edge ? { ...json, items: [edge, ...json.items] } : json;
          if (json.next) last.set(json.next, json.items.at(-1)!);
          return page;
        }),
    };
  }),
  broken(
    "skips a comment behind a cursor",
    ["getComments.pages", "getComments.pages-steady"],
    inAnswers("/v1/comments", (json, address) =>
      isTop(address) && new URL(address).searchParams.has("after")
        ? { ...json, items: json.items?.slice(1) }
        : json,
    ),
  ),
  broken(
    "has no way back",
    ["getComments.previous", "getComments.from"],
    inAnswers("/v1/comments", (json) => (json.items ? { ...json, previous: null } : json)),
  ),
  broken(
    "begins at the beginning whatever `from` says",
    ["getComments.from", "getComments.one-start"],
    () => ({
      answer(send, address, init) {
        const url = new URL(address);
        url.searchParams.delete("from");
        return send(url.href, init);
      },
    }),
  ),
  broken(
    "counts in another order",
    ["getCounts.counts"],
    inAnswers<CountsAnswer>("/v1/counts", (json) => ({ counts: json.counts.toSorted((a, b) => a - b) })),
  ),
];
