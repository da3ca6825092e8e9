/** Answers that many ask for: rendered once per version, compressed once, and not sent again to who has them. */
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Context } from "hono";
import { json, publicRead, revalidated } from "./headers.ts";
import { say, type Said } from "./recall.ts";

type Encoding = "br" | "gzip" | "identity";

interface Rendered {
  version: string;
  bodies: Record<Encoding, Uint8Array<ArrayBuffer>>;
}

export interface CachedAnswer {
  /** What was asked for; another question has another key. */
  key: string;
  /** Moves whenever the answer would be another one. ASCII without quotes. */
  version: string;
  /** The thread, where it tells of one and depends on no header but those of a cache: it can be recalled then. */
  about?: Said["about"];
  render: () => Promise<unknown>;
}

export type AnswerCached = (c: Context, answer: CachedAnswer) => Promise<Response>;

/** How answers are written, and the headers that say so. */
export interface Writing {
  write: (answer: unknown) => string;
  headers: Record<string, string>;
}

const asJson: Writing = { write: (answer) => JSON.stringify(answer), headers: { ...publicRead, ...json } };

/** Documents, which are rendered as text. */
export const asDocument = (type: string, headers: Record<string, string> = {}): Writing => ({
  write: String,
  headers: { ...publicRead, ...headers, "Content-Type": type },
});

// Five is where brotli is about as fast as gzip; an answer is made once but a reader waits for it.
const brotli = promisify(brotliCompress);
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const zip = promisify(gzip);

/**
 * @param maxBytes How much is kept in memory, all encodings together and the questions too; what was asked for longest
 *   ago goes first.
 */
export function createAnswerCache(
  maxBytes: number,
  { write, headers: ofWriting }: Writing = asJson,
): AnswerCached {
  const kept = new Map<string, Rendered>();
  const rendering = new Map<string, Promise<Rendered>>();
  let bytes = 0;

  return async function answerCached(c, { key, version, about = null, render }) {
    const tag = `W/"${version}"`;
    const headers = {
      ...ofWriting,
      "Cache-Control": revalidated,
      ETag: tag,
      Vary: "Accept-Encoding",
    };
    if (matches(c.req.header("If-None-Match"), version)) {
      return say(c, { about, status: 304, headers, body: null });
    }
    const { bodies } = await find(key, version, render);
    const encoding = chooseEncoding(c.req.header("Accept-Encoding"));
    return say(c, {
      about,
      status: 200,
      headers: {
        ...headers,
        ...(encoding !== "identity" && { "Content-Encoding": encoding }),
      },
      body: bodies[encoding],
    });
  };

  async function find(key: string, version: string, render: () => Promise<unknown>): Promise<Rendered> {
    const found = kept.get(key);
    if (found?.version === version) {
      // The order of the map is that of use.
      kept.delete(key);
      kept.set(key, found);
      return found;
    }
    // Those who ask for the same at the same time wait for one rendering.
    const id = `${version} ${key}`;
    let made = rendering.get(id);
    if (!made) {
      made = make(version, async () => write(await render())).finally(() => rendering.delete(id));
      rendering.set(id, made);
      made.then(
        (rendered) => keep(key, rendered),
        () => {},
      );
    }
    return made;
  }

  function keep(key: string, rendered: Rendered): void {
    drop(key);
    kept.set(key, rendered);
    bytes += sizeOf(key, rendered);
    for (const oldest of kept.keys()) {
      if (bytes <= maxBytes) break;
      drop(oldest);
    }
  }

  function drop(key: string): void {
    const found = kept.get(key);
    if (!found) return;
    kept.delete(key);
    bytes -= sizeOf(key, found);
  }
}

async function make(version: string, render: () => Promise<string>): Promise<Rendered> {
  const identity = Buffer.from(await render());
  const [br, gz] = await Promise.all([brotli(identity, brotliOptions), zip(identity)]);
  // Copied: what Node hands out is a piece of a larger block, all of which would be kept with it.
  return {
    version,
    bodies: { br: new Uint8Array(br), gzip: new Uint8Array(gz), identity: new Uint8Array(identity) },
  };
}

/** What an entry takes beside its characters and bytes, measured. Without it, short answers would be kept without end. */
const overhead = 1_024;

/** A stranger chooses the question: a long one counts, whatever comes of it. */
const sizeOf = (key: string, { bodies }: Rendered): number =>
  overhead + 2 * key.length + bodies.br.byteLength + bodies.gzip.byteLength + bodies.identity.byteLength;

/** Weak comparison (RFC 9110, 8.8.3.2): proxies that compress turn tags weak. */
function matches(header: string | undefined, version: string): boolean {
  if (header === undefined) return false;
  return header.split(",").some((tag) => tag.trim().replace(/^W\//, "") === `"${version}"`);
}

function chooseEncoding(header = ""): Encoding {
  const accepted = header
    .toLowerCase()
    .split(",")
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(";", 1)[0]!.trim());
  return accepted.includes("br") ? "br" : accepted.includes("gzip") ? "gzip" : "identity";
}
