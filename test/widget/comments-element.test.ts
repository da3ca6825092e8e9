import { aTimeout, expect, oneEvent } from "@open-wc/testing";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import { BackendError } from "../../src/backends/request.ts";
import { eventually } from "../helpers/eventually.ts";
import { isAccessible } from "./accessible.ts";
import { around, backendWith, cleanUp, emptyBrowser, mounted, publish, type Mounted } from "./mounted.ts";

async function busyThread() {
  const backend = createMemoryBackend({ pageSize: 2 });
  const top = await publish(backend, { text: "First" });
  const reply = await publish(backend, { text: "Reply", parent: top, author: "Tomas" });
  await publish(backend, { text: "Reply to a reply", parent: reply, author: "Şîlan", lang: "kmr" });
  await publish(backend, { text: "سڵاو", author: "هێرۆ", lang: "ckb" });
  await publish(backend, { text: "Third" });
  return backend;
}

const never = () => new Promise<never>(() => {});

describe("afterword-comments", () => {
  beforeEach(emptyBrowser);
  afterEach(cleanUp);

  describe("is accessible", () => {
    const states: Record<string, () => Promise<Mounted>> = {
      "with nothing in it": () => mounted(),
      "with a thread, a further page, and replies": async () => mounted({ backend: await busyThread() }),
      "in Sorani": async () => mounted({ backend: await busyThread(), lang: "ckb" }),
      "in Arabic": async () => mounted({ backend: await busyThread(), lang: "ar" }),
      "asking for an e-mail address": () =>
        mounted({ backend: createMemoryBackend({ form: { email: "required" } }) }),
      refused: async () => {
        const it = await mounted();
        await it.press("[part~=send]");
        await it.until("[part=errors]");
        return it;
      },
      sending: async () => {
        const it = await mounted({ backend: backendWith({ post: never }) });
        await it.send("Hello");
        await it.until("[part~=send][aria-disabled]");
        return it;
      },
      "with a comment that waits": async () => {
        const it = await mounted();
        await it.send("Hello");
        await it.until("[part~=own-pending]");
        return it;
      },
      "asking whether to withdraw": async () => {
        const it = await mounted();
        await it.send("Hello");
        await it.until("[part~=own-pending]");
        await it.press("[part~=own-pending] button");
        return it;
      },
      "with a rejection": async () => {
        const backend = createMemoryBackend();
        const first = await mounted({ backend });
        await first.send("Hello");
        await first.until("[part~=own-pending]");
        first.leave();
        backend.reject(backend.waiting()[0]!.id, "attacks", "Less sharp, please.");
        const it = await mounted({ backend });
        await it.until("[part~=own-rejected]");
        return it;
      },
      "with a reply form open": async () => {
        const it = await mounted({ backend: await busyThread() });
        await it.press("[id^=reply-]");
        await it.until("article form");
        return it;
      },
      closed: async () => {
        const backend = await busyThread();
        backend.close("k");
        return mounted({ backend });
      },
      failed: () => mounted({ backend: backendWith({ thread: () => Promise.reject(new Error("no")) }) }),
      loading: async () => {
        const element = document.createElement("afterword-comments");
        element.backend = backendWith({ thread: never });
        element.setAttribute("loading", "eager");
        element.lang = "en";
        document.body.append(element);
        const it = around(element);
        await it.until("[part=loading]");
        return it;
      },
    };
    for (const [state, show] of Object.entries(states)) {
      it(state, async () => isAccessible(await show()));
    }
    for (const scheme of ["light", "dark"]) {
      it(`on ${scheme} paper`, async () => {
        document.body.style.cssText = scheme === "dark" ? "background:#16181a;color:#e9e6e1" : "";
        try {
          await isAccessible(await mounted({ backend: await busyThread(), attributes: { scheme } }));
        } finally {
          document.body.style.cssText = "";
        }
      });
    }
  });

  describe("the notice", () => {
    it("stands open before the form and describes the text field", async () => {
      const it = await mounted();
      expect(it.find("details").hasAttribute("open")).to.equal(true);
      expect(it.all("[part=rule]")).to.have.length(9);
      const [id] = it.find("textarea").getAttribute("aria-describedby")!.split(" ");
      expect(it.find(`#${id}`).textContent).to.contain("published");
      expect(it.find("details").compareDocumentPosition(it.find("form"))).to.equal(
        Node.DOCUMENT_POSITION_FOLLOWING,
      );
    });

    it("closes to one line once acknowledged, with the focus on it, and stays so after a reload", async () => {
      const backend = createMemoryBackend();
      const it = await mounted({ backend });
      let version = 0;
      it.element.addEventListener("afterword-acknowledged", (event) => (version = event.version));
      await it.press("#acknowledge");
      await it.until("details:not([open])");
      expect(it.text("summary")).to.match(/^Guidelines read on \d+ \w+ Show$/);
      expect(it.focused()).to.equal(it.find("summary"));
      expect(version).to.equal(1);
      it.leave();
      const again = await mounted({ backend });
      expect(again.find("details").hasAttribute("open")).to.equal(false);
      await again.press("summary");
      await again.until("details[open]");
      expect(again.all("[part=notice-changed]")).to.have.length(0);
    });

    it("opens again for a new version, and says so", async () => {
      const guidelines = (version: number) => ({
        version,
        lang: "en",
        title: "Rules",
        introduction: "Read.",
        rules: [{ id: "a", label: "A", explanation: "B", ground: true }],
        closing: "",
      });
      const first = await mounted({ backend: createMemoryBackend({ guidelines: () => guidelines(1) }) });
      await first.press("#acknowledge");
      await first.until("details:not([open])");
      first.leave();
      const it = await mounted({ backend: createMemoryBackend({ guidelines: () => guidelines(2) }) });
      expect(it.find("details").hasAttribute("open")).to.equal(true);
      await it.until("[part=notice-changed]");
      expect(it.text("[part=notice-changed]")).to.equal("The guidelines have changed since you read them.");
      expect((it.find("#acknowledge") as HTMLInputElement).checked).to.equal(false);
    });

    it("must be acknowledged before a comment goes, and is opened by the link to it", async () => {
      const backend = createMemoryBackend();
      const it = await mounted({ backend });
      await it.press("summary");
      await it.until("details:not([open])");
      await it.write("#author-", "Ines");
      await it.write("#text-", "Hello");
      await it.press("[part~=send]");
      await it.until("[part=errors]");
      expect(backend.waiting()).to.deep.equal([]);
      await it.press("[part=errors] a");
      await it.until("details[open]");
      expect(it.focused()).to.equal(it.find("#acknowledge"));
    });
  });

  describe("the form", () => {
    it("counts characters as readers do, in the digits of the language", async () => {
      const it = await mounted({ lang: "ckb" });
      await it.write("#text-", "👨‍👩‍👧‍👦👍🏽");
      expect(it.text("[part=counter]")).to.contain("٢");
      expect(it.text("[part=counter]")).not.to.match(/[0-9]/);
    });

    it("speaks of the length only near the end, and late", async () => {
      const it = await mounted({ backend: createMemoryBackend({ form: { maxLength: 10 } }) });
      const status = it.find("[role=status]");
      await it.write("#text-", "1234567");
      await aTimeout(1300);
      expect(status.textContent).to.equal("");
      await it.write("#text-", "123456789");
      expect(status.textContent).to.equal("");
      await eventually(() => status.textContent, "nothing was said");
      expect(status.textContent).to.equal("1 character left");
      await it.write("#text-", "123456789012");
      await eventually(() => status.textContent, "nothing was said");
      expect(status.textContent).to.equal("2 characters too many");
      expect(it.find("[part=counter]").classList.contains("over")).to.equal(true);
    });

    it("never cuts what is pasted", async () => {
      const it = await mounted({ backend: createMemoryBackend({ form: { maxLength: 10 } }) });
      expect(it.find("textarea").hasAttribute("maxlength")).to.equal(false);
      await it.write("#text-", "x".repeat(5000));
      expect((it.find("textarea") as HTMLTextAreaElement).value).to.have.length(5000);
    });

    it("grows with its text", async () => {
      const it = await mounted();
      const before = it.find("textarea").offsetHeight;
      await it.write("#text-", "line\n".repeat(9));
      expect(it.find("textarea").offsetHeight).to.be.greaterThan(before);
    });

    it("asks for an e-mail address only where the site does, and never keeps it", async () => {
      expect((await mounted()).all("[type=email]")).to.have.length(0);
      cleanUp();
      const it = await mounted({ backend: createMemoryBackend({ form: { email: "required" } }) });
      await it.write("#email-", "ines@example.org");
      await it.write("#author-", "Ines");
      expect(Object.values(localStorage).join()).to.contain("Ines").and.not.to.contain("example.org");
    });

    it("puts the focus on a summary that leads to each field, and says beside it what to mend", async () => {
      const it = await mounted();
      await it.press("[part~=send]");
      await it.until("[part=errors]");
      expect(it.focused()).to.equal(it.find("[part=errors]"));
      expect(it.text("[part=errors] h3")).to.equal("Not sent yet. 3 things to mend:");
      expect(it.all("[part=errors] a").map((link) => link.textContent?.trim())).to.deep.equal([
        "Confirm that you have read the guidelines",
        "Write a name to publish it under",
        "Write a comment first",
      ]);
      it.all("[part=errors] a")[2]!.click();
      await eventually(() => it.focused() === it.find("#text-"));
      const described = it.find("#text-").getAttribute("aria-describedby")!.split(" ");
      expect(described.map((id) => it.find(`#${id}`).textContent?.trim())).to.include(
        "Write a comment first",
      );
      expect(it.find("#text-").getAttribute("aria-invalid")).to.equal("true");
      expect(location.hash).to.equal("");
    });

    it("keeps the width of its button while it sends, and cannot be sent twice", async () => {
      let posts = 0;
      const backend = backendWith({
        post: () => {
          posts++;
          return never();
        },
      });
      const it = await mounted({ backend });
      const width = it.find("[part~=send]").offsetWidth;
      await it.send("Hello");
      const button = await it.until("[part~=send][aria-disabled=true]");
      expect(button.offsetWidth).to.equal(width);
      expect(button.innerText.trim()).to.equal("Sending");
      await eventually(() => posts);
      await it.press("[part~=send]");
      expect(posts).to.equal(1);
    });

    it("offers no other form to be sent meanwhile, for one goes at a time", async () => {
      const memory = createMemoryBackend();
      const id = await publish(memory);
      const it = await mounted({ backend: { ...memory, post: never } });
      await it.send("Hello");
      await it.until("[part~=send][aria-disabled=true]");
      await it.press(`#reply-${id}`);
      await it.until(`[id="text-${id}"]`);
      expect(it.all("[part~=send]:not([aria-disabled])")).to.deep.equal([]);
    });

    const refusals = {
      "thread-closed": "Comments were closed while you wrote. Your text is still here.",
      "parent-gone": "The comment you answer is no longer published. Your text is still here.",
      "foreign-origin": "This page is not set up for comments yet. Your text is kept.",
      "unknown-site": "This page is not set up for comments yet. Your text is kept.",
      invalid: "The server did not accept the comment. Your text is kept.",
    } as const;
    for (const [code, sentence] of Object.entries(refusals)) {
      it(`says what ${code} means, and keeps the text`, async () => {
        const backend = backendWith({ post: () => Promise.reject(new BackendError(code as "offline")) });
        const it = await mounted({ backend });
        let failed = "";
        it.element.addEventListener("afterword-failed", (event) => (failed = event.code));
        await it.send("Hello");
        await it.until("[part=errors]");
        expect(it.text("[part=errors]")).to.equal(sentence);
        expect((it.find("#text-") as HTMLTextAreaElement).value).to.equal("Hello");
        expect(failed).to.equal(code);
      });
    }
  });

  describe("the reader's own comments", () => {
    it("wait in place, also after a reload, for nobody else", async () => {
      const backend = createMemoryBackend();
      const it = await mounted({ backend });
      await it.send("Is the tram on time?");
      const own = await it.until("[part~=own-pending]");
      expect(it.focused()).to.equal(own);
      expect(it.text("[part~=own-pending]")).to.contain("Waiting to be read").and.to.contain("on time?");
      it.leave();
      const again = await mounted({ backend });
      await again.until("[part~=own-pending]");
      again.leave();
      emptyBrowser();
      const stranger = await mounted({ backend });
      await aTimeout(50);
      expect(stranger.all("[part~=own-comment]")).to.have.length(0);
      expect(stranger.text("[part=count]")).to.equal("0");
    });

    it("stand below the comment that they answer", async () => {
      const backend = await busyThread();
      const it = await mounted({ backend });
      await it.send("First, to have read the guidelines");
      await it.until("[part~=own-pending]");
      await it.press("[id^=reply-]");
      const field = await it.until("article textarea");
      await it.write(`#${field.id}`, "I agree");
      await it.press("article [part~=send]");
      const own = await it.until("li [part~=own-pending]");
      expect(own.closest("li")!.querySelector("[part=comment]")!.textContent).to.contain("First");
      expect(it.focused()).to.equal(own);
    });

    it("tell a rejection by its guideline and note, and can be written again or put aside", async () => {
      const backend = createMemoryBackend();
      const first = await mounted({ backend });
      await first.send("You fool");
      await first.until("[part~=own-pending]");
      first.leave();
      backend.reject(backend.waiting()[0]!.id, "attacks", "Less sharp, please.");
      const it = await mounted({ backend });
      await it.until("[part~=own-rejected]");
      expect(it.text("[part=ground]")).to.equal("It rests on guideline 4: No personal attacks.");
      expect(it.text("[part=note]")).to.equal("From the moderator: Less sharp, please.");
      await it.press("[part~=own-rejected] [part=action]");
      await eventually(() => (it.find("#text-") as HTMLTextAreaElement).value === "You fool");
      expect(it.focused()).to.equal(it.find("#text-"));
      it.all("[part~=own-rejected] [part=action]").at(-1)!.click();
      await it.gone("[part~=own-comment]");
    });

    it("lead to themselves in the thread once published", async () => {
      const backend = createMemoryBackend();
      const first = await mounted({ backend });
      await first.send("Good news");
      await first.until("[part~=own-pending]");
      first.leave();
      const { id } = backend.waiting()[0]!;
      backend.approve(id);
      const it = await mounted({ backend });
      await it.until("[part~=own-approved]");
      await it.press("[part~=own-approved] [part=action]");
      await eventually(() => it.focused()?.id === `comment-${id}`);
    });

    it("lead to themselves though published since the thread was loaded, and below many other replies", async () => {
      const backend = createMemoryBackend();
      const id = await publish(backend);
      const it = await mounted({ backend });
      await it.send("Mine, above");
      await it.until("[part~=own-pending]");
      await it.press(`#reply-${id}`);
      await it.until(`[id="text-${id}"]`);
      await it.write(`[id="text-${id}"]`, "My reply");
      for (let i = 0; i < 12; i++) await publish(backend, { parent: id, text: `Reply ${i}` });
      (it.find(`[id="text-${id}"]`) as HTMLTextAreaElement).form!.requestSubmit();
      await eventually(() => backend.waiting().length === 2);
      const reply = backend.waiting().find(({ text }) => text === "My reply")!;
      backend.approve(reply.id);
      document.dispatchEvent(new Event("visibilitychange"));
      await it.until("[part~=own-approved]");
      await it.press("[part~=own-approved] [part=action]");
      await eventually(() => it.focused()?.id === `comment-${reply.id}`, "not led there");
    });

    it("are withdrawn by two presses, and not by one", async () => {
      const backend = createMemoryBackend();
      const it = await mounted({ backend });
      await it.send("Hello");
      await it.until("[part~=own-pending]");
      await it.press("[part~=own-pending] [part=action]");
      await it.until("[id$=-sure]");
      expect(it.focused()).to.equal(it.find("[id$=-sure]"));
      expect(backend.waiting()).to.have.length(1);
      it.all("[part~=own-pending] [part=action]")[1]!.click();
      await it.gone("[id$=-sure]");
      await it.press("[part~=own-pending] [part=action]");
      await it.until("[id$=-sure]");
      await it.press("[part~=own-pending] [part=action]");
      await it.until("[part~=own-withdrawn]");
      expect(backend.waiting()).to.have.length(0);
    });

    it("have no button that the backend cannot answer", async () => {
      const { thread, comments, post } = createMemoryBackend();
      const it = await mounted({ backend: { thread, comments, post } });
      await it.send("Hello");
      await it.until("[part~=own-pending]");
      expect(it.all("[part~=own-comment] button")).to.have.length(0);
    });

    it("come from another tab of the same browser too", async () => {
      const backend = createMemoryBackend();
      const here = await mounted({ backend });
      const there = await mounted({ backend });
      await here.send("Hello");
      await here.until("[part~=own-pending]");
      const [key = ""] = Object.keys(localStorage).filter((name) => name.includes("receipt"));
      dispatchEvent(new StorageEvent("storage", { key }));
      await there.until("[part~=own-pending]");
    });
  });

  describe("what is kept", () => {
    it("brings back draft and name after a reload", async () => {
      const backend = createMemoryBackend();
      const it = await mounted({ backend });
      await it.write("#author-", "Ines");
      await it.write("#text-", "Half a thou");
      expect(it.text(".below")).to.contain("Saved as you write");
      it.leave();
      const again = await mounted({ backend });
      expect((again.find("#text-") as HTMLTextAreaElement).value).to.equal("Half a thou");
      expect((again.find("#author-") as HTMLInputElement).value).to.equal("Ines");
    });

    it("brings back the draft of a reply", async () => {
      const backend = await busyThread();
      const it = await mounted({ backend });
      await it.press("[id^=reply-]");
      const { id } = await it.until("article textarea");
      await it.write(`#${id}`, "Half a rep");
      it.leave();
      const again = await mounted({ backend });
      expect((again.find("#text-") as HTMLTextAreaElement).value).to.equal("");
      await again.press("[id^=reply-]");
      const field = (await again.until("article textarea")) as HTMLTextAreaElement;
      expect(field.value).to.equal("Half a rep");
    });

    for (const [width, lang] of [
      [360, "en"],
      [800, "en"],
      [360, "ckb"],
    ] as const) {
      it(`is told once the reader begins, and moves nothing when it comes: ${lang}, ${width} pixels`, async () => {
        document.body.style.inlineSize = `${width}px`;
        try {
          const it = await mounted({ backend: await busyThread(), lang });
          expect(it.all("[part=kept]")).to.have.length(0);
          const before = it.find("[part=thread]").getBoundingClientRect().top;
          await it.touch();
          expect(it.all("[part=kept] button")).to.have.length(2);
          expect(it.find("[part=thread]").getBoundingClientRect().top).to.be.closeTo(before, 1);
        } finally {
          document.body.removeAttribute("style");
        }
      });
    }

    it("is forgotten at a press", async () => {
      const it = await mounted();
      await it.send("Hello");
      await it.until("[part~=own-pending]");
      await it.press("[part=link]");
      await it.gone("[part~=own-comment]");
      expect(Object.keys(localStorage)).to.deep.equal([]);
      expect(it.text("[part=kept]")).to.contain("were removed from this browser");
      expect((it.find("#author-") as HTMLInputElement).value).to.equal("");
      expect(it.find("details").hasAttribute("open")).to.equal(true);
    });

    it("is forgotten after a warning where something would be lost, and the focus stays there", async () => {
      const it = await mounted({ backend: backendWith({ post: () => Promise.reject(new Error("no")) }) });
      await it.send("Hello");
      await it.until("[part~=own-outbox]");
      await it.press("#forget");
      await it.until("#forget-sure");
      const sure = it.find("#forget-sure button");
      sure.focus();
      sure.click();
      await it.until("#forget");
      await it.element.updateComplete;
      expect(it.focused()?.id).to.equal("forget");
    });

    it("ends with the tab on a shared device", async () => {
      const it = await mounted();
      await it.write("#text-", "Private");
      it.all("[part=link]")[1]!.click();
      await eventually(() => it.text("[part=kept]").includes("Kept until you close this tab"));
      expect(localStorage.length).to.equal(0);
      await it.write("#text-", "Private, still");
      expect(localStorage.length).to.equal(0);
      expect(it.text("[part=kept]")).to.contain("My own device");
    });

    it("is said to be nothing where the browser keeps nothing, and the widget works", async () => {
      const write = Object.getOwnPropertyDescriptor(Storage.prototype, "setItem")!;
      Storage.prototype.setItem = () => {
        throw new DOMException("blocked", "SecurityError");
      };
      try {
        const backend = createMemoryBackend();
        const it = await mounted({ backend });
        await it.touch();
        expect(it.text("[part=kept]")).to.contain("This browser keeps nothing");
        expect(it.all("[part=kept] button")).to.have.length(0);
        await it.send("Hello");
        await it.until("[part~=own-pending]");
        expect(backend.waiting()).to.have.length(1);
      } finally {
        Object.defineProperty(Storage.prototype, "setItem", write);
      }
    });
  });

  describe("the thread", () => {
    it("is a list of articles named by author and time, each in its language", async () => {
      const it = await mounted({ backend: await busyThread() });
      const [first] = it.all("[part=comment]");
      const named = first!.getAttribute("aria-labelledby")!.split(" ");
      expect(named.map((id) => it.find(`[id="${id}"]`).textContent?.trim())).to.deep.equal(["Marit", "now"]);
      expect(it.all("ol > li > [part=comment]")).to.have.length(4);
      expect(first!.querySelector("time")!.dateTime).to.match(/^\d{4}-\d\d-\d\dT.*Z$/);
      expect(it.all("[part=text]").map(({ lang, dir }) => `${lang} ${dir}`)).to.deep.equal([
        "en auto",
        "en auto",
        "kmr auto",
        "ckb auto",
      ]);
    });

    it("names whom a reply to a reply answers", async () => {
      const it = await mounted({ backend: await busyThread(), attributes: { depth: "1" } });
      expect(it.all("[part=byline]")[2]!.textContent).to.contain("in reply to \u2068Tomas\u2069");
    });

    it("shows more from the first new one on, with the focus there", async () => {
      const it = await mounted({ backend: await busyThread() });
      expect(it.text("[part=more]")).to.equal("Show 1 more comment 2 of 3 shown");
      await it.press("[part~=more-button]");
      await it.gone("[part=more]");
      expect(it.focused()?.textContent).to.contain("Third");
      await eventually(() => it.text("[role=status]") === "1 more comment shown");
    });

    it("says where a further page could not be had, and tries again", async () => {
      const backend = await busyThread();
      const real = backend.comments;
      let broken = true;
      backend.comments = (query) => (broken ? Promise.reject(new Error("no")) : real(query));
      const it = await mounted({ backend });
      await it.press("[part~=more-button]");
      await eventually(() => it.text("[part=more]").includes("could not be loaded"));
      broken = false;
      await it.press("[part~=more-button]");
      await it.gone("[part=more]");
    });

    it("turns round by the select, and keeps what is written", async () => {
      const it = await mounted({ backend: await busyThread() });
      await it.write("#text-", "Half a thou");
      const select = it.find("select") as HTMLSelectElement;
      select.value = "newest";
      select.dispatchEvent(new Event("change"));
      await eventually(() => it.all("[part=text]")[0]?.textContent === "Third");
      expect((it.find("#text-") as HTMLTextAreaElement).value).to.equal("Half a thou");
    });

    it("goes to the comment that the address names, on whichever page it is", async () => {
      const backend = await busyThread();
      const ids: string[] = [];
      for (let i = 0; i < 5; i++) ids.push(await publish(backend, { text: `Later ${i}` }));
      history.replaceState(null, "", `#comment-${ids[4]}`);
      const it = await mounted({ backend });
      await eventually(() => it.focused()?.id === `comment-${ids[4]}`);
    });

    it("shows the reader's own replies and drafts though a tombstone has taken the place of what they answer", async () => {
      const backend = createMemoryBackend();
      const id = await publish(backend);
      await publish(backend, { parent: id, text: "It holds the tombstone up" });
      const it = await mounted({ backend });
      await it.send("Mine");
      await it.until("[part~=own-pending]");
      const reply = async (text: string) => {
        await it.press(`#reply-${id}`);
        await it.until(`[id="text-${id}"]`);
        await it.write(`[id="text-${id}"]`, text);
      };
      await reply("My reply");
      (it.find(`[id="text-${id}"]`) as HTMLTextAreaElement).form!.requestSubmit();
      await eventually(() => it.all("[part~=own-pending]").length === 2);
      await reply("My draft");
      it.leave();
      backend.reject(id, "attacks");
      const again = await mounted({ backend });
      await again.until("[part=gone]");
      await eventually(() => again.all("[part~=own-pending]").length === 2);
      await again.until(`[id="draft-${id}"]`);
    });

    it("shows a tombstone without words, and its replies", async () => {
      const backend = createMemoryBackend();
      const it = await mounted({ backend });
      await it.send("Mine");
      await it.until("[part~=own-pending]");
      const { id } = backend.waiting()[0]!;
      backend.approve(id);
      await publish(backend, { parent: id, text: "A reply" });
      backend.reject(id, "relevant");
      it.leave();
      const again = await mounted({ backend });
      expect(again.text("[part=gone]")).to.equal("A comment was here. The newsroom removed it.");
      expect(again.text("[part=comment] [part=text]")).to.equal("A reply");
    });

    it("is read-only when closed, and says since when", async () => {
      const backend = await busyThread();
      backend.close("k");
      const it = await mounted({ backend });
      expect(it.all("form, [id^=reply-], [part=notice]")).to.have.length(0);
      expect(it.text("[part=closed]")).to.match(/^Comments were closed on \d+ \w+\.$/);
      expect(it.all("[part=comment]").length).to.be.greaterThan(0);
    });

    it("says why it is not there, and comes at a press", async () => {
      let broken: Error | null = new BackendError("offline");
      const memory = await busyThread();
      const it = await mounted({
        backend: { ...memory, thread: (query) => (broken ? Promise.reject(broken) : memory.thread(query)) },
      });
      expect(it.text("[part=failed] p")).to.contain("You are offline");
      broken = new BackendError("unavailable");
      await it.press("[part=failed] button");
      await eventually(() => it.text("[part=failed] p") === "The comments could not be loaded.");
      broken = null;
      dispatchEvent(new Event("online"));
      await it.until("[part=comment]");
    });
  });

  it("has its controls in the order they are read in, each reached by Tab alone", async () => {
    const it = await mounted({ backend: await busyThread() });
    await it.touch();
    const reached = it
      .all("a[href], button, input, select, textarea, summary, [tabindex]")
      .filter((one) => one.tabIndex >= 0 && one.checkVisibility());
    expect(reached.map(({ localName, id }) => (id ? id.replace(/-.{36}$/, "") : localName))).to.deep.equal(
      "select guidelines acknowledge author- text- button forget button"
        .concat(" at proof recommend reply report more fold".repeat(2))
        .concat(" at proof recommend reply report more".repeat(2), " button")
        .split(" "),
    );
    expect(it.all("[tabindex]").every(({ tabIndex }) => tabIndex <= 0)).to.equal(true);
  });

  describe("hostile strings", () => {
    const strings = [
      `<img src=x onerror="top.hit=1"><script>top.hit=1</script>`,
      `"><svg/onload=top.hit=1>`,
      "{{constructor.constructor('top.hit=1')()}} ${top.hit=1}",
      "\u202Eevil\u202C \u2066isolate without end",
      `</textarea></style><template shadowrootmode=open>`,
      "Z\u0351\u036B\u0343a\u0329l\u035Cgo\u0300\u0301\u0302",
      "  two spaces\n\n\tand a tab ",
      "<!--?lit$123$--><?lit$123$>",
    ];
    for (const text of strings) {
      it(`are text, as author and as comment: ${JSON.stringify(text).slice(0, 40)}`, async () => {
        const backend = createMemoryBackend({ form: { maxAuthorLength: 200 } });
        await publish(backend, { text: "Plain", author: "Plain" });
        const plain = await mounted({ backend });
        const elements = plain.all("*").length;
        plain.leave();
        const hostile = createMemoryBackend({ form: { maxAuthorLength: 200 } });
        await publish(hostile, { text, author: text });
        const it = await mounted({ backend: hostile });
        expect(it.find("[part=text]").textContent).to.equal(text);
        expect(it.find("[part=author]").textContent).to.equal(text);
        expect(it.all("*")).to.have.length(elements);
        expect((globalThis as { hit?: number }).hit).to.equal(undefined);
      });
    }

    it("move nothing outside their own place", async () => {
      const rects = async (author: string) => {
        const backend = createMemoryBackend({ form: { maxAuthorLength: 200 } });
        await publish(backend, { author, text: `${author}\n\u202E\u2067` });
        const it = await mounted({ backend });
        const { left, width } = it.find("[id^=reply-]").getBoundingClientRect();
        const time = getComputedStyle(it.find("time")).direction;
        it.leave();
        return [left, width, time];
      };
      expect(await rects("\u202Eab\u2067")).to.deep.equal(await rects("ab"));
    });
  });

  describe("its attributes", () => {
    it("take effect when they change: language and direction", async () => {
      const it = await mounted({ backend: await busyThread() });
      it.element.lang = "ar";
      await it.until("[part=base][dir=rtl]");
      expect(it.find("[part=base]").lang).to.equal("ar");
      expect(it.text("h2")).to.match(/\p{Script=Arabic}/u);
      const { left, right } = it.find("select").getBoundingClientRect();
      const box = it.find("[part=base]").getBoundingClientRect();
      expect(left - box.left).to.be.lessThan(box.right - right);
    });

    it("take effect when they change: thread", async () => {
      const it = await mounted({ backend: await busyThread() });
      await it.write("#text-", "For the first article");
      it.element.setAttribute("thread", "other");
      await it.until("[part=empty]");
      expect((it.find("#text-") as HTMLTextAreaElement).value).to.equal("");
      it.element.thread = "k";
      await it.until("[part=comment]");
      expect((it.find("#text-") as HTMLTextAreaElement).value).to.equal("For the first article");
    });

    it("are those of the thread that is shown, whichever answer comes last", async () => {
      const memory = await busyThread();
      let answer = () => {};
      const slow = new Promise<void>((resolve) => (answer = resolve));
      const element = document.createElement("afterword-comments");
      element.backend = {
        ...memory,
        thread: async (query) => {
          if (query.key === "k") await slow;
          return memory.thread(query);
        },
      };
      for (const [name, value] of Object.entries({ thread: "k", lang: "en", loading: "eager" })) {
        element.setAttribute(name, value);
      }
      document.body.append(element);
      const it = around(element);
      await it.until("[part=loading]");
      element.thread = "other";
      await it.until("[part=empty]");
      answer();
      await aTimeout(50);
      expect(it.all("[part=comment]")).to.have.length(0);
    });

    it("take effect when they change: backend, also a plain object", async () => {
      const it = await mounted();
      await it.until("[part=empty]");
      it.element.backend = await busyThread();
      await it.until("[part=comment]");
    });

    it("take a property that was set before the element was there", async () => {
      const element = document.createElement("afterword-comments");
      expect(element.backend).to.not.equal("memory");
      element.setAttribute("backend", "memory");
      element.setAttribute("loading", "eager");
      document.body.append(element);
      await around(element).until("[part=empty]");
    });

    it("leave the page alone where they name something that is no backend", async () => {
      const uncaught: unknown[] = [];
      const listener = (event: PromiseRejectionEvent) => {
        event.preventDefault();
        uncaught.push(event.reason);
      };
      addEventListener("unhandledrejection", listener);
      const element = document.createElement("afterword-comments");
      const failed = oneEvent(element, "afterword-failed");
      const backend = {
        get status(): never {
          throw new Error("no");
        },
      };
      Object.assign(element, { backend });
      element.setAttribute("loading", "eager");
      document.body.append(element);
      await Promise.race([failed, eventually(() => uncaught.length)]);
      removeEventListener("unhandledrejection", listener);
      expect(uncaught).to.deep.equal([]);
    });

    it("speak two languages on one page", async () => {
      const [english, sorani] = [await mounted(), await mounted({ lang: "ckb" })];
      expect(english.text("h2")).to.contain("Comments");
      expect(sorani.text("h2")).to.match(/\p{Script=Arabic}/u);
      expect(english.find("[part=base]").dir).to.equal("ltr");
    });
  });

  describe("in its page", () => {
    it("announces that it is ready, with the thread", async () => {
      const element = document.createElement("afterword-comments");
      element.backend = await busyThread();
      element.setAttribute("thread", "k");
      element.setAttribute("loading", "eager");
      const ready = new Promise<number>((resolve) =>
        document.body.addEventListener("afterword-ready", (event) => resolve(event.thread.count), {
          once: true,
        }),
      );
      document.body.append(element);
      expect(await ready).to.equal(5);
    });

    it("shows the page's own content until it has words", async () => {
      const element = document.createElement("afterword-comments");
      element.textContent = "A link to the comments";
      document.body.append(element);
      await element.updateComplete;
      expect(element.innerText).to.equal("A link to the comments");
    });

    it("asks for nothing until it nears the viewport", async () => {
      const spacer = document.createElement("div");
      spacer.style.height = "5000px";
      document.body.append(spacer);
      let asked = 0;
      const memory = createMemoryBackend();
      const element = document.createElement("afterword-comments");
      element.backend = {
        ...memory,
        thread: (query) => {
          asked++;
          return memory.thread(query);
        },
      };
      document.body.append(element);
      await aTimeout(200);
      expect(asked).to.equal(0);
      element.scrollIntoView();
      await around(element).until("[part=empty]");
      expect(asked).to.equal(1);
      spacer.remove();
    });

    it("lets go of everything when it leaves, and works when it comes back", async () => {
      // What the test before has removed ends now.
      await aTimeout(0);
      const added = new Map<string, number>();
      const count = (by: number) => (type: string) => added.set(type, (added.get(type) ?? 0) + by);
      const [add, remove] = [window.addEventListener, window.removeEventListener];
      const watch = { add: count(1), remove: count(-1) };
      window.addEventListener = function (this: Window, type: string, ...rest: never[]) {
        watch.add(type);
        return (add as (...all: unknown[]) => void).call(window, type, ...rest);
      } as typeof window.addEventListener;
      window.removeEventListener = function (this: Window, type: string, ...rest: never[]) {
        watch.remove(type);
        return (remove as (...all: unknown[]) => void).call(window, type, ...rest);
      } as typeof window.removeEventListener;
      try {
        const backend = await busyThread();
        const it = await mounted({ backend });
        expect(Math.max(...added.values())).to.be.greaterThan(0);
        for (let i = 0; i < 3; i++) {
          it.leave();
          await aTimeout(0);
          document.body.append(it.element);
          await it.until("[part=comment]");
        }
        await it.write("#text-", "Still here");
        it.leave();
        await aTimeout(0);
        expect([...added].filter(([, left]) => left !== 0)).to.deep.equal([]);
      } finally {
        window.addEventListener = add;
        window.removeEventListener = remove;
      }
    });

    it("keeps the page's styles out, and its own in", async () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        "p { color: rgb(255, 0, 0); } * { --accent: rgb(255, 0, 0); } .button { all: unset; }",
      );
      document.adoptedStyleSheets.push(sheet);
      try {
        const it = await mounted({ attributes: { scheme: "light" } });
        const { backgroundColor } = getComputedStyle(it.find("[part~=send]"));
        // Mixed, it is told as parts of one.
        const channels = backgroundColor.match(/[\d.]+/g)!.map((part) => Math.round(Number(part) * 255));
        expect(channels).to.deep.equal([15, 90, 115]);
        expect(getComputedStyle(it.find("[part=promise]")).color).not.to.equal("rgb(255, 0, 0)");
      } finally {
        document.adoptedStyleSheets = [];
      }
    });

    it("writes no style attribute and no style element", async () => {
      const it = await mounted({ backend: await busyThread() });
      await it.send("Hello");
      await it.until("[part~=own-pending]");
      expect(it.all("[style], style, link")).to.have.length(0);
    });
  });
});
