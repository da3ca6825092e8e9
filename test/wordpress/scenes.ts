/**
 * What the backend for WordPress asks and is told, case by case: lived through on a real one, recorded there, and
 * replayed where none is installed.
 */
import type { CommentsBackend } from "../../src/backends/backend.ts";
import { BackendError } from "../../src/backends/request.ts";
import type { Comment, NewComment, OwnComment } from "../../src/contract/records.ts";
import type { Orders } from "./orders.ts";

export type Order = <Name extends keyof Orders>(
  order: Name,
  input: Orders[Name]["input"],
) => Promise<Orders[Name]["answer"]>;

/** What a scene has prepared: numbers of posts and comments. */
export type Given = Readonly<Record<string, number>>;

export interface Scene {
  name: string;
  settings?: Record<string, string>;
  prepare: (order: Order) => Promise<Given>;
  act: (backend: CommentsBackend, given: Given) => Promise<unknown>;
  /** Of an error the code, and what it says beside it. */
  expected: unknown;
}

/** A site whose newsroom reads every comment, with the one line of PHP. */
export const usual: Record<string, string> = {
  comment_moderation: "1",
  comment_previously_approved: "1",
  comment_registration: "0",
  disallowed_keys: "",
  test_anonymous: "1",
  test_flood: "0",
};

/** Nobody reads before it appears. */
const unread = { comment_moderation: "0", comment_previously_approved: "0" };

/** What comes of it; of a failure what the reader is told by. */
export async function outcomeOf({ act }: Scene, backend: CommentsBackend, given: Given): Promise<unknown> {
  try {
    return await act(backend, given);
  } catch (error) {
    if (!(error instanceof BackendError)) throw error;
    const { field, retryAfter, limit } = error.problem;
    return {
      code: error.code,
      ...(field && { field }),
      ...(retryAfter && { retryAfter }),
      ...(limit && { limit }),
    };
  }
}

const newPost = async (order: Order): Promise<Given> => ({ post: await order("post", {}) });

const written = (post: number | undefined, more: Partial<NewComment> = {}): NewComment => ({
  site: "default",
  key: String(post),
  url: null,
  title: null,
  parent: null,
  author: "Ines",
  email: "ines@reader.example",
  text: "Is it late?",
  lang: null,
  guidelines: { version: 1, lang: "en" },
  receipt: "r",
  honeypot: "",
  writingTime: null,
  ...more,
});

const numbered = (id: string) => (/^\d+$/.test(id) ? "a number" : id);

const sending =
  (more: Partial<NewComment> = {}): Scene["act"] =>
  async (backend, { post }) => {
    const { id, state, text } = await backend.post(written(post, more), "key");
    return { id: numbered(id), state, text };
  };

const readThread = (backend: CommentsBackend, post: number | undefined) =>
  backend.thread({ site: "default", key: String(post), lang: "en" });

type WithHtml = Comment & { html?: string };

const told = ({ author, text, replies, ...more }: WithHtml): object => ({
  author,
  text,
  html: more.html,
  ...(more.authorId && { authorId: more.authorId }),
  ...(more.replyTo && { replyTo: more.replyTo }),
  ...(replies && { replies: replies.items.map(told) }),
});

const reading: Scene["act"] = async (backend, { post }) => {
  const { thread, comments } = await readThread(backend, post);
  return { open: thread.open, count: thread.count, comments: comments.items.map(told) };
};

const known = (id: number | string | undefined, post: number | undefined): OwnComment => ({
  ...written(post),
  id: String(id),
  lang: "und",
  received: "2026-11-22T08:00:00.000Z",
  sha256: null,
  state: "pending",
  outcome: null,
  waiting: null,
  appeal: null,
  mayAppeal: false,
});

const asking = async (backend: CommentsBackend, asked: (OwnComment | null)[]) => {
  const receipts = asked.map((_, i) => `r${i}`);
  const { comments } = await backend.status!({ site: "default", lang: "en", receipts }, undefined, asked);
  return comments.map((one) => one && `${numbered(one.id)}: ${one.state}`);
};

const sent = { id: "a number", state: "pending", text: "Is it late?" };

