/** The second backend keeps what the contract requires, and what it answered survives its end. */
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkConformance, tellFindings, type Order } from "../../../src/conformance/conformance.ts";
import type { OwnComment, ThreadView } from "../../../src/contract/records.ts";
import { getThread } from "../../../src/contract/routes.ts";
import { allRules } from "../../../src/contract/schema/rules.ts";
import {
  call,
  newSubmission,
  pageOrigin,
  readOwn,
  send,
  type Submission,
} from "../../helpers/reader-client.ts";
import { startTinyBackend, type TinyBackend } from "../../helpers/tiny-backend.ts";

let tiny: TinyBackend;
beforeAll(async () => {
  tiny = await startTinyBackend(pageOrigin);
});
afterAll(async () => tiny.stop());

async function decide(order: Order): Promise<void> {
  const subject = order.action === "close" ? order.key : order.comment;
  await tiny.command(order.action, subject, ...(order.action === "reject" ? [order.guideline] : []));
}

test("it keeps every rule that is required", async () => {
  const findings = await checkConformance({
    endpoint: tiny.endpoint,
    origin: pageOrigin,
    level: "required",
    decide,
  });
  const others = findings.filter(({ result }) => result !== "passed");
  expect(others, tellFindings(others)).toEqual([]);
  expect(findings).toHaveLength(allRules.filter(({ level }) => level === "required").length);
  // Each of some hundred decisions starts a process.
}, 300_000);

/** A key that no other test has. */
const newKey = (): string => randomBytes(12).toString("base64url");

async function write(key: string, text: string): Promise<Submission & { id: string }> {
  const submission = newSubmission({ key, text });
  const answer = await send(tiny.endpoint, submission);
  expect(answer.status).toBe(202);
  return { ...submission, id: ((await answer.json()) as OwnComment).id };
}

const own = (submission: Submission): Promise<OwnComment> => readOwn(tiny.endpoint, submission);

async function read(key: string): Promise<ThreadView> {
  const answer = await call(tiny.endpoint, getThread, { query: { site: "default", key } });
  expect(answer.status).toBe(200);
  return (await answer.json()) as ThreadView;
}

const textsOf = ({ comments }: ThreadView): (string | null)[] => comments.items.map(({ text }) => text);

test("a person decides by its command, while it runs", async () => {
  const key = newKey();
  const [good, bad] = [await write(key, "The lamps should stay on."), await write(key, "Buy my lamps!")];
  const waiting = (await tiny.command("waiting"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: string; text: string });
  expect(waiting.filter(({ id }) => [good.id, bad.id].includes(id)).map(({ text }) => text)).toEqual([
    "The lamps should stay on.",
    "Buy my lamps!",
  ]);
  expect(textsOf(await read(key))).toEqual([]);

  await tiny.command("approve", good.id);
  await tiny.command("reject", bad.id, "promotion");
  await tiny.command("close", key);
  const view = await read(key);
  expect(textsOf(view)).toEqual(["The lamps should stay on."]);
  expect(view.thread.open).toBe(false);
  expect(await tiny.command("waiting")).not.toContain(good.id);

  expect(await own(good)).toMatchObject({ state: "approved", outcome: { guideline: null } });
  expect(await own(bad)).toMatchObject({ state: "rejected", outcome: { guideline: { id: "promotion" } } });
});

test("a command that cannot be obeyed says why, and changes nothing", async () => {
  const { id } = await write(newKey(), "It waits.");
  await expect(tiny.command("approve", "no-such-id")).rejects.toThrow("There is no comment no-such-id");
  await expect(tiny.command("reject", id, "unedited")).rejects.toThrow("reject ID respect|topic|promotion");
  await expect(tiny.command("close")).rejects.toThrow("close KEY");
  expect(await tiny.command("waiting")).toContain(id);
});

test("what it answered is there after it was killed", async () => {
  const key = newKey();
  const written = await write(key, "Still there.");
  await tiny.restart();
  await tiny.command("approve", written.id);
  expect(textsOf(await read(key))).toEqual(["Still there."]);
  expect((await own(written)).state).toBe("approved");
});
