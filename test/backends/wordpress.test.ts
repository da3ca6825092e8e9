/** The backend for WordPress in a browser: on a real one where it is installed, and on answers that none should give. */
import { expect } from "@open-wc/testing";
import type { CommentsBackend } from "../../src/backends/backend.ts";
import { completed } from "../../src/backends/plain.ts";
import { createWordPressBackend } from "../../src/backends/wordpress.ts";
import { findWordPress, orderOfWordPress } from "../helpers/real-wordpress-orders.ts";
import { cleanUp, emptyBrowser, mounted, replaced, type Mounted } from "../widget/mounted.ts";
import { outcomeOf, scenes, usual } from "../wordpress/scenes.ts";

const origin = await findWordPress();

/** What a developer is told while something happens. */
async function toldWhile(act: () => Promise<void>): Promise<string[]> {
  const lines: string[] = [];
  await replaced(console, "error", (line: string) => lines.push(line), act);
  return lines;
}

const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => "an answer",
    (error: { code: string }) => error.code,
  );

const threadOf = (backend: CommentsBackend, key: string) =>
  backend.thread({ site: "default", key, lang: "en" });

(origin ? describe : describe.skip)("with a real WordPress, a reader", () => {
  const backend = completed(createWordPressBackend(`${origin}/wp-json`));
  const newPost = () => orderOfWordPress("post", {});
  const open = (thread: number, route = "wp-json") =>
    mounted({
      backend: null,
      attributes: { backend: "wordpress", endpoint: `${origin}/${route}`, thread: String(thread) },
    });

  beforeEach(async () => {
    emptyBrowser();
    await orderOfWordPress("settings", usual);
  });
  afterEach(cleanUp);
  after(() => orderOfWordPress("settings", usual));

  for (const scene of scenes) {
    it(scene.name, async () => {
      await orderOfWordPress("settings", { ...usual, ...scene.settings });
      const given = await scene.prepare(orderOfWordPress);
      await toldWhile(async () => {
        expect(await outcomeOf(scene, backend, given)).to.deep.equal(scene.expected);
      });
    });
  }

  it("reads all of a thread that does not fit into one answer, each comment once, in its order", async () => {
    const post = await newPost();
    await orderOfWordPress("comments", { post, author: "Marit", text: "Snow", times: 250 });
    const key = String(post);
    const { comments, thread } = await threadOf(backend, key);
    expect(thread.count).to.equal(250);
    const texts = comments.items.map(({ text }) => text);
    let { next } = comments;
    while (next) {
      const page = await backend.comments({ site: "default", key, after: next });
      texts.push(...page.items.map(({ text }) => text));
      next = page.next;
    }
    expect(texts).to.deep.equal(Array.from({ length: 250 }, (_, i) => `Snow ${i}`));
  });

  it("reads by the other address, where WordPress makes no pretty ones", async () => {
    const post = await newPost();
    await orderOfWordPress("comments", { post, author: "Marit", text: "Snow" });
    const plain = completed(createWordPressBackend(`${origin}/?rest_route=/`));
    expect((await threadOf(plain, String(post))).thread.count).to.equal(1);
  });

  it("is not led elsewhere, and the developer is told", async () => {
    const moved = completed(createWordPressBackend(`${origin}/?p=1&x=`));
    const lines = await toldWhile(async () => {
      expect(await codeOf(threadOf(moved, "1"))).to.equal("unreachable");
    });
    expect(lines).to.have.length(1);
    expect(lines[0]).to.contain("redirects");
  });

  /** The first answer to what is sent is lost on its way. Gives what all of them said. */
  async function losingOne(act: () => Promise<void>): Promise<string[]> {
    const real = window.fetch;
    const answers: string[] = [];
    const lossy = async (address: string, init?: RequestInit) => {
      const answer = await real(address, init);
      if (init?.method !== "POST" || !address.startsWith(origin!)) return answer;
      const { code, status } = (await answer.clone().json()) as { code?: string; status?: string };
      answers.push(code ?? status!);
      if (answers.length === 1) throw new TypeError("lost");
      return answer;
    };
    await replaced(window, "fetch", lossy, act);
    return answers;
  }

  const waits = (it: Mounted) => it.until("[part~=own-pending]");

  it("sees that a comment whose answer was lost has arrived, once", async () => {
    const post = await newPost();
    await toldWhile(async () => {
      const answers = await losingOne(async () => {
        const it = await open(post);
        await it.send("Is it late?");
        await waits(it);
        expect(it.text("[part~=own-pending]")).to.contain("Is it late?");
        expect(it.all("[part=errors]")).to.deep.equal([]);
        it.leave();
        await waits(await open(post));
      });
      expect(answers).to.deep.equal(["hold", "comment_duplicate"]);
    });
    expect(await orderOfWordPress("count", { post })).to.equal(1);
  });

  it("keeps their words where the site lets no guests write, and the developer is told the line of PHP", async () => {
    const post = await newPost();
    await orderOfWordPress("settings", { test_anonymous: "0" });
    // By the other address: what was told of this one is not told again.
    const it = await open(post, "?rest_route=");
    const lines = await toldWhile(async () => {
      await it.send("Is it early?");
      await it.until("[part=errors]");
    });
    expect(it.text("[part=errors]")).to.contain("not set up for comments yet");
    expect((it.find("#text-") as HTMLTextAreaElement).value).to.equal("Is it early?");
    expect(lines.join()).to.contain('add_filter("rest_allow_anonymous_comments", "__return_true")');
  });
});

