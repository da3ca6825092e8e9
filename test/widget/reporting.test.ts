import { expect } from "@open-wc/testing";
import type { CommentsBackend } from "../../src/backends/backend.ts";
import { createMemoryBackend, type MemoryBackend } from "../../src/backends/memory.ts";
import { BackendError } from "../../src/backends/request.ts";
import { share } from "../../src/widget/keeping.ts";
import { eventually } from "../helpers/eventually.ts";
import { isAccessible } from "./accessible.ts";
import { cleanUp, emptyBrowser, mounted, publish, replaced, type Mounted } from "./mounted.ts";

async function withComment(lang = "en") {
  const backend = createMemoryBackend();
  const id = await publish(backend);
  return { backend, id, it: await mounted({ backend, lang }) };
}

async function openReport(it: Mounted): Promise<void> {
  await it.press("[part~=report]");
  await it.until("[part~=panel-report]");
}

const labels = (it: Mounted) =>
  it.all("[part=reason]").map((label) => label.textContent?.replace(/\s+/g, " ").trim());

async function choose(it: Mounted, label: string): Promise<void> {
  const chosen = it.all("[part=reason]").find((one) => one.textContent?.includes(label));
  if (!chosen) throw new Error(`No reason is called ${label}`);
  chosen.querySelector("input")!.click();
  await it.element.updateComplete;
}

/** A notice of illegal content with all that it needs. */
async function fillNotice(it: Mounted, id: string): Promise<void> {
  await choose(it, "Illegal content");
  await it.write(`#explanation-report-${id}`, "It names a minor.");
  await it.write(`#author-report-${id}`, "Ines Pereira");
  await it.write(`#email-report-${id}`, "ines@example.org");
  await it.press(`#goodFaith-report-${id}`);
}

const sendReport = (it: Mounted) => it.press("[part~=send-report]");

/** As another page of this tab would find it. */
async function reloaded(it: Mounted, backend: CommentsBackend): Promise<Mounted> {
  it.leave();
  return mounted({ backend });
}

/** Fails as often as it is told to, then does as one in memory. */
function failing(memory: MemoryBackend, failures: (() => Error)[], arrives = false) {
  const keys: string[] = [];
  const backend: CommentsBackend = {
    ...memory,
    async report(id, request, key) {
      keys.push(key);
      const failure = failures.shift();
      if (failure && arrives) await memory.report(id, request, key);
      if (failure) throw failure();
      return memory.report(id, request, key);
    },
  };
  return { backend, keys };
}

