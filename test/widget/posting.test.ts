import { expect } from "@open-wc/testing";
import { createChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/sha";
import type { PostOptions } from "../../src/backends/backend.ts";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import { BackendError } from "../../src/backends/request.ts";
import type { Challenge } from "../../src/contract/codes.ts";
import { askServer, signedSite, type RealServer } from "../helpers/real-server-orders.ts";
import { eventually } from "../helpers/eventually.ts";
import { isAccessible } from "./accessible.ts";
import { cleanUp, emptyBrowser, mounted } from "./mounted.ts";

/** @param counter Where the solution is: none is ever found where there is no counter. */
const challengeOf = async (counter?: number) =>
  (await createChallenge({
    algorithm: "SHA-256",
    deriveKey,
    cost: 1,
    data: { key: "k" },
    expiresAt: Math.floor(Date.now() / 1000) + 300,
    hmacSignatureSecret: "secret",
    ...(counter === undefined ? { keyPrefix: "00".repeat(20) } : { counter }),
  })) as Challenge;

interface Sent {
  key: string;
  text: string;
  options: PostOptions | undefined;
}

/** Asks for a proof as often as it has challenges. */
function flooded(challenges: Challenge[]) {
  const memory = createMemoryBackend();
  const sent: Sent[] = [];
  const post: typeof memory.post = async (comment, key, options) => {
    sent.push({ key, text: comment.text, options });
    const challenge = challenges.shift();
    if (challenge) throw new BackendError("proof-required", { challenge });
    return memory.post(comment, key, options);
  };
  return { ...memory, post, sent };
}

describe("our server", () => {
  beforeEach(emptyBrowser);
  afterEach(cleanUp);

  it("takes the work that the browser does for it", async () => {
    const { api: endpoint } = await askServer<RealServer>({ order: "flooded" });
    const it = await mounted({ backend: null, attributes: { endpoint, thread: `flood-${Date.now()}` } });
    const said: boolean[] = [];
    new MutationObserver(() => said.push(it.all("[part=working]").length > 0)).observe(
      it.element.shadowRoot!,
      {
        childList: true,
        subtree: true,
      },
    );
    for (const text of ["The first is free.", "The second is not.", "Nor is the third."]) {
      await it.send(text);
      await eventually(() =>
        it.all("[part~=own-pending]").some(({ textContent }) => textContent.includes(text)),
      );
    }
    expect(said).to.include(true);
  });

  it("takes signed-in readers at their publisher's word, with a new token where the first has expired", async () => {
    const { api: endpoint } = await askServer<RealServer>();
    const name = "Rojîn Ehmed";
    const ages = [0, 600, 0];
    const it = await mounted({
      backend: null,
      attributes: { endpoint, site: signedSite, thread: `signed-${Date.now()}` },
      properties: { getToken: () => askServer<string>({ order: "token", name, age: ages.shift()! }) },
    });
    expect(it.text("[part=reader]")).to.contain(name);
    const accepted = new Promise<HTMLElementEventMap["afterword-accepted"]>((resolve) => {
      it.element.addEventListener("afterword-accepted", resolve);
    });
    await it.send("Signed.");
    expect((await accepted).comment).to.include({ author: name, state: "pending" });
    expect(ages).to.deep.equal([]);
  });
});

describe("a comment that must be worked for", () => {
  beforeEach(emptyBrowser);
  afterEach(cleanUp);

  it("is sent again under the same key, with the proof, and nothing is asked of its author", async () => {
    const challenge = await challengeOf(300);
    const backend = flooded([challenge]);
    const it = await mounted({ backend });
    await it.send("Hello");
    await it.until("[part~=own-pending]");
    const [first, second] = backend.sent;
    expect(backend.sent).to.have.length(2);
    expect(first!.options?.proof).to.equal(null);
    expect(second).to.include({ key: first!.key, text: "Hello" });
    expect(second!.options?.proof).to.deep.include({ challenge });
    expect(second!.options?.proof?.solution.counter).to.equal(300);
    expect(it.all("[part=working]")).to.deep.equal([]);
  });

  it("says so in words while it works, and goes back into the form where its author stops it", async () => {
    const backend = flooded([await challengeOf()]);
    const it = await mounted({ backend });
    await it.send("Hello");
    await it.until("[part=working]");
    expect(it.text("[part=working]")).to.equal(
      "Your browser works a moment, so that floods stay out. Cancel",
    );
    await isAccessible(it);
    await it.press("[part=working] button");
    await it.until("[part=errors]");
    expect(it.text("[part=errors]")).to.contain("the work was stopped");
    expect((it.find("#text-") as HTMLTextAreaElement).value).to.equal("Hello");
    expect(it.all("[part=working]")).to.deep.equal([]);
    expect(backend.sent).to.have.length(1);
  });

  it("says so as well where it goes from the outbox", async () => {
    const backend = flooded([await challengeOf()]);
    let reached = false;
    const post: typeof backend.post = async (comment, key, options) => {
      if (reached) return backend.post(comment, key, options);
      reached = true;
      throw new BackendError("unreachable");
    };
    const it = await mounted({ backend: { ...backend, post } });
    await it.send("Hello");
    await eventually(
      () => it.all("[part~=own-outbox]").length && it.text("[part~=own-outbox]").includes("works"),
    );
    const buttons = it.all("[part~=own-outbox] button");
    expect(buttons.map(({ textContent }) => textContent.trim())).to.deep.equal(["Send now", "Cancel"]);
    buttons[1]!.focus();
    buttons[1]!.click();
    await it.until("[part=errors]");
    await eventually(() => it.focused() === it.find("[part=errors]"));
    expect(it.text("[part=errors]")).to.contain("the work was stopped");
    expect((it.find("#text-") as HTMLTextAreaElement).value).to.equal("Hello");
    expect(it.all("[part~=own-outbox]")).to.deep.equal([]);
    expect(backend.waiting()).to.deep.equal([]);
  });

  it("is worked for twice at most", async () => {
    const backend = flooded(await Promise.all([challengeOf(1), challengeOf(2), challengeOf(3)]));
    const it = await mounted({ backend });
    await it.send("Hello");
    await it.until("[part=errors]");
    expect(backend.sent.map(({ options }) => options?.proof?.solution.counter)).to.deep.equal([
      undefined,
      1,
      2,
    ]);
  });

  it("ends its work with the element", async () => {
    const backend = flooded([await challengeOf()]);
    const it = await mounted({ backend });
    await it.send("Hello");
    await it.until("[part=working]");
    it.leave();
    // Its author finds it where it was when they come back.
    await eventually(() => Object.values(localStorage).some((entry) => entry.includes("Hello")));
    const back = await mounted({ backend });
    await back.until("[part~=own-pending]");
    expect(new Set(backend.sent.map(({ key }) => key)).size).to.equal(1);
  });
});