describe("with answers that no WordPress should give", () => {
  const backend = () => completed(createWordPressBackend("https://news.example/wp-json/"));
  const comment = {
    id: 1,
    parent: 0,
    author: 0,
    author_name: "Marit",
    date_gmt: "2026-11-22T08:00:00",
    content: { rendered: "<p>Snow</p>" },
  };
  const counted = { "X-WP-Total": "1", "X-WP-TotalPages": "1" };
  let threads = 0;

  /** Reads a thread of which every answer is the same. Each is another thread: the same line is told once. */
  async function readFrom(answer: () => Response) {
    const key = String(++threads);
    let code = "";
    const lines = await toldWhile(() =>
      replaced(
        window,
        "fetch",
        async () => answer(),
        async () => {
          code = await codeOf(threadOf(backend(), key));
        },
      ),
    );
    return { code, lines: lines.length };
  }

  it("reads what it should give", async () => {
    const answer = () => new Response(JSON.stringify([comment]), { headers: counted });
    expect(await readFrom(answer)).to.deep.equal({ code: "an answer", lines: 0 });
  });

  const odd: Record<string, unknown> = {
    "no list": {},
    nothing: null,
    "a list of numbers": [1],
    "a comment without a number": [{ ...comment, id: "1" }],
    "a name that is none": [{ ...comment, author_name: { a: 1 } }],
    "a text that is none": [{ ...comment, content: { rendered: 7 } }],
    "no content": [{ ...comment, content: null }],
    "a time that is none": [{ ...comment, date_gmt: 5 }],
  };
  for (const [name, body] of Object.entries(odd)) {
    it(`says what is wrong with ${name}`, async () => {
      const answer = () => new Response(JSON.stringify(body), { headers: counted });
      expect(await readFrom(answer)).to.deep.equal({ code: "unreadable", lines: 1 });
    });
  }

  it("says that a page is no answer, that the counts are missing, and that it was sent elsewhere", async () => {
    const page = () => new Response("<!doctype html><title>Welcome</title>", { headers: counted });
    expect(await readFrom(page)).to.deep.equal({ code: "unreadable", lines: 1 });
    const uncounted = () => new Response(JSON.stringify([comment]));
    expect(await readFrom(uncounted)).to.deep.equal({ code: "unreadable", lines: 1 });
    const elsewhere = () => Object.defineProperty(new Response(), "type", { value: "opaqueredirect" });
    expect(await readFrom(elsewhere)).to.deep.equal({ code: "unreadable", lines: 1 });
  });

  it("takes a site that is down, or guarded, for what it is", async () => {
    const maintenance = () => new Response("<h1>Maintenance</h1>", { status: 503 });
    expect(await readFrom(maintenance)).to.deep.equal({ code: "unavailable", lines: 1 });
    const crowded = () => new Response("", { status: 429 });
    expect(await readFrom(crowded)).to.deep.equal({ code: "too-fast", lines: 1 });
    const guarded = () => new Response('{"code":"toString","message":"No"}', { status: 403 });
    expect(await readFrom(guarded)).to.deep.equal({ code: "forbidden", lines: 1 });
    const nowhere = () => new Response('{"code":"rest_no_route"}', { status: 404 });
    expect(await readFrom(nowhere)).to.deep.equal({ code: "foreign-origin", lines: 1 });
  });

  it("asks for a number of a post, and for nothing without one", async () => {
    let asked = 0;
    const lines = await toldWhile(() =>
      replaced(
        window,
        "fetch",
        async () => void asked++,
        async () => {
          expect(await codeOf(threadOf(backend(), "/karez/"))).to.equal("foreign-origin");
        },
      ),
    );
    expect(asked).to.equal(0);
    expect(lines).to.have.length(1);
    expect(lines[0]).to.contain("must be the number of the post");
  });

  it("reads the newest 2,000 of more, counts all, and asks for a few pages at a time", async () => {
    const total = 2_350;
    const asked: number[] = [];
    let underWay = 0;
    let most = 0;
    const answer = async (address: string) => {
      const url = new URL(address);
      if (!url.pathname.endsWith("/comments")) return new Response("[]");
      const page = Number(url.searchParams.get("page"));
      asked.push(page);
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, 1));
      underWay--;
      // A comment is published meanwhile: each page after the first begins with the last of the one before.
      const newest = total - (page - 1) * 100 + Number(page > 1);
      const ids = Array.from({ length: 100 }, (_, i) => newest - i).filter((id) => id > 0);
      return new Response(
        JSON.stringify(ids.map((id) => ({ ...comment, id, content: { rendered: `${id}` } }))),
        {
          headers: { "X-WP-Total": String(total), "X-WP-TotalPages": "24" },
        },
      );
    };
    const asker = backend();
    await replaced(window, "fetch", answer, async () => {
      const { thread, comments } = await threadOf(asker, "77");
      expect(thread.count).to.equal(total);
      expect(comments.total).to.equal(1_999);
      expect(comments.items[0]?.id).to.equal("352");
    });
    expect(asked.toSorted((a, b) => a - b)).to.deep.equal(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(most).to.equal(4);
  });
});
