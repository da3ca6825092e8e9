/** What a reader meets with Isso that they meet with no other backend. */
import { aTimeout, expect } from "@open-wc/testing";
import { eventually } from "../helpers/eventually.ts";
import { askIssoBeside, type IssoBeside } from "../helpers/isso-orders.ts";
import { cleanUp, emptyBrowser, mounted } from "./mounted.ts";

const { open: endpoint } = await askIssoBeside<IssoBeside>();

let articles = 0;
const newUri = () => `/reader-${Date.now().toString(36)}-${++articles}/`;
const openThread = (thread: string) =>
  mounted({ backend: null, attributes: { backend: "isso", endpoint, thread } });
const publish = (uri: string, text = "I drove the 14 bus.", parent: string | null = null) =>
  askIssoBeside<string>({ order: "publish", of: "open", uri, author: "Marit", text, parent });

const real = globalThis.fetch;

/** Lets `act` stand between the page and Isso, for what is written there. Gives the addresses that were written to. */
function between(act: (go: () => Promise<Response>, n: number) => Promise<Response>): string[] {
  const written: string[] = [];
  globalThis.fetch = (address, init) => {
    const go = () => real(address, init);
    if (init?.method !== "POST" || !(address as string).startsWith(endpoint)) return go();
    return act(go, written.push(new URL(address as string).pathname));
  };
  return written;
}

const refused = (status: number, reason: string) =>
  new Response(`<!doctype html>\n<title>${status}</title>\n<p>${reason}</p>\n`, {
    status,
    headers: { "Content-Type": "text/html" },
  });

