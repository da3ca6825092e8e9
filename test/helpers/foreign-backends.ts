/** WordPress and Isso on one origin, as far as a thread is read: they give what they are told to, whatever it is. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What stands in each field of a comment that holds words of its author's. */
export interface Words {
  html: string;
  author: string;
  url: string;
}

export interface ForeignBackends {
  origin: string;
  /** Paths that were asked for, without their queries. */
  asked: Set<string>;
  stop(): Promise<void>;
}

const second = Date.UTC(2026, 10, 22, 8) / 1000;

const wordPressComment = ({ html, author, url }: Words, i: number) => ({
  id: i + 1,
  parent: 0,
  author: 0,
  author_name: author,
  author_url: url,
  author_avatar_urls: { 24: url, 48: url, 96: url },
  date_gmt: new Date((second + i) * 1000).toISOString().slice(0, 19),
  content: { rendered: html },
  link: url,
  status: "approved",
});

const issoComment = ({ html, author, url }: Words, i: number) => ({
  id: i + 1,
  parent: null,
  text: html,
  author,
  website: url,
  created: second + i,
  modified: null,
  mode: 1,
  likes: 0,
  dislikes: 0,
  hash: url,
  notification: 0,
  total_replies: 0,
  hidden_replies: 0,
  replies: [],
});

/** @param threads The first is that of post 1; of Isso's, `/1`. */
export async function startForeignBackends(threads: readonly Words[][]): Promise<ForeignBackends> {
  const asked = new Set<string>();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, "http://backend");
    asked.add(pathname);
    const wordsOf = (name: string) =>
      threads[Number((searchParams.get(name) ?? "").replace("/", "")) - 1] ?? [];
    const posted = wordsOf("post");
    const answers: Record<string, () => unknown> = {
      "/wp-json/wp/v2/comments": () => posted.map(wordPressComment),
      "/wp-json/wp/v2/posts": () => [{ comment_status: "open" }],
      "/isso/": () => ({
        id: null,
        total_replies: wordsOf("uri").length,
        hidden_replies: 0,
        replies: wordsOf("uri").map(issoComment),
        config: {},
      }),
    };
    const answer = answers[pathname];
    response.writeHead(answer ? 200 : 404, {
      "Content-Type": "application/json",
      "Access-Control-Allow-Origin": request.headers.origin ?? "*",
      "Access-Control-Allow-Credentials": "true",
      "Access-Control-Expose-Headers": "X-WP-Total, X-WP-TotalPages, Date",
      "X-WP-Total": posted.length,
      "X-WP-TotalPages": 1,
    });
    response.end(JSON.stringify(answer?.() ?? null));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
