import { aTimeout, expect } from "@open-wc/testing";
import { createMemoryBackend, type MemoryBackend } from "../../src/backends/memory.ts";
import type { PlainBackend, PlainComment } from "../../src/backends/plain-backend.ts";
import { BackendError } from "../../src/backends/request.ts";
import { loadThread } from "../../src/widget/read-thread.ts";
import { readingStyles } from "../../src/widget/reading.styles.ts";
import * as areas from "../../src/widget/storage.ts";
import { write } from "../../src/widget/storing.ts";
import { eventually } from "../helpers/eventually.ts";
import { isAccessible } from "./accessible.ts";
import { opened } from "./fake-services.ts";
import { longThread } from "./long-thread.ts";
import { cleanUp, emptyBrowser, mounted, publish, replaced, type Mounted } from "./mounted.ts";

/** A publisher's own backend with these comments, each published a second after the one before. */
const threadOf = (comments: Partial<PlainComment>[], more: object = {}): PlainBackend => ({
  thread: () => ({
    comments: comments.map((one, n) => ({
      id: `c${n}`,
      author: "Marit",
      text: `Comment ${n}`,
      published: Date.UTC(2026, 0, 1) + n * 1000,
      ...one,
    })),
    ...more,
  }),
  post: () => {},
});

/** Levels: c0 < c1 < c2 < c3 < c4 < c5, then c6 alone. */
const deep = () =>
  threadOf([
    {},
    { parent: "c0", author: "Tomas" },
    { parent: "c1", author: "Şîlan" },
    { parent: "c2", author: "Hêro" },
    { parent: "c3", author: "Ako" },
    { parent: "c4" },
    {},
  ]);

const hasReading = ({ element }: Mounted) =>
  element.shadowRoot!.adoptedStyleSheets.includes(readingStyles.styleSheet!);

/** What brings the part that a thread is read with, where the thread itself does not. */
async function attended(it: Mounted): Promise<void> {
  it.element.dispatchEvent(new PointerEvent("pointerover"));
  await it.until("[part~=more-actions]");
}

const texts = (it: Mounted) => it.all("[part=thread] [part=text]").map(({ textContent }) => textContent);
const comment = (id: string) => `[id="comment-${id}"]`;
const button = (name: string, id: string) => `[id="${name}-${id}"]`;
const key = (it: Mounted, name: string, code = `Key${name.toUpperCase()}`) =>
  (it.focused() ?? it.element).dispatchEvent(
    new KeyboardEvent("keydown", { key: name, code, bubbles: true, composed: true, cancelable: true }),
  );