describe("a reader with Isso", () => {
  const told: string[] = [];
  const error = console.error;

  beforeEach(() => {
    emptyBrowser();
    told.splice(0);
    console.error = (line: unknown) => void told.push(String(line));
  });
  afterEach(() => {
    console.error = error;
    globalThis.fetch = real;
    cleanUp();
  });

  it("is told that their comment is published, and is led to it", async () => {
    const it = await openThread(newUri());
    await it.send("In **snow**?");
    await it.until("[part~=own-approved]");
    expect(it.text("[part~=own-approved]")).to.contain("Published");
    const live = () => it.all("[role=status], [aria-live]").map(({ textContent }) => textContent);
    await eventually(() => live().includes("Published"), "nothing is said");
    it.all("[part~=own-approved] button")[0]!.click();
    await it.until("[part=comment]");
    expect(it.text("[part=comment] [part=text]")).to.equal("In snow?");
    expect(it.all("[part=comment] strong")).to.have.length(1);
  });

  it("has their comment published once where the answer to it was lost", async () => {
    const key = newUri();
    const it = await openThread(key);
    const written = between(async (go, n) => {
      const answer = await go();
      if (n === 1) throw new TypeError("Failed to fetch");
      return answer;
    });
    await it.send("In snow?");
    await it.until("[part~=own-approved]");
    expect(written).to.deep.equal(["/new"]);
    it.leave();
    expect((await openThread(key)).all("[part=comment]")).to.have.length(1);
  });

  it("is told that what they cancel may have arrived, for nobody can tell", async () => {
    const it = await openThread(newUri());
    between(async () => Promise.reject(new TypeError("Failed to fetch")));
    await it.send("In snow?");
    await it.until("[part~=own-outbox]");
    await eventually(() => {
      const cancel = it
        .all("[part~=own-outbox] button")
        .find(({ textContent }) => textContent.includes("Cancel"));
      cancel?.click();
      return it.all("[part~=errors]").length;
    });
    expect(it.text("[part~=errors]")).to.contain("it may have arrived before");
    expect((it.find("#text-") as HTMLTextAreaElement).value).to.equal("In snow?");
  });

  it("recommends a comment for good: a second press takes nothing back", async () => {
    const key = newUri();
    const id = await publish(key);
    const it = await openThread(key);
    const written = between((go) => go());
    const button = () => it.find(`#recommend-${id}`);
    await it.press(`#recommend-${id}`);
    await eventually(() => written.length === 1 && button().textContent.includes("1"));
    await aTimeout(50);
    await it.press(`#recommend-${id}`);
    const live = () => it.all("[role=status], [aria-live]").map(({ textContent }) => textContent);
    await eventually(() => live().includes("Recommended"), "nothing is said");
    expect(button().getAttribute("aria-pressed")).to.equal("true");
    expect(it.text(`#recommend-${id}`)).to.equal("Recommended 1");
    expect(written).to.deep.equal([`/id/${id}/like`]);
  });

  it("is told that a neighbour's recommendation counted for them too", async () => {
    const key = newUri();
    const id = await publish(key);
    const first = await openThread(key);
    await first.press(`#recommend-${id}`);
    await eventually(() => Object.keys(localStorage).some((name) => name.includes("recommended")));
    first.leave();
    emptyBrowser();
    const it = await openThread(key);
    await it.press(`#recommend-${id}`);
    await it.until(`#comment-${id} [role=alert]`);
    expect(it.text(`#comment-${id} [role=alert]`)).to.contain("could not be counted");
    expect(it.text(`#recommend-${id}`)).to.equal("Recommend 1");
    expect(it.find(`#recommend-${id}`).getAttribute("aria-pressed")).to.equal("false");
  });

  const refusals: [reason: string, status: number, sentence: string, tellsDeveloper?: true][] = [
    ["text is too short (minimum length: 3)", 400, "Write a comment first"],
    ["text is too long (maximum length: 65535)", 400, "Shorten the comment by"],
    ["author address required but not provided", 403, "Write a name to publish it under"],
    ["email address required but not provided", 403, "Write your e-mail address"],
    ["192.0.2.0: ratelimit exceeded (4, 5)", 403, "Try again in 60 seconds"],
    ["edit time frame is still open", 403, "Try again in 900 seconds"],
    ["3 direct responses to /karez/", 403, "did not accept the comment"],
    ["CSRF", 403, "did not accept the comment", true],
    ["Something that no version said before", 400, "did not accept the comment", true],
  ];
  for (const [reason, status, sentence, tellsDeveloper] of refusals) {
    it(`is told what to do about “${reason}”, and keeps their words`, async () => {
      const it = await openThread(newUri());
      between(async () => refused(status, reason));
      await it.send("In snow?");
      await it.until("[part~=errors]");
      expect(it.text("[part~=errors]")).to.contain(sentence);
      expect(it.element.shadowRoot!.textContent).not.to.contain(reason);
      expect((it.find("#text-") as HTMLTextAreaElement).value).to.equal("In snow?");
      expect(told.length).to.equal(tellsDeveloper ? 1 : 0);
    });
  }

  for (const [what, answer] of [
    ["a page in place of JSON", () => new Response("<!doctype html><p>Welcome to our network</p>")],
    ["an error of its own", () => refused(500, "The server encountered an internal error")],
  ] as const) {
    it(`keeps their comment for later where Isso answers ${what}`, async () => {
      const key = newUri();
      const it = await openThread(key);
      between(async (go, n) => (n === 1 ? answer() : go()));
      await it.send("In snow?");
      await it.until("[part~=own-approved]");
      expect(told).to.have.length(1);
      it.leave();
      expect((await openThread(key)).all("[part=comment]")).to.have.length(1);
    });
  }

  it("answers an answer, which then stands below the top comment", async () => {
    const key = newUri();
    const top = await publish(key);
    const answer = await publish(key, "In snow?", top);
    const it = await openThread(key);
    await it.press("#acknowledge");
    await it.press(`#reply-${answer}`);
    await it.until(`#text-${answer}`);
    await it.write(`#author-${answer}`, "Ines");
    await it.write(`#text-${answer}`, "Every winter.");
    await it.press(`#comment-${answer} [part~=send]`);
    await it.until("[part~=own-approved]");
    it.leave();
    const back = await openThread(key);
    const replies = back.all("[part=replies] > li [part=text]").map(({ textContent }) => textContent);
    expect(replies).to.deep.equal(["In snow?", "Every winter."]);
    expect(back.all("[part=replies] [part=replies]")).to.have.length(0);
  });
});