export const scenes: readonly Scene[] = [
  {
    name: "reads a thread",
    async prepare(order) {
      const post = await order("post", {});
      const text = `First <b>bold</b> &amp; "quoted" :mrgreen: :-)\n\nhttps://example.test/x`;
      const first = await order("comments", { post, author: "A &amp; B", text });
      const reply = await order("comments", { post, author: "", text: "Nameless", parent: first });
      await order("comments", { post, author: "admin", text: "By us", parent: reply, user: 1 });
      await order("comments", { post, author: "Lost", text: "Its parent is gone", parent: 999_999 });
      return { post };
    },
    act: reading,
    expected: {
      open: true,
      count: 4,
      comments: [
        {
          author: "A & B",
          text: "First bold & “quoted” :mrgreen: 🙂\n\nhttps://example.test/x",
          html: '<p>First <b>bold</b> &amp; &#8220;quoted&#8221; :mrgreen: 🙂</p>\n<p><a href="https://example.test/x" rel="nofollow ugc">https://example.test/x</a></p>',
          replies: [
            { author: "No name", text: "Nameless", html: "<p>Nameless</p>" },
            { author: "admin", text: "By us", html: "<p>By us</p>", authorId: "1", replyTo: "No name" },
          ],
        },
        { author: "Lost", text: "Its parent is gone", html: "<p>Its parent is gone</p>" },
      ],
    },
  },
  {
    name: "reads a closed thread",
    prepare: async (order) => ({ post: await order("post", { open: false }) }),
    act: reading,
    expected: { open: false, count: 0, comments: [] },
  },
  {
    name: "reads the closed thread of a page",
    prepare: async (order) => ({ post: await order("post", { type: "page", open: false }) }),
    act: reading,
    expected: { open: false, count: 0, comments: [] },
  },
  {
    name: "reads a post that is not there, as WordPress does: as an empty one",
    prepare: async () => ({ post: 999_999 }),
    act: reading,
    expected: { open: true, count: 0, comments: [] },
  },
  {
    name: "does not read a draft",
    prepare: async (order) => ({ post: await order("post", { status: "draft" }) }),
    act: reading,
    expected: { code: "foreign-origin" },
  },
  {
    name: "does not read a post with a password",
    prepare: async (order) => ({ post: await order("post", { password: "pw" }) }),
    act: reading,
    expected: { code: "foreign-origin" },
  },
  { name: "sends a comment, which waits", prepare: newPost, act: sending(), expected: sent },
  {
    name: "sends a comment, which appears",
    settings: unread,
    prepare: newPost,
    act: sending(),
    expected: { ...sent, state: "approved" },
  },
  {
    name: "is not told that a comment was sorted out by its words",
    settings: { ...unread, disallowed_keys: "casino" },
    prepare: newPost,
    act: sending({ text: "Our casino" }),
    expected: { ...sent, text: "Our casino" },
  },
  {
    name: "sends characters that HTML means something by, and reads them again",
    settings: unread,
    prepare: newPost,
    async act(backend, given) {
      const text = "a <b>tag</b> & <script>alert(1)</script> 1 < 2 > 0 &lt; \\ سڵاو\nline";
      await sending({ text, author: "A <b> & C" })(backend, given);
      const [one] = (await readThread(backend, given["post"])).comments.items;
      return { same: one?.text === text, author: one?.author };
    },
    expected: { same: true, author: "A <b> & C" },
  },
  {
    name: "answers a comment",
    settings: unread,
    async prepare(order) {
      const post = await order("post", {});
      return { post, parent: await order("comments", { post, author: "Marit", text: "Snow." }) };
    },
    async act(backend, given) {
      await sending({ parent: String(given["parent"]) })(backend, given);
      const [top] = (await readThread(backend, given["post"])).comments.items;
      return top?.replies?.items.map(({ text }) => text);
    },
    expected: ["Is it late?"],
  },
  {
    name: "may not write as a guest",
    settings: { test_anonymous: "0" },
    prepare: newPost,
    act: sending(),
    expected: { code: "foreign-origin" },
  },
  {
    name: "may not write unregistered",
    settings: { comment_registration: "1" },
    prepare: newPost,
    act: sending(),
    expected: { code: "foreign-origin" },
  },
  {
    name: "is asked to wait between two comments",
    settings: { test_flood: "1" },
    prepare: newPost,
    async act(backend, given) {
      await sending()(backend, given).catch(() => undefined);
      return sending({ text: "Another" })(backend, given);
    },
    expected: { code: "too-fast", retryAfter: 15 },
  },
  {
    name: "sends a comment again whose answer was lost, while it waits: it has arrived",
    prepare: newPost,
    async act(backend, given) {
      await sending()(backend, given);
      return sending()(backend, given);
    },
    expected: { ...sent, id: "key" },
  },
  {
    name: "sends a comment again whose answer was lost, and which has appeared: it is that one",
    settings: unread,
    prepare: newPost,
    async act(backend, given) {
      const text = `It's "late" -- isn't it? :-)`;
      await sending({ text })(backend, given);
      return sending({ text })(backend, given);
    },
    expected: { ...sent, state: "approved", text: `It's "late" -- isn't it? :-)` },
  },
  {
    name: "needs an address",
    prepare: newPost,
    act: sending({ email: null }),
    expected: { code: "empty", field: "email" },
  },
  {
    name: "needs an address that is one",
    prepare: newPost,
    act: sending({ email: "ines@reader" }),
    expected: { code: "invalid", field: "email" },
  },
  {
    name: "needs a shorter address",
    prepare: newPost,
    act: sending({ email: `${"e".repeat(60)}@${"d".repeat(60)}.example` }),
    expected: { code: "invalid", field: "email" },
  },
  {
    name: "needs a text",
    prepare: newPost,
    act: sending({ text: " \n" }),
    expected: { code: "empty", field: "text" },
  },
  {
    name: "needs a shorter name",
    prepare: newPost,
    act: sending({ author: "n".repeat(246) }),
    expected: { code: "too-long", field: "author", limit: 245 },
  },
  {
    name: "needs a shorter text",
    prepare: newPost,
    act: sending({ text: "한".repeat(22_000) }),
    expected: { code: "too-large" },
  },
  {
    name: "finds the thread closed",
    prepare: async (order) => ({ post: await order("post", { open: false }) }),
    act: sending(),
    expected: { code: "thread-closed" },
  },
  {
    name: "finds the post in the trash",
    prepare: async (order) => ({ post: await order("post", { status: "trash" }) }),
    act: sending(),
    expected: { code: "thread-closed" },
  },
  {
    name: "finds the post unpublished",
    prepare: async (order) => ({ post: await order("post", { status: "draft" }) }),
    act: sending(),
    expected: { code: "foreign-origin" },
  },
  {
    name: "finds no such post",
    prepare: async () => ({ post: 999_999 }),
    act: sending(),
    expected: { code: "foreign-origin" },
  },
  {
    name: "finds a post behind a password",
    prepare: async (order) => ({ post: await order("post", { password: "pw" }) }),
    act: sending(),
    expected: { code: "foreign-origin" },
  },
  {
    name: "asks what became of comments",
    async prepare(order) {
      const post = await order("post", {});
      const given: Record<string, number> = { post };
      for (const as of ["approve", "hold", "spam", "trash", "delete"] as const) {
        given[as] = await order("comments", { post, author: "Ines", text: as });
        await order("decide", { comment: given[as], as });
      }
      return given;
    },
    act: (backend, given) =>
      asking(backend, [
        ...["approve", "hold", "spam", "trash", "delete"].map((as) => known(given[as], given["post"])),
        { ...known(given["hold"], given["post"]), state: "rejected" },
        null,
      ]),
    expected: [
      "a number: approved",
      "a number: pending",
      "a number: pending",
      "a number: pending",
      "a number: rejected",
      "a number: rejected",
      null,
    ],
  },
  {
    name: "asks what became of a comment whose answer was lost",
    async prepare(order) {
      const post = await order("post", {});
      await order("comments", { post, author: "Ines", text: "Is it late?" });
      return { post };
    },
    act: (backend, { post }) =>
      asking(backend, [known("key", post), { ...known("other", post), text: "Is it early?" }]),
    expected: ["a number: approved", "other: pending"],
  },
  {
    name: "counts",
    async prepare(order) {
      const post = await order("post", {});
      await order("comments", { post, author: "Ines", text: "One", times: 3 });
      return { post, empty: await order("post", {}) };
    },
    act: (backend, { post, empty }) =>
      backend.counts!({ site: "default", key: [String(post), String(empty), "999999"] }),
    expected: { counts: [3, 0, 0] },
  },
];
