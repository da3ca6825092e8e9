/** What is read by machines and is no JSON: a thread to put into a publisher's page, and feeds. */
import { createHash } from "node:crypto";
import { Hono, type Context } from "hono";
import { getFeed, getFragment, getPage } from "../../contract/routes.ts";
import { operations } from "../../contract/schema/operations.ts";
import { readFeed } from "../domain/feeds.ts";
import type { RateLimit } from "../domain/ports.ts";
import { findThread, versionOf, type ReadServices } from "../domain/threads.ts";
import { feed } from "../pages/feed.ts";
import { languageOf, showFragment } from "../pages/show.ts";
import { asDocument, createAnswerCache } from "./cached-answers.ts";
import { readQuery } from "./input.ts";

export interface Documents {
  services: ReadServices;
  limit: RateLimit;
  addressOf: (c: Context) => string;
  /** The API's origin as readers see it; `null` where it is not set. */
  origin: string | null;
  /** Names the program that makes them. */
  edition: string;
}

const cacheBytes = 16 * 1024 * 1024;

export function documents({ services, limit, addressOf, origin, edition }: Documents): Hono {
  const app = new Hono();
  const answerHtml = createAnswerCache(cacheBytes, asDocument("text/html; charset=utf-8"));
  const answerAtom = createAnswerCache(cacheBytes, asDocument("application/atom+xml; charset=utf-8"));

  app.get(getFragment.path, async (c) => {
    await limit(addressOf(c));
    const query = readQuery(c, operations.getFragment.query);
    const place = await findThread(services, query);
    return answerHtml(c, {
      key: JSON.stringify(query),
      version: `${versionOf(place)}.${edition}`,
      render: () => showFragment(services, place, query, origin && `${origin}${getPage.path}`),
    });
  });

  app.get(getFeed.path, async (c) => {
    await limit(addressOf(c));
    const query = readQuery(c, operations.getFeed.query);
    // A site has no version that moves with its threads: what the feed is made from tells whether it is another one.
    const content = await readFeed(services, query);
    return answerAtom(c, {
      key: JSON.stringify(query),
      version: `${createHash("sha256").update(JSON.stringify(content)).digest("base64url")}.${edition}`,
      render: async () =>
        feed(content, await languageOf(content.site, undefined), origin ? `${origin}/v1/` : ""),
    });
  });

  return app;
}
