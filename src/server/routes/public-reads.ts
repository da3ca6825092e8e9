/** What anyone may read, from any origin. */
import { createHash } from "node:crypto";
import { Hono, type Context, type MiddlewareHandler } from "hono";
import { getComments, getCounts, getThread, getWords } from "../../contract/routes.ts";
import { operations } from "../../contract/schema/operations.ts";
import type { RateLimit } from "../domain/ports.ts";
import {
  countComments,
  findThread,
  readComments,
  readThread,
  versionOf,
  type ReadServices,
} from "../domain/threads.ts";
import { findWords, type WordShelf } from "../domain/words.ts";
import { createAnswerCache } from "./cached-answers.ts";
import { readQuery } from "./input.ts";

export interface PublicReads {
  services: ReadServices & { words: WordShelf };
  limit: RateLimit;
  addressOf: (c: Context) => string;
}

const cacheBytes = 64 * 1024 * 1024;

export function publicReads({ services, limit, addressOf }: PublicReads): Hono {
  const app = new Hono();
  const answer = createAnswerCache(cacheBytes);

  const limited: MiddlewareHandler = async function limitReads(c, next) {
    await limit(addressOf(c));
    return next();
  };

  app.get(getThread.path, limited, async (c) => {
    const { lang: wanted, sort = "oldest", ...query } = readQuery(c, operations.getThread.query);
    const place = await findThread(services, query);
    const lang = await services.guidelines.languageFor(place.site, wanted ?? place.site.lang);
    return answer(c, {
      key: JSON.stringify(["thread", query.site, query.key, sort, lang]),
      version: `${versionOf(place)}.${sort}.${lang}`,
      about: query,
      render: () => readThread(services, place, { lang, sort }),
    });
  });

  app.get(getComments.path, limited, async (c) => {
    const query = readQuery(c, operations.getComments.query);
    const place = await findThread(services, query);
    return answer(c, {
      key: JSON.stringify(["comments", query]),
      version: `${versionOf(place)}.${query.sort ?? "oldest"}`,
      about: query,
      render: () => readComments(services, place, query),
    });
  });

  app.get(getCounts.path, limited, async (c) => {
    const query = readQuery(c, operations.getCounts.query);
    const counts = await countComments(services, query);
    const body = JSON.stringify(counts);
    return answer(c, {
      key: JSON.stringify(["counts", query]),
      version: createHash("sha256").update(body).digest("base64url"),
      render: () => Promise.resolve(counts),
    });
  });

  app.get(getWords.path, limited, async (c) => {
    const query = readQuery(c, operations.getWords.query);
    const { lang, version, answer: words } = await findWords(services, query);
    return answer(c, {
      key: JSON.stringify(["words", query.site, lang]),
      version,
      render: () => Promise.resolve(words),
    });
  });

  return app;
}
