/** Every kind of backend on a `fetch` that is given, each with a thread in the shape it reads. */
import type { PlainBackend } from "../../src/backends/plain-backend.ts";
import { mounted, type Mounted } from "./mounted.ts";

/** What a comment says, by what it is called everywhere. Values may be of any type. */
export interface Said {
  id?: unknown;
  parent?: unknown;
  author?: unknown;
  text?: unknown;
  /** ISO 8601, where it is a text. */
  time?: unknown;
  likes?: unknown;
}

export interface Kind {
  name: string;
  /** Whether readers can write there. */
  writes: boolean;
  /** The body of an answer with these comments. */
  thread(comments: readonly Said[]): unknown;
  open(endpoint: string, lang: string): Promise<Mounted>;
}

const usual = {
  author: "Marit",
  text: "I drove the 14 bus.",
  time: "2026-11-22T08:00:00Z",
  parent: null,
  likes: 0,
};
const number = (value: unknown) => (typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value);

const plain = (one: Said, i: number) => {
  const { time, likes, ...rest } = { ...usual, id: `${i + 1}`, ...one };
  return { ...rest, published: time, recommendations: likes };
};

const json = async (address: string, init?: RequestInit): Promise<never> =>
  (await (await fetch(address, init)).json()) as never;

const objectAt = (endpoint: string): PlainBackend => ({
  thread: (_query, signal) => json(endpoint, signal && { signal }),
  post: (comment) => json(endpoint, { method: "POST", body: JSON.stringify(comment) }),
});

const by = (backend: string, thread: string) => (endpoint: string, lang: string) =>
  mounted({ backend: null, lang, attributes: { backend, endpoint, thread } });

export const kinds: readonly Kind[] = [
  {
    name: "wordpress",
    writes: true,
    thread: (comments) =>
      comments.map((one, i) => {
        const { id, parent, author, text, time } = { ...usual, id: i + 1, ...one };
        return {
          id: number(id),
          parent: parent === null ? 0 : number(parent),
          author: 0,
          author_name: author,
          date_gmt: typeof time === "string" ? time.replace("Z", "") : time,
          content: { rendered: text },
        };
      }),
    open: by("wordpress", "7"),
  },
  {
    name: "isso",
    writes: true,
    thread: (comments) => ({
      total_replies: comments.length,
      config: {},
      replies: comments.map((one, i) => {
        const { id, parent, author, text, time, likes } = { ...usual, id: i + 1, ...one };
        const created = typeof time === "string" ? Date.parse(time) / 1000 : time;
        return { id: number(id), parent: number(parent), author, text, created, likes, mode: 1, dislikes: 0 };
      }),
    }),
    open: by("isso", "/k"),
  },
  { name: "static", writes: false, thread: (comments) => comments.map(plain), open: by("static", "k") },
  {
    name: "object",
    writes: true,
    thread: (comments) => ({ comments: comments.map(plain) }),
    open: (endpoint, lang) => mounted({ backend: objectAt(endpoint), lang }),
  },
  {
    name: "native",
    writes: true,
    thread: (comments) => ({
      thread: { site: "default", key: "k", open: true, closed: null, count: comments.length, version: 1 },
      form: { maxLength: 2_000, maxAuthorLength: 60, maxBytes: 32_768, email: "none", signIn: "none" },
      guidelines: { version: 1, lang: "en", title: "Guidelines", introduction: "", rules: [], closing: "" },
      sort: "oldest",
      comments: {
        items: comments.map((one, i) => ({
          authorId: null,
          gone: null,
          lang: "und",
          received: usual.time,
          sha256: null,
          replyTo: null,
          staff: false,
          choice: false,
          ...plain(one, i),
        })),
        total: comments.length,
        next: null,
        previous: null,
      },
      choices: [],
    }),
    open: (endpoint, lang) => mounted({ backend: null, lang, attributes: { endpoint } }),
  },
];
