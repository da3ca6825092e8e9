/** Servers that answer in the wrong way, whatever they say. */
import { randomUUID } from "node:crypto";
import type { ReceiptsAnswer } from "../../../src/contract/records.ts";
import { clientHeader } from "../../../src/contract/routes.ts";
import { pageOrigin } from "../reader-client.ts";
import {
  broken,
  changed,
  headerOf,
  inAnswers,
  inCalls,
  inHeaders,
  inProblems,
  pathOf,
  remembered,
  withHeader,
  type Broken,
} from "./changes.ts";

export const brokenCalls: Broken[] = [
  broken(
    "has no entity tags",
    ["general.etag", "general.etag-moves"],
    inHeaders(() => ({ ETag: null })),
  ),
  broken("has one entity tag for ever", ["general.etag-moves"], () => ({
    async answer(send, address, init) {
      const known = headerOf(init, "If-None-Match")?.includes('"for-ever"') ?? false;
      const answer = await send(address, withHeader(init, "If-None-Match", '"another"'));
      if (!answer.headers.has("ETag")) return answer;
      return changed(answer, {
        status: known ? 304 : 200,
        body: await answer.text(),
        headers: { ETag: '"for-ever"' },
      });
    },
  })),
  broken(
    "has another entity tag each time",
    ["general.etag", "general.etag-moves"],
    inHeaders((answer) => (answer.headers.has("ETag") ? { ETag: `"${randomUUID()}"` } : {})),
  ),
  broken("moves the entity tag for what waits", ["general.etag-moves"], () => {
    const memory = remembered();
    return {
      heed: (order) => memory.heed(order),
      async answer(send, address, init) {
        const answer = await memory.keep(send, address, init);
        const tag = answer.headers.get("ETag");
        if (tag === null || answer.status === 304) return answer;
        const more = memory.in(address, "pending").length;
        return changed(answer, {
          body: await answer.text(),
          headers: { ETag: more === 0 ? tag : `"${more}"` },
        });
      },
    };
  }),
  broken("sends a body with 304", ["general.etag"], () => ({
    async answer(send, address, init) {
      const answer = await send(address, init);
      if (answer.status !== 304) return answer;
      const full = new Response("{}", { headers: answer.headers });
      return Object.defineProperty(full, "status", { value: 304 });
    },
  })),
  broken(
    "lets what is written be stored by caches",
    ["general.no-store"],
    inHeaders((_, __, { method }) => (method === "POST" ? { "Cache-Control": "max-age=60" } : {})),
  ),
  broken(
    "lets browsers keep a thread",
    ["general.reads-fresh"],
    inHeaders((answer, address) =>
      pathOf(address) === "/v1/thread" && answer.ok ? { "Cache-Control": "max-age=60" } : {},
    ),
  ),
  broken(
    "is not to be read by other pages",
    ["general.cors-reads"],
    inHeaders((_, __, { method }) => (method === "GET" ? { "Access-Control-Allow-Origin": null } : {})),
  ),
  broken(
    "allows credentials",
    ["general.cors-reads"],
    inHeaders(() => ({ "Access-Control-Allow-Credentials": "true" })),
  ),
  broken(
    "does not vary by origin",
    ["general.cors-writes"],
    inHeaders((_, __, { method }) => (method === "POST" ? { Vary: null } : {})),
  ),
  broken(
    "answers a preflight of any origin",
    ["general.preflight-foreign"],
    inHeaders((_, __, init) =>
      init.method === "OPTIONS" ? { "Access-Control-Allow-Origin": headerOf(init, "Origin")! } : {},
    ),
  ),
  broken(
    "allows no idempotency key",
    ["general.preflight"],
    inHeaders((_, __, { method }) =>
      method === "OPTIONS" ? { "Access-Control-Allow-Headers": "Content-Type, Afterword-Client" } : {},
    ),
  ),
  broken(
    "takes comments from any page",
    ["general.foreign-origin"],
    inCalls((init, address) =>
      init.method === "POST" && pathOf(address) !== "/v1/page"
        ? withHeader(init, "Origin", pageOrigin)
        : init,
    ),
  ),
  broken(
    "does not ask for the client header",
    ["general.client-header"],
    inCalls((init) => (init.method === "POST" ? withHeader(init, clientHeader, "1") : init)),
  ),
  broken(
    "takes any content type",
    ["general.content-type"],
    inCalls((init, address) =>
      init.method === "POST" && pathOf(address) !== "/v1/page"
        ? withHeader(init, "Content-Type", "application/json")
        : init,
    ),
  ),
  broken(
    "sets a cookie",
    ["general.no-cookies"],
    inHeaders(() => ({ "Set-Cookie": "session=1" })),
  ),
  broken(
    "refuses with pages of HTML",
    ["general.problem-documents"],
    inHeaders((answer): Record<string, string> =>
      answer.headers.get("Content-Type")?.startsWith("application/problem+json")
        ? { "Content-Type": "text/html" }
        : {},
    ),
  ),
  broken(
    "has a code of its own",
    ["general.problem-documents", "general.unknown-site"],
    inProblems("unknown-site", (problem) => ({
      body: { ...problem, code: "no-such-site" },
    })),
  ),
  broken(
    "has a status of its own",
    ["general.problem-documents", "postComment.key-reused", "postReport.same-key"],
    inProblems("key-reused", (problem) => ({ status: 409, body: { ...problem, status: 409 } })),
  ),
  broken(
    "says less of a length",
    ["general.too-long"],
    inProblems("too-long", (problem) => ({ body: { ...problem, limit: undefined, actual: undefined } })),
  ),
  broken(
    "has times without a zone",
    ["general.times"],
    inAnswers(null, (json) => JSON.parse(JSON.stringify(json).replaceAll(/(\d\d:\d\d\.\d{3})Z"/g, '$1"'))),
  ),
  broken(
    "leaves a field out",
    ["general.json"],
    inAnswers<ReceiptsAnswer>("/v1/receipts", (json) => ({
      comments: json.comments.map((one) => {
        if (!one) return one;
        const { waiting: _, ...rest } = one;
        return rest;
      }),
    })),
  ),
  broken(
    "streams no events",
    ["getEvents.stream"],
    inCalls((init, address) =>
      pathOf(address) === "/v1/events" ? withHeader(init, "Accept", "application/json") : init,
    ),
  ),
  broken("shows HTML as HTML", ["getFragment.fragment", "getPage.page"], () => ({
    async answer(send, address, init) {
      const answer = await send(address, init);
      if (!answer.headers.get("Content-Type")?.startsWith("text/html")) return answer;
      return changed(answer, {
        body: (await answer.text()).replaceAll("&lt;", "<").replaceAll("&quot;", '"'),
      });
    },
  })),
];
