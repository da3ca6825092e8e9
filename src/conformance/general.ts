/** What holds for every call: how it is asked, and what is refused alike. */
import { clientHeader, idempotencyHeader } from "../contract/routes.ts";
import type { ChecksOf } from "./check.ts";
import type { Answer, Input, OperationName } from "./client.ts";
import { demand, demandProblem, demandSame, demandTaken } from "./failure.ts";
import { etag, etagMoves } from "./caching.ts";
import { blank, textUnaltered, tooLarge, tooLong, tooManyBytes, unstorable } from "./texts.ts";
import { pendingHidden, rejectedHidden, secretsHidden } from "./hidden.ts";
import { foreignOrigin, randomId, randomText, requireDone, type Stage } from "./stage.ts";
import {
  json,
  noStore,
  problemDocuments,
  readsFresh,
  readsOpen,
  setsNoCookie,
  times,
  writesNamed,
} from "./watches.ts";

/** Two calls that anyone could make with nothing but a body: what is refused in general, both refuse. */
async function refusedAlike(
  at: Stage,
  input: Pick<Input, "headers"> & { body?: Input["body"] },
  check: (answer: Answer) => void,
): Promise<void> {
  const sent = at.submission();
  check(await at.ask("postReceipts", { body: { site: at.site, lang: "en", receipts: [] }, ...input }));
  check(
    await at.ask("postComment", {
      body: sent.comment,
      ...input,
      headers: { "Idempotency-Key": sent.idempotencyKey, ...input.headers },
    }),
  );
  await demandNothingStored(at, sent.comment.receipt);
}

async function demandNothingStored(at: Stage, receipt: string): Promise<void> {
  const answer = await at.ask("postReceipts", { body: { site: at.site, lang: "en", receipts: [receipt] } });
  requireDone("postReceipts.order", answer);
  const { comments } = answer.json as { comments: unknown[] };
  demandSame(answer, "What the receipt of a refused comment finds", comments[0] ?? null, null);
}

/** `null` leaves the field out. */
const wrongFields: [field: string, change: object][] = [
  ["site", { site: undefined }],
  ["key", { key: undefined }],
  ["author", { author: undefined }],
  ["text", { text: undefined }],
  ["text", { text: 7 }],
  ["receipt", { receipt: undefined }],
  ["receipt", { receipt: "too-short" }],
  ["parent", { parent: "not-an-id" }],
  ["guidelines.version", { guidelines: { version: "1", lang: "en" } }],
];

const preflightOf = (at: Stage, origin: string): Promise<Answer> =>
  at.ask(
    { method: "OPTIONS", path: "/v1/comments" },
    {
      headers: {
        Origin: origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "afterword-client,content-type,idempotency-key",
      },
    },
  );

const listed = (answer: Answer, name: string): string[] =>
  (answer.headers.get(name) ?? "")
    .toLowerCase()
    .split(",")
    .map((part) => part.trim());