describe("reporting", () => {
  beforeEach(emptyBrowser);
  afterEach(cleanUp);

  it("opens in place with the guidelines that are grounds, and closes with the focus back", async () => {
    const { it, id } = await withComment();
    await openReport(it);
    const panel = it.find("[part~=panel-report]");
    expect(panel.closest("article")?.id).to.equal(`comment-${id}`);
    expect(panel.getAttribute("aria-label")).to.contain("Marit");
    expect(it.focused()).to.equal(panel);
    expect(labels(it)).to.deep.equal([
      "1 Keep to the subject",
      "2 No profanity",
      "3 No threats",
      "4 No personal attacks",
      "5 No vulgarity",
      "6 No abuse",
      "7 No promotion",
      "Something else",
      "Illegal content",
    ]);
    expect(it.text("[part=address]")).to.equal(`${location.href.split("#", 1)[0]}#comment-${id}`);
    await isAccessible(it);
    panel.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }));
    await it.gone("[part~=panel]");
    await eventually(() => it.focused()?.id === `report-${id}`);
    expect(it.find(`#report-${id}`).getAttribute("aria-expanded")).to.equal("false");
  });

  it("sends a guideline without more, and gives a receipt", async () => {
    const { backend, it, id } = await withComment();
    await openReport(it);
    await choose(it, "No threats");
    await sendReport(it);
    await it.until("[part=report-receipt]");
    const [report, ...others] = backend.reported();
    expect(others).to.have.length(0);
    expect(report!.comment).to.equal(id);
    expect(report!.report).to.deep.equal({
      site: "default",
      reason: "threats",
      explanation: null,
      illegal: null,
    });
    expect(it.text("[part=report-receipt]")).to.match(
      /^Your report arrived today at \d\d:\d\d under the number /,
    );
    expect(it.text("[part=report-receipt]")).to.contain(report!.id);
    expect(it.focused()).to.equal(it.find("[part~=panel-report]"));
    await isAccessible(it);
    await eventually(() => it.find("[role=status]").textContent === "Your report has arrived.");
  });

  it("remembers a report, says so, and offers no second one", async () => {
    const { backend, it } = await withComment();
    await openReport(it);
    await choose(it, "No threats");
    await sendReport(it);
    await it.until("[part=report-receipt]");
    const again = await reloaded(it, backend);
    expect(again.text("[part~=report]")).to.equal("You reported this");
    await openReport(again);
    expect(again.text("[part=report-receipt]")).to.contain(backend.reported()[0]!.id);
    expect(again.all("[part=report-form]")).to.have.length(0);
    expect(backend.reported()).to.have.length(1);
  });

  it("saves the receipt as a text file", async () => {
    const { backend, it, id } = await withComment();
    await openReport(it);
    await choose(it, "No threats");
    await sendReport(it);
    await it.until("[part=report-receipt]");
    const saved: { name?: string; file?: Blob } = {};
    const address = (file: Blob) => {
      saved.file = file;
      return "blob:saved";
    };
    const click = function (this: HTMLAnchorElement) {
      saved.name = this.download;
    };
    await replaced(URL, "createObjectURL", address, () =>
      replaced(HTMLAnchorElement.prototype, "click", click, () => it.press("[part~=save]")),
    );
    const number = backend.reported()[0]!.id;
    expect(saved.name).to.equal(`report-${number}.txt`);
    const lines = (await saved.file!.text()).replace(/[\u2068\u2069]/g, "").split("\n");
    expect(lines[0]).to.contain(`under the number ${number}`);
    expect(lines[1]).to.equal("Reason: No threats");
    expect(lines[2]).to.equal(`${location.href.split("#", 1)[0]}#comment-${id}`);
  });

  it("asks for a reason, and leads to it", async () => {
    const { backend, it, id } = await withComment();
    await openReport(it);
    await sendReport(it);
    await it.until("[part=errors]");
    expect(it.focused()).to.equal(it.find("[part=errors]"));
    expect(it.text("[part=errors] h3")).to.equal("Not sent yet. One thing to mend:");
    await isAccessible(it);
    await it.press("[part=errors] a");
    await eventually(() => it.focused() === it.find(`#reason-report-${id}`));
    expect(backend.reported()).to.have.length(0);
  });

  it("asks to explain something else, and sends it as it was written", async () => {
    const { backend, it, id } = await withComment();
    await openReport(it);
    await choose(it, "Something else");
    await sendReport(it);
    await it.until("[part=errors]");
    expect(it.text("[part=errors] a")).to.equal("Write what is wrong with it");
    await it.write(`#explanation-report-${id}`, "  Its author\nis not who they say. ");
    await sendReport(it);
    await it.until("[part=report-receipt]");
    expect(backend.reported()[0]!.report).to.deep.equal({
      site: "default",
      reason: "other",
      explanation: "  Its author\nis not who they say. ",
      illegal: null,
    });
  });

  it("asks of a notice of illegal content what the law asks", async () => {
    const { backend, it, id } = await withComment();
    await openReport(it);
    await choose(it, "Illegal content");
    await sendReport(it);
    await it.until("[part=errors]");
    expect(it.all("[part=errors] a").map((link) => link.textContent?.trim())).to.deep.equal([
      "Write why it is illegal",
      "Write your name",
      "Write your e-mail address",
      "Confirm that you say it in good faith",
    ]);
    await isAccessible(it);
    for (const [i, field] of ["explanation", "author", "email", "goodFaith"].entries()) {
      it.all("[part=errors] a")[i]!.click();
      await eventually(() => it.focused()?.id === `${field}-report-${id}`, `no link leads to ${field}`);
    }
    await fillNotice(it, id);
    await sendReport(it);
    await it.until("[part=report-receipt]");
    expect(backend.reported()[0]!.report).to.deep.equal({
      site: "default",
      reason: "illegal",
      explanation: "It names a minor.",
      illegal: { name: "Ines Pereira", email: "ines@example.org", goodFaith: true },
    });
  });

  it("takes a notice about the sexual abuse of children unnamed", async () => {
    const { backend, it, id } = await withComment();
    await openReport(it);
    await fillNotice(it, id);
    await it.press(`#unnamed-report-${id}`);
    await it.gone(`#author-report-${id}`);
    expect(it.all(`#email-report-${id}`)).to.have.length(0);
    await sendReport(it);
    await it.until("[part=report-receipt]");
    expect(backend.reported()[0]!.report.illegal).to.deep.equal({
      name: null,
      email: null,
      unnamed: true,
      goodFaith: true,
    });
  });

  it("tells an e-mail address that is none, and a text that is too long", async () => {
    const { backend, it, id } = await withComment();
    await openReport(it);
    await fillNotice(it, id);
    await it.write(`#email-report-${id}`, "ines");
    await it.write(`#explanation-report-${id}`, "x".repeat(2001));
    await sendReport(it);
    await it.until("[part=errors]");
    expect(it.all("[part=errors] a").map((link) => link.textContent?.trim())).to.deep.equal([
      "Shorten your text by 1 character",
      "Write an e-mail address like name@example.org",
    ]);
    expect(backend.reported()).to.have.length(0);
  });

  const refusals = {
    offline: "You are offline. Your text is kept; send it when the connection is back.",
    unreachable: "The newsroom’s server did not answer. Your text is kept; try again in a moment.",
    "foreign-origin": "This page is not set up for comments yet. Your text is kept.",
    "unknown-comment": "This comment is no longer published.",
    "too-fast": "Too many reports at once. Try again in 30 seconds.",
    invalid: "The server did not accept the report. Your text is kept.",
  } as const;
  for (const [code, sentence] of Object.entries(refusals)) {
    it(`says what ${code} means, and keeps the text`, async () => {
      const memory = createMemoryBackend();
      const id = await publish(memory);
      const { backend } = failing(memory, [() => new BackendError(code as "offline", { retryAfter: 30 })]);
      const it = await mounted({ backend });
      let failed = "";
      it.element.addEventListener("afterword-failed", (event) => (failed = event.code));
      await openReport(it);
      await choose(it, "No threats");
      await it.write(`#explanation-report-${id}`, "Read the second line.");
      await sendReport(it);
      await it.until("[part=errors]");
      expect(it.text("[part=errors]")).to.equal(sentence);
      expect((it.find(`#explanation-report-${id}`) as HTMLTextAreaElement).value).to.equal(
        "Read the second line.",
      );
      expect(failed).to.equal(code);
    });
  }

  it("does not double a report whose answer was lost, also over a reload", async () => {
    const memory = createMemoryBackend();
    const id = await publish(memory);
    const lost = () => new BackendError("unreachable");
    const { backend, keys } = failing(memory, [lost, lost], true);
    const it = await mounted({ backend });
    await openReport(it);
    await fillNotice(it, id);
    await sendReport(it);
    await it.until("[part=errors]");
    await sendReport(it);
    await eventually(() => keys.length === 2);
    const again = await reloaded(it, backend);
    await openReport(again);
    await again.write(`#email-report-${id}`, "ines@example.org");
    await sendReport(again);
    await again.until("[part=report-receipt]");
    expect(new Set(keys).size).to.equal(1);
    expect(keys).to.have.length(3);
    expect(memory.reported()).to.have.length(1);
  });

  it("takes another key for what was changed since", async () => {
    const memory = createMemoryBackend();
    const id = await publish(memory);
    const { backend, keys } = failing(memory, [() => new BackendError("unreachable")]);
    const it = await mounted({ backend });
    await openReport(it);
    await choose(it, "No threats");
    await sendReport(it);
    await it.until("[part=errors]");
    await it.write(`#explanation-report-${id}`, "The second line.");
    await sendReport(it);
    await it.until("[part=report-receipt]");
    expect(new Set(keys).size).to.equal(2);
    expect(memory.reported().map(({ report }) => report.explanation)).to.deep.equal(["The second line."]);
  });

  it("cannot be sent twice at once, and is remembered though the panel was closed meanwhile", async () => {
    const memory = createMemoryBackend();
    await publish(memory);
    let arrive = () => {};
    const hold = new Promise<void>((resolve) => (arrive = resolve));
    let sent = 0;
    const backend: CommentsBackend = {
      ...memory,
      report: async (...values) => {
        sent++;
        await hold;
        return memory.report(...values);
      },
    };
    const it = await mounted({ backend });
    await openReport(it);
    await choose(it, "No threats");
    await sendReport(it);
    await it.until("[part~=send-report][aria-disabled=true]");
    await sendReport(it);
    await isAccessible(it);
    await it.press("[part~=report]");
    await it.gone("[part~=panel]");
    arrive();
    await eventually(() => it.text("[part~=report]") === "You reported this");
    expect(sent).to.equal(1);
    expect(memory.reported()).to.have.length(1);
    expect(it.all("[part~=panel]")).to.have.length(0);
  });

  it("keeps what is written for the tab only, and never an e-mail address", async () => {
    const { backend, it, id } = await withComment();
    await openReport(it);
    await fillNotice(it, id);
    expect(Object.values(sessionStorage).join()).to.contain("names a minor");
    const kept = Object.values(localStorage).join() + Object.values(sessionStorage).join();
    expect(Object.values(localStorage).join()).not.to.contain("names a minor").and.not.to.contain("Pereira");
    expect(kept).not.to.contain("ines@example.org");
    expect(it.text("[part=kept]")).to.contain("Kept only in this browser");
    // A device that is the reader's own again keeps it no longer either.
    share(true);
    share(false);
    expect(Object.values(localStorage).join()).not.to.contain("names a minor");
    const again = await reloaded(it, backend);
    await openReport(again);
    expect((again.find(`#explanation-report-${id}`) as HTMLTextAreaElement).value).to.equal(
      "It names a minor.",
    );
    expect((again.find(`#author-report-${id}`) as HTMLInputElement).value).to.equal("Ines Pereira");
    expect((again.find(`#email-report-${id}`) as HTMLInputElement).value).to.equal("");
    await again.write(`#email-report-${id}`, "ines@example.org");
    await sendReport(again);
    await again.until("[part=report-receipt]");
    expect(Object.values(sessionStorage).join()).not.to.contain("names a minor");
  });

  it("is forgotten with all else", async () => {
    const { it } = await withComment();
    await openReport(it);
    await choose(it, "No threats");
    await sendReport(it);
    await it.until("[part=report-receipt]");
    it.find("[part=kept] button").click();
    await eventually(() => it.text("[part~=report]") === "Report");
    expect(it.all("[part~=panel]")).to.have.length(0);
    expect(Object.keys(localStorage)).to.deep.equal([]);
  });

  it("has no button where the backend takes no reports", async () => {
    const { report: _, ...backend } = createMemoryBackend();
    await publish(backend as MemoryBackend);
    const it = await mounted({ backend });
    expect(it.all("[part=comment]")).to.have.length(1);
    expect(it.all("[part~=report]")).to.have.length(0);
  });

  it("is there in a thread that is closed", async () => {
    const backend = createMemoryBackend();
    await publish(backend);
    backend.close("k");
    const it = await mounted({ backend });
    expect(it.all("[id^=reply-]")).to.have.length(0);
    await openReport(it);
    expect(it.all("[part=reason]")).to.have.length(9);
  });

  for (const lang of ["ckb", "ar"]) {
    it(`is accessible in ${lang}`, async () => {
      const { it } = await withComment(lang);
      await openReport(it);
      it.all("[part=reason] input").at(-1)!.click();
      await it.until("[id^=goodFaith]");
      await sendReport(it);
      await it.until("[part=errors]");
      await isAccessible(it);
    });
  }
});
