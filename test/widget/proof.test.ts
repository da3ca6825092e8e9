import { expect } from "@open-wc/testing";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import type { ThreadView } from "../../src/contract/records.ts";
import { eventually } from "../helpers/eventually.ts";
import { isAccessible } from "./accessible.ts";
import { backendWith, cleanUp, emptyBrowser, mounted, publish, replaced, type Mounted } from "./mounted.ts";

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function openProof(it: Mounted): Promise<void> {
  await it.press("[part~=proof]");
  await it.until("[part~=panel-proof]");
}

async function verdict(it: Mounted): Promise<string> {
  await it.press("[part~=verify]");
  await it.until("[part=verdict]");
  return it.text("[part=verdict]");
}

const matches = "It matches: this page shows the text exactly as it was received.";
const differs = "It does not match: this page shows another text than was received.";

describe("the proof that a comment was never edited", () => {
  beforeEach(emptyBrowser);
  afterEach(cleanUp);

  it("tells when it came and was published, and its fingerprint", async () => {
    const backend = createMemoryBackend();
    await publish(backend, { text: "I drove the 14 bus." });
    const it = await mounted({ backend });
    expect(it.text("[part~=proof]")).to.equal("never edited");
    expect(it.find("[part~=proof]").getAttribute("aria-expanded")).to.equal("false");
    await openProof(it);
    const panel = it.find("[part~=panel-proof]");
    expect(it.focused()).to.equal(panel);
    expect(panel.getAttribute("aria-label")).to.contain("Marit");
    expect(it.find("[part~=proof]").getAttribute("aria-expanded")).to.equal("true");
    expect(it.text("[part~=panel-proof]")).to.match(
      /Received today at \d\d:\d\d\. Read by a person and published today/,
    );
    expect(it.text("[part=fingerprint]")).to.equal(await sha256("I drove the 14 bus."));
    expect(getComputedStyle(it.find("[part=fingerprint]")).direction).to.equal("ltr");
    await isAccessible(it);
  });

  it("closes by Escape, by its button and by the mark, with the focus back on the mark", async () => {
    const backend = createMemoryBackend();
    await publish(backend);
    const it = await mounted({ backend });
    const closings = [
      () =>
        it
          .find("[part~=panel-proof]")
          .dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true })),
      () => it.find("[part~=panel-proof] [part~=close]").click(),
      () => it.find("[part~=proof]").click(),
    ];
    for (const close of closings) {
      await openProof(it);
      close();
      await it.gone("[part~=panel]");
      await eventually(() => it.focused() === it.find("[part~=proof]"));
    }
  });

  const texts = {
    "plain words": "I drove the 14 bus.",
    "lines of three kinds": "one\ntwo\r\nthree\rfour\n",
    "white space at both ends": "  \t indented \u00a0 ",
    "other scripts, marks and joined characters": "هیوادارم وێستگەکە\u200cیش 👨‍👩‍👧‍👦 e\u0301 \u202eabc",
    markup: "<b>&amp;</b><!-- --> ${0}",
  };
  for (const [kind, text] of Object.entries(texts)) {
    it(`matches for ${kind}`, async () => {
      const backend = createMemoryBackend();
      await publish(backend, { text });
      const it = await mounted({ backend });
      await openProof(it);
      expect(await verdict(it)).to.equal(matches);
      expect(it.all("[part=fingerprint]")).to.have.length(1);
    });
  }

  it("does not match once the text on the page is another, and shows both fingerprints", async () => {
    const backend = createMemoryBackend();
    await publish(backend, { text: "I like it" });
    const it = await mounted({ backend });
    await openProof(it);
    expect(await verdict(it)).to.equal(matches);
    const shown = document.createTreeWalker(it.find("[part=text]"), NodeFilter.SHOW_TEXT).nextNode()!;
    shown.nodeValue = "I like it.";
    it.find("[part~=verify]").click();
    await eventually(() => it.text("[part=verdict]") === differs);
    expect(it.all("[part=fingerprint]").map((code) => code.textContent)).to.deep.equal([
      await sha256("I like it"),
      await sha256("I like it."),
    ]);
    await isAccessible(it);
    await eventually(() => it.find("[role=status]").textContent === differs, "it was not said");
  });

  it("works on a plain-http page", async () => {
    const memory = createMemoryBackend();
    await publish(memory, { text: "No subtle crypto here" });
    const view = await memory.thread({ site: "default", key: "k" });
    await replaced(crypto, "subtle", undefined, async () => {
      const it = await mounted({ backend: backendWith({ thread: async () => view }) });
      await openProof(it);
      expect(await verdict(it)).to.equal(matches);
    });
  });

  it("copies the fingerprint", async () => {
    const copied: string[] = [];
    const clipboard = { writeText: async (text: string) => void copied.push(text) };
    const backend = createMemoryBackend();
    await publish(backend, { text: "Copy me" });
    await replaced(navigator, "clipboard", clipboard, async () => {
      const it = await mounted({ backend });
      await openProof(it);
      await it.press("[part~=copy]");
      await eventually(() => it.text("[part~=copy]") === "Copied");
      expect(copied).to.deep.equal([await sha256("Copy me")]);
    });
  });

  it("selects the fingerprint where nothing can be copied", async () => {
    const backend = createMemoryBackend();
    await publish(backend, { text: "Copy me" });
    await replaced(navigator, "clipboard", undefined, async () => {
      await replaced(
        document,
        "execCommand",
        () => false,
        async () => {
          const it = await mounted({ backend });
          await openProof(it);
          await it.press("[part~=copy]");
          await eventually(() => it.find("[role=status]").textContent?.startsWith("It could not be copied"));
          expect(it.text("[part~=copy]")).to.equal("Copy");
        },
      );
    });
  });

  it("has no mark where there is nothing to check", async () => {
    const memory = createMemoryBackend();
    const top = await publish(memory);
    await publish(memory, { parent: top });
    memory.reject(top, "attacks");
    const view = await memory.thread({ site: "default", key: "k" });
    const unproved: ThreadView = {
      ...view,
      comments: {
        ...view.comments,
        items: view.comments.items.map((one) => ({
          ...one,
          replies: {
            ...one.replies!,
            items: one.replies!.items.map((reply) => ({ ...reply, sha256: null })),
          },
        })),
      },
    };
    const it = await mounted({ backend: memory });
    expect(it.all("[part=gone]")).to.have.length(1);
    expect(it.all("[part~=proof]")).to.have.length(1);
    const without = await mounted({ backend: backendWith({ thread: async () => unproved }) });
    expect(without.all("[part=comment]")).to.have.length(1);
    expect(without.all("[part~=proof]")).to.have.length(0);
  });

  it("stands open for one comment at a time", async () => {
    const backend = createMemoryBackend();
    await publish(backend);
    await publish(backend);
    const it = await mounted({ backend });
    await openProof(it);
    it.all("[part~=proof]")[1]!.click();
    await eventually(() => it.all("[part~=proof]")[1]!.getAttribute("aria-expanded") === "true");
    expect(it.all("[part~=panel]")).to.have.length(1);
    expect(it.all("[part~=proof]")[0]!.getAttribute("aria-expanded")).to.equal("false");
  });

  for (const lang of ["ckb", "ar"]) {
    it(`is accessible in ${lang}`, async () => {
      const backend = createMemoryBackend();
      await publish(backend);
      const it = await mounted({ backend, lang });
      await openProof(it);
      await verdict(it);
      await isAccessible(it);
    });
  }
});