/** @param origin The site's own. */
export const generalChecks = (origin: string): ChecksOf<"general"> => ({
  "problem-documents": problemDocuments,
  json,
  times,

  async "unknown-site"(at) {
    const site = `nowhere-${randomText(6).toLowerCase()}`;
    const reads: [OperationName, object][] = [
      ["getThread", { site, key: at.key }],
      ["getComments", { site, key: at.key }],
      ["getCounts", { site, key: [at.key] }],
    ];
    for (const [name, query] of reads) demandProblem(await at.ask(name, { query }), "unknown-site", "site");
    demandProblem(await at.submit(at.submission({ site })), "unknown-site", "site");
    const body = { site, lang: "en", receipts: [] };
    demandProblem(await at.ask("postReceipts", { body }), "unknown-site", "site");
  },

  async "unknown-path"(at) {
    demandProblem(await at.ask({ method: "GET", path: `/v1/${randomText()}` }), "not-found");
  },

  async "wrong-method"(at) {
    const answer = await at.ask({ method: "GET", path: "/v1/receipts" });
    demandProblem(answer, "method-not-allowed");
    demand(listed(answer, "Allow").includes("post"), answer, "`Allow` should name POST.");
  },

  async "invalid-query"(at) {
    const { site, key } = at;
    const wrong: [OperationName, string, object][] = [
      ["getThread", "key", { site }],
      ["getThread", "sort", { site, key, sort: "best" }],
      ["getComments", "sort", { site, key, sort: "best" }],
      ["getComments", "limit", { site, key, limit: 0 }],
      ["getComments", "limit", { site, key, limit: 101 }],
      ["getComments", "after", { site, key, after: "conformance" }],
      ["getComments", "before", { site, key, before: "conformance" }],
      ["getComments", "parent", { site, key, parent: "conformance" }],
    ];
    demandProblem(await at.withdraw({ id: "no-uuid", receipt: randomText(32) }), "invalid", "id");
    const short = { ...at.submission(), idempotencyKey: "short" };
    demandProblem(await at.submit(short), "invalid", idempotencyHeader);
    for (const [name, field, query] of wrong) demandProblem(await at.ask(name, { query }), "invalid", field);
  },

  async "invalid-body"(at) {
    for (const [field, change] of wrongFields) {
      const sent = at.submission(change);
      demandProblem(await at.submit(sent), "invalid", field);
      if (field !== "receipt") await demandNothingStored(at, sent.comment.receipt);
    }
    const receipts = { site: at.site, lang: "en" };
    demandProblem(await at.ask("postReceipts", { body: receipts }), "invalid", "receipts");
    const broken = await at.ask("postReceipts", { body: { ...receipts, receipts: ["short"] } });
    demandProblem(broken, "invalid", "receipts.0");
  },

  async "unknown-fields"(at) {
    const id = randomId();
    const more = {
      id,
      state: "approved",
      received: "2001-01-01T00:00:00.000Z",
      published: true,
      nothing: [1],
    };
    const { own, answer } = await at.post(more as object);
    demandSame(answer, "`state`", own.state, "pending");
    demand(own.id !== id, answer, "The id was chosen by the sender.");
    demand(own.received !== more.received, answer, "The time was chosen by the sender.");
    const read = await at.ask("getThread", { query: { site: at.site, key: at.key, nothing: 1 } });
    demand(read.status === 200, read, "A query parameter that is not known should be ignored.");
  },

  async "malformed-json"(at) {
    // A text with a byte that no UTF-8 has; read loosely, it would be another text than was sent.
    const bytes = new TextEncoder().encode(JSON.stringify(at.submission({ text: "~" }).comment));
    bytes[bytes.lastIndexOf("~".charCodeAt(0))] = 0xff;
    for (const body of ["{", "", bytes]) {
      await refusedAlike(at, { body }, (answer) => demandProblem(answer, "malformed-json"));
    }
  },

  async "content-type"(at) {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", null]) {
      await refusedAlike(at, { headers: { "Content-Type": type } }, (answer) =>
        demandProblem(answer, "wrong-content-type"),
      );
    }
    const sent = at.submission();
    const answer = await at.submit(sent, { "Content-Type": "application/json; charset=utf-8" });
    demandTaken(answer, "With a parameter, it is the same type.");
  },

  async "client-header"(at) {
    await refusedAlike(at, { headers: { [clientHeader]: null } }, (answer) =>
      demandProblem(answer, "missing-header", clientHeader),
    );
  },

  async "foreign-origin"(at) {
    for (const foreign of [foreignOrigin, "null", null]) {
      await refusedAlike(at, { headers: { Origin: foreign } }, (answer) =>
        demandProblem(answer, "foreign-origin"),
      );
    }
  },

  "cors-reads": readsOpen,
  "cors-writes": { watch: (answer) => writesNamed(answer, origin) },

  async preflight(at) {
    const answer = await preflightOf(at, at.origin);
    demand(
      answer.status >= 200 && answer.status < 300,
      answer,
      "It should be 2xx: browsers send nothing then.",
    );
    const allowed = answer.headers.get("Access-Control-Allow-Origin");
    demandSame(answer, "`Access-Control-Allow-Origin`", allowed, at.origin);
    const methods = listed(answer, "Access-Control-Allow-Methods");
    demand(methods.includes("post"), answer, "`Access-Control-Allow-Methods` should name POST.");
    const headers = listed(answer, "Access-Control-Allow-Headers");
    for (const name of ["content-type", "afterword-client", "idempotency-key"]) {
      demand(headers.includes(name), answer, `\`Access-Control-Allow-Headers\` should name ${name}.`);
    }
  },

  async "preflight-foreign"(at) {
    for (const foreign of [foreignOrigin, "null"]) {
      const answer = await preflightOf(at, foreign);
      const allowed = answer.headers.get("Access-Control-Allow-Origin");
      demand(allowed === null, answer, `\`Access-Control-Allow-Origin\` is ${allowed}.`);
    }
  },

  "no-cookies": {
    watch: setsNoCookie,
    async run(at) {
      const query = { site: at.site, key: at.key };
      const plain = await at.ask("getThread", { query });
      const answer = await at.ask("getThread", { query, headers: { Cookie: "session=1; lang=ckb" } });
      demandSame(answer, "The answer with a cookie", answer.text, plain.text);
    },
  },

  "no-store": noStore,
  "reads-fresh": readsFresh,
  etag,
  "etag-moves": etagMoves,
  "pending-hidden": pendingHidden,
  "rejected-hidden": rejectedHidden,
  "secrets-hidden": secretsHidden,
  "text-unaltered": textUnaltered,
  unstorable,
  blank,
  "too-long": tooLong,
  "too-many-bytes": tooManyBytes,
  "too-large": tooLarge,
});
