/** Published comments by the thousand, written straight into a SQLite file in one transaction. */
import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createIds } from "../../src/server/ids.ts";

const sentences = ["en", "ckb", "ar", "tr"].map((lang) => ({
  lang,
  lines: readFileSync(join(import.meta.dirname, `../guidance/sentences/${lang}.txt`), "utf8")
    .trimEnd()
    .split("\n"),
}));

/** Some 220 characters, another text for each place. */
export function wordsOf(place: number): { lang: string; text: string } {
  const { lang, lines } = sentences[place % sentences.length]!;
  const text = [0, 1, 2, 3].map((step) => lines[(place * 7 + step * 3) % lines.length]).join(" ");
  return { lang, text: `${text} ${place}` };
}

export interface Filling {
  site?: string;
  key: string;
  comments: number;
  /** Replies to each comment at the top level. */
  replies: number;
}

export interface Filler {
  /** Adds comments to a thread. */
  write(filling: Filling): void;
  close(): void;
}

export function openFiller(path: string): Filler {
  const database = new DatabaseSync(path);
  database.exec("pragma journal_mode = wal; pragma synchronous = off; pragma cache_size = -200000");
  const ids = createIds();
  const insertThread = database.prepare(`insert into thread
    (id, site_id, key, url, title, closed_at, published, published_roots, version, created_at)
    values (?, ?, ?, ?, 'An article', null, ?, ?, ?, ?)
    on conflict (site_id, key) do update set published = published + excluded.published,
      published_roots = published_roots + excluded.published_roots, version = version + excluded.version`);
  const findThread = database.prepare("select id from thread where site_id = ? and key = ?");
  const insertComment = database.prepare(`insert into comment
    (id, site_id, thread_id, parent_id, root_id, author, text, text_sha256, lang, guidelines_version, guidelines_lang,
      state, published_at, published_replies, idempotency_key, fingerprint, receipt_sha256, received_at)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 'en', 'approved', ?, ?, ?, '', ?, ?)`);
  return {
    write({ site = "default", key, comments, replies }) {
      database.exec("begin");
      const thread = (findThread.get(site, key)?.["id"] as string | undefined) ?? ids.next();
      const tops = Math.ceil(comments / (replies + 1));
      const at = Date.now();
      insertThread.run(thread, site, key, `http://page.test${key}`, comments, tops, comments, at);
      let top: string | null = null;
      for (let place = 0; place < comments; place++) {
        const id = ids.next();
        const isTop = place % (replies + 1) === 0;
        if (isTop) top = id;
        const head = isTop ? null : top;
        const below = isTop ? Math.min(replies, comments - place - 1) : 0;
        const { lang, text } = wordsOf(place);
        const sha256 = createHash("sha256").update(text).digest("hex");
        const receipt = randomBytes(32).toString("hex");
        insertComment.run(
          id,
          site,
          thread,
          head,
          head,
          `Reader ${place % 500}`,
          text,
          sha256,
          lang,
          at,
          below,
          receipt.slice(0, 36),
          receipt,
          at,
        );
      }
      database.exec("commit");
    },
    close: () => database.close(),
  };
}