describe("reading", () => {
  beforeEach(emptyBrowser);
  afterEach(cleanUp);

  describe("what a thread is read with", () => {
    it("comes only with a reader, where a list is all there is to show", async () => {
      const backend = createMemoryBackend();
      const parent = await publish(backend);
      await publish(backend, { parent, text: "An answer" });
      const it = await mounted({ backend });
      await aTimeout(100);
      expect(hasReading(it)).to.equal(false);
      expect(it.all("[part~=more-actions], [part~=fold]")).to.have.length(0);
      const before = it.all("article, .acts, ol, p").map((one) => one.getBoundingClientRect().toJSON());
      await attended(it);
      const after = it.all("article, .acts, ol, p").map((one) => one.getBoundingClientRect().toJSON());
      expect(after).to.deep.equal(before);
      expect(it.all("[part~=fold]")).to.have.length(1);
    });

    for (const lang of ["en", "ckb", "ar"]) {
      it(`has room on a phone beside the other actions: ${lang}`, async () => {
        document.body.style.inlineSize = "328px";
        try {
          const backend = createMemoryBackend();
          const id = await publish(backend);
          const it = await mounted({ backend, lang });
          await attended(it);
          const more = it.find(button("more", id)).getBoundingClientRect();
          expect(more.width).to.be.at.least(24);
          for (const other of ["recommend", "reply", "report"]) {
            const { left, right, top, bottom } = it.find(button(other, id)).getBoundingClientRect();
            const apart =
              left >= more.right || right <= more.left || top >= more.bottom || bottom <= more.top;
            expect(apart, other).to.equal(true);
          }
        } finally {
          document.body.removeAttribute("style");
        }
      });
    }

    it("comes on no account twice, and keeps what is drawn", async () => {
      const backend = createMemoryBackend();
      const parent = await publish(backend);
      const reply = await publish(backend, { parent, text: "An answer" });
      const it = await mounted({ backend });
      const drawn = [it.find(comment(parent)), it.find(comment(reply))];
      await attended(it);
      await attended(it);
      expect([it.find(comment(parent)), it.find(comment(reply))]).to.deep.equal(drawn);
      const sheets = it.element.shadowRoot!.adoptedStyleSheets;
      expect(sheets.filter((one) => one === readingStyles.styleSheet)).to.have.length(1);
    });

    const needed: Record<string, Partial<PlainComment>[]> = {
      "an answer to an answer": [{}, { parent: "c0" }, { parent: "c1" }],
      "a tombstone": [{ gone: "withdrawn", author: null, text: null }, { parent: "c0" }],
      "the newsroom's choice": [{ choice: true }],
      "a comment of the newsroom's": [{ staff: true }],
    };
    for (const [what, comments] of Object.entries(needed)) {
      it(`is there before the thread is shown that has ${what}`, async () => {
        const it = await mounted({ backend: threadOf(comments) });
        expect(hasReading(it)).to.equal(true);
        expect(it.all("[part~=more-actions]").length).to.be.greaterThan(0);
      });
    }

    it("is there before a closed thread is shown, which says since when", async () => {
      const backend = createMemoryBackend();
      await publish(backend);
      backend.close("k");
      const it = await mounted({ backend });
      expect(it.text("[part=closed]")).to.match(/^Comments were closed on \d+ \w+\.$/);
      expect(it.all("[part=form], [part~=reply]")).to.have.length(0);
    });

    it("moves nothing once the thread is shown, whatever it adds", async function () {
      if (!PerformanceObserver.supportedEntryTypes.includes("layout-shift")) this.skip();
      write("visit object,default,k", JSON.stringify({ until: "2026-01-01T00:00:01.500Z", since: null }));
      let shifted = 0;
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifted += (entry as unknown as { value: number }).value;
      });
      const wide = document.body.style.inlineSize;
      document.body.style.inlineSize = "360px";
      const it = await mounted({
        backend: threadOf([
          { choice: true },
          { parent: "c0", staff: true },
          { parent: "c1" },
          { parent: "c2" },
        ]),
        lang: "ckb",
      });
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      observer.observe({ type: "layout-shift" });
      it.find("[part=thread]").scrollIntoView();
      it.element.dispatchEvent(new PointerEvent("pointerover"));
      await it.touch();
      await aTimeout(200);
      document.body.style.inlineSize = wide;
      observer.disconnect();
      expect(shifted).to.equal(0);
    });

    it("leaves a list of comments, answers below, where it cannot be had", async () => {
      const services = await opened(createMemoryBackend());
      services.backend = longThread({ comments: 1, page: 1, replies: 3 });
      services.reading = () => Promise.reject(new TypeError("Failed to fetch"));
      await loadThread(services);
      expect(services.state().phase).to.equal("ready");
      expect(services.state().view?.thread.count).to.equal(4);
      expect(services.state().reading).to.equal(undefined);
    });
  });

  describe("the tree", () => {
    it("sets three levels in, and says beyond whom an answer is to", async () => {
      const it = await mounted({ backend: deep() });
      const levels = it.all("[part=thread] [part=comment]").map((one) => {
        let level = 0;
        for (let at = one.closest("ol"); at; at = at.parentElement!.closest("ol")) level++;
        return level - 1;
      });
      expect(levels).to.deep.equal([0, 1, 2, 3, 3, 3, 0]);
      expect(it.all("[part=in-reply-to]").map(({ textContent }) => textContent)).to.deep.equal([
        "in reply to \u2068Hêro\u2069",
        "in reply to \u2068Ako\u2069",
      ]);
      expect(it.find("[part=in-reply-to]").getAttribute("href")).to.match(/#comment-c3$/);
    });

    it("leads from an answer to what it answers", async () => {
      const it = await mounted({ backend: deep() });
      it.find("[part=in-reply-to]").click();
      await eventually(() => it.focused()?.id === "comment-c3");
      expect(it.find(comment("c3")).getAttribute("aria-current")).to.equal("true");
    });

    for (const [depth, lists] of [
      ["1", 1],
      ["2", 2],
      ["9", 5],
    ] as const) {
      it(`is as deep as the publisher says, also later: ${depth}`, async () => {
        const it = await mounted({ backend: deep(), attributes: { depth } });
        expect(it.all("[part=replies]")).to.have.length(lists);
        it.element.setAttribute("depth", "3");
        await eventually(() => it.all("[part=replies]").length === 3);
      });
    }

    it("takes up a further page of answers below what they answer", async () => {
      const backend = createMemoryBackend({ pageSize: 3 });
      const top = await publish(backend, { text: "top" });
      const a = await publish(backend, { text: "a", parent: top });
      const b = await publish(backend, { text: "b", parent: top });
      await publish(backend, { text: "a1", parent: a });
      await publish(backend, { text: "a2", parent: a });
      await publish(backend, { text: "b1", parent: b });
      const it = await mounted({ backend });
      expect(texts(it)).to.deep.equal(["top", "a", "a1", "b"]);
      await it.press("[part~=more-button]");
      await eventually(() => texts(it).length === 6);
      expect(texts(it)).to.deep.equal(["top", "a", "a1", "a2", "b", "b1"]);
      await eventually(() => it.focused()?.textContent?.includes("a2"));
    });

    it("folds answers away at a press, where the focus stays, as long as the tab is open", async () => {
      const it = await mounted({ backend: deep() });
      const fold = it.find(button("fold", "c1"));
      expect(fold.getAttribute("aria-expanded")).to.equal("true");
      expect(fold.textContent).to.contain("Hide 4 replies");
      fold.focus();
      await it.press(button("fold", "c1"));
      await eventually(() => texts(it).length === 3);
      expect(it.find(button("fold", "c1"))).to.equal(fold);
      expect(it.focused()).to.equal(fold);
      expect(fold.getAttribute("aria-expanded")).to.equal("false");
      expect(it.text(button("fold", "c1"))).to.equal("+ Show 4 replies");
      it.leave();
      const again = await mounted({ backend: deep() });
      expect(texts(again)).to.deep.equal(["Comment 0", "Comment 1", "Comment 6"]);
      await again.press(button("fold", "c1"));
      await eventually(() => texts(again).length === 7);
      expect(localStorage.getItem("afterword:session folded visit object,default,k")).to.equal(null);
    });

    it("says how many answers it hides, in the plural of the language", async () => {
      const it = await mounted({ backend: deep(), lang: "ar", attributes: { depth: "4" } });
      await it.press(button("fold", "c3"));
      await eventually(() => it.text(button("fold", "c3")).includes("إظهار ردَّين"));
    });
  });

  describe("the order", () => {
    const votes = () =>
      threadOf([
        { recommendations: 1 },
        { recommendations: 9 },
        { recommendations: 0 },
        { recommendations: 9 },
      ]);

    it("is that of the reader's last choice, kept in their browser", async () => {
      const it = await mounted({ backend: votes() });
      expect(it.all("option").map(({ textContent }) => textContent)).to.deep.equal([
        "Oldest first",
        "Newest first",
        "Most recommended",
      ]);
      const select = it.find("select") as HTMLSelectElement;
      select.value = "recommended";
      select.dispatchEvent(new Event("change"));
      await eventually(() => texts(it)[0] === "Comment 3");
      expect(texts(it)).to.deep.equal(["Comment 3", "Comment 1", "Comment 0", "Comment 2"]);
      it.leave();
      const again = await mounted({ backend: votes(), attributes: { thread: "another" } });
      expect(texts(again)[0]).to.equal("Comment 3");
      expect((again.find("select") as HTMLSelectElement).value).to.equal("recommended");
    });

    it("is the backend's own where what is kept is none that we know", async () => {
      write("sort", '"loudest"');
      const it = await mounted({ backend: votes() });
      expect(texts(it)[0]).to.equal("Comment 0");
    });

    it("is the one that was chosen last, whichever answer comes last", async () => {
      const memory = createMemoryBackend();
      for (let n = 1; n <= 3; n++) await publish(memory, { text: `Comment ${n}` });
      const pending: (() => void)[] = [];
      let holds = false;
      const thread: MemoryBackend["thread"] = async (query) => {
        const view = await memory.thread(query);
        if (holds) await new Promise<void>((resolve) => pending.push(resolve));
        return view;
      };
      const it = await mounted({ backend: { ...memory, thread } });
      await it.touch();
      holds = true;
      const select = it.find("select") as HTMLSelectElement;
      for (const sort of ["newest", "oldest"]) {
        select.value = sort;
        select.dispatchEvent(new Event("change"));
      }
      await eventually(() => pending.length);
      await aTimeout(20);
      holds = false;
      // The later answer first, where both were asked for at once.
      for (const answer of pending.toReversed()) {
        answer();
        await aTimeout(20);
      }
      expect(texts(it)[0]).to.equal("Comment 1");
    });
  });

  describe("a link to a comment", () => {
    it("leads there and marks it, however many pages and answers deep", async () => {
      const backend = longThread({ comments: 10_000, page: 20, replies: 3_000 });
      history.replaceState(null, "", "#comment-r2500");
      const it = await mounted({ backend });
      await eventually(() => it.focused()?.id === "comment-r2500");
      expect(it.find(comment("r2500")).getAttribute("aria-current")).to.equal("true");
      expect(it.all("[aria-current]")).to.have.length(1);
      expect(it.all(comment("r2499"))).to.have.length(1);
      expect(backend.asked.length).to.be.at.most(3);
      location.hash = "#comment-c7777";
      await eventually(() => it.focused()?.id === "comment-c7777");
      expect(it.all("[aria-current]").map(({ id }) => id)).to.deep.equal(["comment-c7777"]);
      expect(backend.asked.length).to.be.at.most(4);
      history.back();
      await eventually(() => it.focused()?.id === "comment-r2500");
    });

    it("shows it with the conversation before and after it, page by page", async () => {
      const backend = longThread({ comments: 100, page: 20 });
      history.replaceState(null, "", "#comment-c50");
      const it = await mounted({ backend });
      await eventually(() => it.focused()?.id === "comment-c50");
      expect(texts(it)[0]).to.equal("Comment 50");
      await it.press("[part~=earlier-button]");
      await eventually(() => texts(it)[0] === "Comment 30");
      await eventually(() => it.focused()?.id === "comment-c49");
      expect(texts(it)).to.have.length(40);
      await eventually(() => {
        const { top } = it.find(comment("c50")).getBoundingClientRect();
        return top > 0 && top < innerHeight;
      }, "what was read is out of sight");
      expect(it.text("[part~=more-button]")).to.equal("Show further comments");
      await it.press("[part~=earlier-button]");
      await eventually(() => texts(it)[0] === "Comment 10");
      await it.press("[part~=earlier-button]");
      await it.gone("[part~=earlier-button]");
      expect(texts(it)[0]).to.equal("Comment 0");
    });

    it("does not keep who orders the thread anew from its beginning", async () => {
      const backend = createMemoryBackend({ pageSize: 3 });
      const ids: string[] = [];
      for (let n = 1; n <= 9; n++) ids.push(await publish(backend, { text: `Comment ${n}` }));
      history.replaceState(null, "", `#comment-${ids[4]}`);
      const it = await mounted({ backend });
      await eventually(() => it.focused()?.id === `comment-${ids[4]}`);
      const select = it.find("select") as HTMLSelectElement;
      select.value = "newest";
      select.dispatchEvent(new Event("change"));
      await eventually(() => texts(it)[0] === "Comment 9");
      expect(it.all("[aria-current]")).to.have.length(0);
    });

    it("says so calmly where it is not published here, and shows the thread", async () => {
      history.replaceState(null, "", "#comment-nobody");
      const it = await mounted({ backend: longThread({ comments: 3, page: 20 }) });
      expect(it.text("[part=not-here]")).to.match(
        /^The comment that this link leads to is not published here/,
      );
      await eventually(() => it.focused()?.id === "not-here");
      expect(texts(it)).to.have.length(3);
      location.hash = "#comment-c1";
      await eventually(() => it.focused()?.id === "comment-c1");
      expect(it.all("[part=not-here]")).to.have.length(0);
      location.hash = "";
      await eventually(() => it.all("[aria-current]").length === 0);
    });

    it("says so too where a backend begins again, whatever page it is asked for", async () => {
      const thread = longThread({ comments: 40, page: 20 });
      const begin = await thread.comments({ site: "default", key: "k" });
      let asked = 0;
      const comments = async () => {
        if (++asked > 20) throw new BackendError("unreachable");
        return { ...begin, next: "again" };
      };
      history.replaceState(null, "", "#comment-c30");
      const it = await mounted({ backend: { ...thread, comments } });
      expect(it.all("[part=not-here]")).to.have.length(1);
      // Some browsers tell of the change of address only now, and it is looked for once more.
      expect(asked).to.be.below(20);
    });

    it("leads to the reader's own that waits", async () => {
      const backend = createMemoryBackend();
      const it = await mounted({ backend });
      await it.send("Mine");
      const own = await it.until("[part~=own-pending]");
      location.hash = `#comment-${backend.waiting()[0]!.id}`;
      await eventually(() => it.focused() === own);
      expect(it.all("[part=not-here]")).to.have.length(0);
    });

    it("unfolds what it stands in", async () => {
      const it = await mounted({ backend: deep() });
      await it.press(button("fold", "c0"));
      await eventually(() => texts(it).length === 2);
      location.hash = "#comment-c5";
      await eventually(() => it.focused()?.id === "comment-c5");
    });

    it("is copied, and shown to be copied by hand where the browser has no clipboard", async () => {
      const it = await mounted({ backend: deep() });
      let copied = "";
      await replaced(
        navigator,
        "clipboard",
        { writeText: async (text: string) => void (copied = text) },
        async () => {
          await it.press(button("more", "c2"));
          await it.press("[part=menu] button");
          await eventually(() => it.text("[part=menu] button") === "Link copied");
        },
      );
      expect(copied).to.equal(`${location.href.split("#", 1)[0]}#comment-c2`);
      await eventually(() => it.text("[role=status]") === "Link copied");
      await it.press(button("more", "c3"));
      await replaced(navigator, "clipboard", undefined, async () => {
        await it.press("[part=menu] button");
        expect((await it.until("[part=menu] [part=address]")).textContent).to.match(/#comment-c3$/);
      });
    });
  });

  describe("further actions", () => {
    it("stand open below one comment at a time, and Escape closes them", async () => {
      const it = await mounted({ backend: deep() });
      await it.press(button("more", "c0"));
      await it.until(`${comment("c0")} [part=menu]`);
      await it.press(button("more", "c1"));
      await it.until(`${comment("c1")} [part=menu]`);
      expect(it.all("[part=menu]")).to.have.length(1);
      it.find("[part=menu] button").focus();
      key(it, "Escape", "Escape");
      await it.gone("[part=menu]");
      expect(it.focused()?.id).to.equal("more-c1");
    });

    it("hide a comment in this browser only, and show it again at a press", async () => {
      const it = await mounted({ backend: deep() });
      await it.press(button("more", "c1"));
      await it.press("[part=menu] button:last-of-type");
      await it.until("[part~=hidden]");
      expect(it.text("[part~=hidden]")).to.equal(
        "You hid this comment. It is hidden in this browser only. Show it",
      );
      expect(it.focused()?.id).to.equal("comment-c1");
      expect(texts(it)).not.to.contain("Comment 1");
      expect(texts(it)).to.contain("Comment 2");
      it.leave();
      const again = await mounted({ backend: deep() });
      expect(texts(again)).not.to.contain("Comment 1");
      await again.press("[part~=unhide]");
      await eventually(() => texts(again).includes("Comment 1"));
      expect(again.focused()?.id).to.equal("comment-c1");
    });
  });

  describe("a signed-in author", () => {
    const tomas = { author: "Tomas", authorId: "t" };
    const several = () => threadOf([{ ...tomas, choice: true }, {}, { ...tomas, parent: "c1" }]);
    const hideAuthor = async (it: Mounted, id: string) => {
      await it.press(button("more", id));
      await it.until("[part=menu]");
      await it.press("[part=menu] button:last-of-type");
      await it.until("[part~=hidden]");
    };

    it("is hidden with everything they wrote, on the whole site, and shown again at a press", async () => {
      const it = await mounted({ backend: several() });
      await it.press(button("more", "c0"));
      expect((await it.until("[part=menu] button:last-of-type")).textContent).to.contain(
        "Hide everything by \u2068Tomas\u2069 for me",
      );
      await it.press("[part=menu] button:last-of-type");
      await it.until("[part~=hidden]");
      expect(texts(it)).to.deep.equal(["Comment 1"]);
      expect(it.all("[part=choices]")).to.have.length(0);
      expect(it.all("[part~=hidden]")).to.have.length(2);
      expect(it.text("[part~=hidden]")).to.equal(
        "You hid everything by Tomas. It is hidden in this browser only. Show everything",
      );
      expect(it.focused()?.id).to.equal("comment-c0");
      await isAccessible(it);
      it.leave();

      const elsewhere = await mounted({ backend: several(), attributes: { thread: "another" } });
      expect(texts(elsewhere)).to.deep.equal(["Comment 1"]);
      elsewhere.leave();
      const otherSite = await mounted({ backend: several(), attributes: { site: "other" } });
      expect(texts(otherSite)).to.have.length(3);
      otherSite.leave();

      const again = await mounted({ backend: several() });
      await again.press(`${comment("c2")} [part~=unhide]`);
      await again.gone("[part~=hidden]");
      expect(texts(again)).to.have.length(3);
      expect(again.all("[part=choices]")).to.have.length(1);
      expect(again.focused()?.id).to.equal("comment-c2");
    });

    it("is not news, and cannot be hidden as a guest", async () => {
      write("hidden of read object,default t", `${Date.now()}`);
      write("visit object,default,k", JSON.stringify({ until: "2026-01-01T00:00:00.500Z", since: null }));
      const it = await mounted({ backend: several() });
      expect(it.text("[part~=next-new]")).to.contain("1");
      await it.press(button("more", "c1"));
      await it.until("[part=menu]");
      expect(it.all("[part=menu] button").map(({ textContent }) => textContent?.trim())).to.deep.equal([
        "Copy link",
        "Hide for me",
      ]);
    });

    it("and what else is hidden come back when all is forgotten", async () => {
      const it = await mounted({ backend: several() });
      await hideAuthor(it, "c0");
      await it.press(button("more", "c1"));
      await it.until("[part=menu]");
      await it.press("[part=menu] button:last-of-type");
      await eventually(() => texts(it).length === 0);
      await it.press("#forget");
      await eventually(() => texts(it).length === 3);
      expect(areas.names("hidden")).to.deep.equal([]);
    });
  });

  describe("what is new since the last visit", () => {
    async function visited(): Promise<{ backend: MemoryBackend; ids: string[] }> {
      const backend = createMemoryBackend();
      const old = await publish(backend, { text: "old" });
      const it = await mounted({ backend });
      await attended(it);
      expect(it.all("[part~=badge-new], [part~=next-new]")).to.have.length(0);
      it.leave();
      // Within one millisecond nothing could be told to be later.
      await aTimeout(5);
      const answer = await publish(backend, { text: "an answer", parent: old });
      return { backend, ids: [old, answer, await publish(backend, { text: "new" })] };
    }

    it("is marked in words, and led to one by one, counting down", async () => {
      const { backend, ids } = await visited();
      const it = await mounted({ backend });
      expect(it.all("[part~=badge-new]").map(({ textContent }) => textContent)).to.deep.equal(["New", "New"]);
      expect(it.text("[part~=next-new]")).to.equal("Next new comment (2) N");
      await it.press("[part~=next-new]");
      await eventually(() => it.focused()?.id === `comment-${ids[1]}`);
      await eventually(() => it.text("[part~=next-new]").includes("(1)"));
      await it.press("[part~=next-new]");
      await eventually(() => it.focused()?.id === `comment-${ids[2]}`);
      await it.gone("[part~=next-new]");
      expect(it.all("[part~=badge-new]")).to.have.length(2);
    });

    it("is led to by a key, on a keyboard of any script, and not while the reader writes", async () => {
      const { backend, ids } = await visited();
      const it = await mounted({ backend });
      await it.touch();
      it.find("#text-").focus();
      key(it, "n");
      await aTimeout(50);
      expect(it.focused()?.id).to.equal("text-");
      it.find("#heading").focus();
      (it.focused() ?? it.element).dispatchEvent(
        new KeyboardEvent("keydown", {
          key: "n",
          code: "KeyN",
          ctrlKey: true,
          bubbles: true,
          composed: true,
        }),
      );
      await aTimeout(50);
      expect(it.focused()?.id).to.equal("heading");
      key(it, "n");
      await eventually(() => it.focused()?.id === `comment-${ids[1]}`);
      key(it, "ى", "KeyN");
      await eventually(() => it.focused()?.id === `comment-${ids[2]}`);
      key(it, "p");
      await eventually(() => it.focused()?.id === `comment-${ids[1]}`);
    });

    it("is led to from top to bottom, also in what is folded away", async () => {
      write("visit object,default,k", JSON.stringify({ until: "2026-01-01T00:00:02.500Z", since: null }));
      const branch = [{}, { parent: "c0" }, { parent: "c0" }, { parent: "c2" }, { parent: "c1" }];
      const it = await mounted({ backend: threadOf(branch) });
      await it.press(button("fold", "c0"));
      await it.gone(comment("c1"));
      await it.press("[part~=next-new]");
      await eventually(() => it.focused()?.id === "comment-c4");
      await it.press("[part~=next-new]");
      await eventually(() => it.focused()?.id === "comment-c3");
    });

    it("stays new when the page is loaded again, until something newer is there", async () => {
      const { backend } = await visited();
      (await mounted({ backend })).leave();
      const again = await mounted({ backend });
      expect(again.all("[part~=badge-new]")).to.have.length(2);
      again.leave();
      await aTimeout(5);
      await publish(backend, { text: "newer" });
      const newer = await mounted({ backend });
      expect(newer.all("[part~=badge-new]")).to.have.length(1);
    });

    it("is not what the reader hid, nor their own", async () => {
      const { backend, ids } = await visited();
      const it = await mounted({ backend });
      await it.press(button("more", ids[2]!));
      await it.press("[part=menu] button:last-of-type");
      await eventually(() => it.text("[part~=next-new]").includes("(1)"));
      await it.send("Mine");
      await it.until("[part~=own-pending]");
      const { id } = backend.waiting()[0]!;
      backend.approve(id);
      document.dispatchEvent(new Event("visibilitychange"));
      await it.until("[part~=own-approved]");
      await it.press("[part~=own-approved] [part=action]");
      await it.until(comment(id));
      expect(it.find(comment(id)).querySelector("[part~=badge-new]")).to.equal(null);
    });
  });

  describe("what the newsroom says of comments", () => {
    const backend = () =>
      threadOf([
        { choice: true, text: "Chosen" },
        { staff: true, parent: "c0" },
        { choice: true, text: "Too" },
        {},
      ]);

    it("comes first, and leads into the conversation", async () => {
      const it = await mounted({ backend: backend() });
      const order = it.find("[part=choices]").compareDocumentPosition(it.find("[part=thread]"));
      expect(order & Node.DOCUMENT_POSITION_FOLLOWING).to.be.greaterThan(0);
      expect(it.all("[part=chosen] [part=text]").map(({ textContent }) => textContent)).to.deep.equal([
        "Too",
        "Chosen",
      ]);
      it.find("[part=in-conversation]").click();
      await eventually(() => it.focused()?.id === "comment-c2");
    });

    it("stands beside the names", async () => {
      const it = await mounted({ backend: backend() });
      expect(it.text(`${comment("c0")} [part~=badge-choice]`)).to.equal("Editor’s choice");
      expect(it.text(`${comment("c1")} [part~=badge-staff]`)).to.equal("Newsroom");
      expect(it.all("[part=thread] [part~=badge]")).to.have.length(3);
    });
  });

  for (const lang of ["en", "ckb", "ar"]) {
    it(`is accessible with all of it there: ${lang}`, async () => {
      write("visit object,default,k", JSON.stringify({ until: "2026-01-01T00:00:02.500Z", since: null }));
      write("hidden visit object,default,k c7", `${Date.now()}`);
      history.replaceState(null, "", "#comment-c4");
      const it = await mounted({
        backend: threadOf([
          { choice: true },
          { parent: "c0", staff: true },
          { parent: "c1", gone: "removed", author: null, text: null },
          { parent: "c2" },
          { parent: "c3" },
          { parent: "c4" },
          { parent: "c5" },
          {},
          {},
          { parent: "c8" },
        ]),
        lang,
      });
      await eventually(() => it.focused()?.id === "comment-c4");
      await it.press(button("more", "c0"));
      await it.press(button("fold", "c8"));
      await it.until("[part=menu]");
      expect(
        it.all("[part~=next-new], [part=choices], [part~=hidden], [part=gone], [part~=fold]"),
      ).to.have.length(8);
      await isAccessible(it);
    });
  }
});
