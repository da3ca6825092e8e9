/** The API against its own OpenAPI document, by calls made at random. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientHeader, idempotencyHeader, proofHeader } from "../../src/contract/routes.ts";
import { dialects } from "../helpers/databases.ts";
import { callsOf, checkAnswer, type FuzzedDocument, type FuzzedOperation } from "../helpers/openapi-fuzz.ts";
import { openPublisher } from "../helpers/publisher.ts";
import { newSubmission, pageOrigin } from "../helpers/reader-client.ts";
import { openReaderApp, type ReaderApp } from "../helpers/reader-app.ts";
import { scaled } from "../helpers/scale.ts";

const apiOrigin = "https://comments.test";

const operationsOf = (document: FuzzedDocument) =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

const omit = ({ ...record }: Record<string, unknown[]>, name: string) => {
  delete record[name];
  return record;
};

const mostly = (usual: string, ...others: string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );

/** Why a property failed. */
const causeOf = (property: Promise<unknown>): Promise<string> =>
  property.then(
    () => "",
    (error: Error) => String(error.cause),
  );

describe.each(dialects)("on %s", (dialect) => {
  let reader: ReaderApp;
  let document: FuzzedDocument;
  let known: Record<string, unknown[]>;
  /** By method and path, where others are of use. */
  let knownTo: Record<string, Record<string, unknown[]>>;

  beforeAll(async () => {
    reader = await openReaderApp(dialect, { origin: apiOrigin });
    const publisher = await openPublisher(() => reader.services.clock.now());
    const { sites } = reader.services.stores;
    await sites.update({ ...(await sites.find("default"))!, signIn: publisher.settings });
    document = await reader.read<FuzzedDocument>("/v1/openapi.json");
    const own = newSubmission({});
    const published = await reader.post(own.comment);
    await reader.settle(published.id);
    const pending = await reader.post();
    await reader.post({ key: "/closed" });
    const { id } = await reader.storage.db
      .selectFrom("thread")
      .select("id")
      .where("key", "=", "/closed")
      .executeTakeFirstOrThrow();
    await reader.services.stores.threads.setClosed({ thread: id, closed: true, at: 1 });
    known = {
      site: [...Array.from({ length: 7 }, () => "default"), "nowhere"],
      key: [...Array.from({ length: 4 }, () => "/article"), "/closed", "/elsewhere"],
      url: [null, `${pageOrigin}/article`],
      parent: [published.id, published.id, pending.id],
      id: [published.id, pending.id],
      receipt: [own.comment.receipt],
      receipts: [own.comment.receipt],
      text: ["A comment", "A comment", "A comment", "  ", "\0", "a".repeat(3_000)],
      author: ["Reader"],
      email: [null],
      title: [null],
      lang: ["en", "ckb"],
      since: ["0"],
      // A page begins at one of the three at most.
      after: [undefined],
      before: [undefined],
      from: [undefined, undefined, published.id],
      [clientHeader]: ["1"],
      [proofHeader]: [undefined],
      // Most readers are guests; of the tokens, one holds, once.
      Authorization: [undefined, undefined, `Bearer ${await publisher.token()}`],
    };
    const refused = newSubmission({});
    const rejected = await reader.post(refused.comment);
    await reader.settle(rejected.id, "reject");
    knownTo = {
      // A receipt that is known belongs to another comment than a new one.
      "post /v1/comments": omit(known, "receipt"),
      // It shows a thread, or what became of one comment.
      "get /v1/page": {
        ...known,
        receipt: [undefined, own.comment.receipt],
        reply: [undefined, published.id],
      },
      "post /v1/page": {
        ...omit(known, "receipt"),
        email: [undefined, "", "reader@example.test"],
        read: ["1"],
        reply: [undefined, undefined, undefined, published.id, pending.id],
        lang: [undefined, "en"],
        after: [undefined],
      },
      "post /v1/comments/{id}/appeal": {
        ...known,
        id: [rejected.id, rejected.id, published.id],
        receipt: [refused.comment.receipt],
      },
      "post /v1/comments/{id}/report": {
        ...known,
        id: [published.id, published.id, published.id, pending.id],
        reason: ["promotion", "promotion", "promotion", "illegal", "other", "criticism"],
        explanation: [null, "It is so.", "It is so.", " "],
        name: [null, "Nazdar Ali"],
        email: [null, "nazdar@example.test"],
      },
    };
  });
  afterAll(async () => reader.leave());

  /** Makes calls until the property fails. @returns How often each status was met. */
  async function fuzz(
    one: { path: string; method: string; operation: FuzzedOperation },
    numRuns: number,
    spoil: (answer: Response) => Response = (answer) => answer,
  ): Promise<Map<number, number>> {
    const statuses = new Map<number, number>();
    const form = one.operation.requestBody?.content["application/x-www-form-urlencoded"] !== undefined;
    const usual = form
      ? { origin: apiOrigin, type: "application/x-www-form-urlencoded" }
      : { origin: pageOrigin, type: "application/json" };
    await fc.assert(
      fc.asyncProperty(
        callsOf(document, one, knownTo[`${one.method} ${one.path}`] ?? known),
        mostly(usual.origin, "https://evil.example", "null"),
        mostly(usual.type, `${usual.type}; charset=utf-8`, "text/plain"),
        async ({ method, path, headers, body }, origin, type) => {
          const answer = await reader.request(path, {
            method,
            headers: { Origin: origin, "Content-Type": type, Accept: "application/json", ...headers },
            ...(body !== undefined && { body }),
          });
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
          await checkAnswer(document, one.operation, spoil(answer));
        },
      ),
      { numRuns },
    );
    return statuses;
  }

  test("describes every public call", () => {
    expect(
      operationsOf(document)
        .map(({ path, method }) => `${method} ${path}`)
        .toSorted(),
    ).toEqual([
      "get /v1/comments",
      "get /v1/counts",
      "get /v1/events",
      "get /v1/feed.atom",
      "get /v1/fragment",
      "get /v1/page",
      "get /v1/thread",
      "get /v1/words",
      "post /v1/comments",
      "post /v1/comments/{id}/appeal",
      "post /v1/comments/{id}/reaction",
      "post /v1/comments/{id}/report",
      "post /v1/comments/{id}/withdraw",
      "post /v1/page",
      "post /v1/receipts",
    ]);
  });

  test.each([
    ["get", "/v1/thread", 200],
    ["get", "/v1/comments", 200],
    ["get", "/v1/counts", 200],
    ["get", "/v1/words", 200],
    ["get", "/v1/page", 200],
    ["get", "/v1/fragment", 200],
    ["get", "/v1/feed.atom", 200],
    ["post", "/v1/page", 303],
    ["get", "/v1/events", 200],
    ["post", "/v1/receipts", 200],
    ["post", "/v1/comments", 202],
    ["post", "/v1/comments/{id}/reaction", 200],
    ["post", "/v1/comments/{id}/report", 202],
    ["post", "/v1/comments/{id}/appeal", 200],
    // Last, since it takes away what the others speak of.
    ["post", "/v1/comments/{id}/withdraw", 200],
  ])("%s %s answers nothing that is not in the document", async (method, path, success) => {
    const operation = document.paths[path]![method]!;
    const statuses = await fuzz({ path, method, operation }, scaled(6_000, 300));
    // Successes and refusals were both met, or the calls were not worth making.
    expect(statuses.get(success)).toBeGreaterThan(0);
    expect(statuses.size).toBeGreaterThan(2);
  });

  test("a status that the document leaves out is found", async () => {
    const operation = document.paths["/v1/comments"]!["get"]!;
    const { 404: _, ...responses } = operation.responses;
    const planted = { path: "/v1/comments", method: "get", operation: { ...operation, responses } };
    await expect(causeOf(fuzz(planted, 300))).resolves.toContain("404 is not documented");
  });

  test("an answer of another shape is found", async () => {
    const operation = document.paths["/v1/counts"]!["get"]!;
    const planted = { path: "/v1/counts", method: "get", operation };
    const spoil = (answer: Response) =>
      answer.status === 200 ? new Response('{"counts":["1"]}', answer) : answer;
    await expect(causeOf(fuzz(planted, 300, spoil))).resolves.toContain("expected number");
  });

  test("says which call also answers as a stream", async () => {
    const streams = operationsOf(document).filter(
      ({ operation }) => operation.responses["200"]?.content?.["text/event-stream"],
    );
    expect(streams.map(({ path }) => path)).toEqual(["/v1/events"]);
    const answer = await reader.request("/v1/events?site=default&key=/article&since=0");
    expect(answer.headers.get("Content-Type")).toBe("text/event-stream; charset=utf-8");
    await answer.body!.cancel();
  });

  test("the headers that a call needs are in the document", () => {
    const headers = document.paths["/v1/comments"]!["post"]!.parameters.filter(
      (parameter) => parameter.in === "header" && parameter.required,
    );
    expect(headers.map(({ name }) => name)).toEqual([clientHeader, idempotencyHeader]);
  });
});
