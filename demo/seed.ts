/**
 * The demo newspaper's site, its guidelines, and what its readers have said, all through the server's own domain at
 * the times it would have happened. Nothing is done to a database that has a site already.
 */
import { randomBytes } from "node:crypto";
import { matchLanguage } from "../src/i18n/language.ts";
import { createReaderTokens } from "../src/server/auth/reader-tokens.ts";
import { setChoice } from "../src/server/domain/choices.ts";
import { postComment, type PostServices } from "../src/server/domain/comments.ts";
import { applyDue, decide, type ModerationServices } from "../src/server/domain/moderation.ts";
import type { Stores } from "../src/server/domain/ports.ts";
import { react } from "../src/server/domain/reactions.ts";
import { createSite } from "../src/server/domain/sites.ts";
import { createWaitings } from "../src/server/domain/waiting.ts";
import { createWordShelf } from "../src/server/domain/words.ts";
import { said, type Said } from "./said.ts";

const site = "default";
/** No account: the newsroom of an imaginary newspaper signs in nowhere. */
const newsroom = { id: "demo-newsroom", name: "Demo newsroom" };

const titles: Record<Said["article"], string> = {
  "street-lights": "After midnight, every second lamp in Ashdale goes out",
  karez: "کارێزەکەی گوندی ھەنارە دوای سی ساڵ ئاوی لێ ھاتەوە",
  "floating-library": "مكتبة على قارب تصل إلى القرى التي لا يصلها الطريق",
};

const hour = 60 * 60 * 1000;
/** How long the newsroom takes to read one. */
const reading = 12 * 60 * 1000;

export interface SeedInput {
  /** Every origin the newspaper may be found on; the articles' addresses are on the first. */
  origins: string[];
  now: number;
}

export async function seed(
  given: Pick<ModerationServices, "stores" | "transaction" | "groupCommit" | "ids" | "guidelines">,
  { origins, now }: SeedInput,
): Promise<void> {
  if ((await given.stores.sites.all()).length > 0) return;
  const clock = { at: now, now: () => clock.at };
  const services: ModerationServices & PostServices = {
    ...given,
    clock,
    alarm: { wakeAt() {} },
    readers: createReaderTokens(clock),
    waitings: createWaitings({ ...given, clock }),
    words: createWordShelf(given.stores),
  };

  clock.at = now - 48 * hour;
  await createSite(services, { id: site, settings: { name: "The Highland Daybook", origins } });

  const ids = new Map<string, string>();
  for (const one of said) {
    clock.at = now - one.ago * hour;
    const { id } = await post(one.staff ? asNewsroom(services) : services, one, {
      origin: origins[0]!,
      parent: ids.get(one.replyTo ?? "") ?? null,
    });
    ids.set(one.id, id);
    if (!one.decision) continue;
    clock.at += reading;
    const rejected = one.decision === "approve" ? null : one.decision;
    const { takesEffectAt } = await decide(services, {
      comment: id,
      moderator: newsroom,
      action: rejected ? "reject" : "approve",
      guideline: rejected?.reject ?? null,
      note: rejected?.note ?? null,
      seen: null,
    });
    clock.at = takesEffectAt;
    await applyDue(services);
    for (let n = 0; n < (one.recommended ?? 0); n++) {
      const voter = randomBytes(32).toString("base64url");
      await react(services, { site, comment: id, voter, recommend: true, origin: origins[0]! });
    }
    if (one.chosen) await setChoice(services, { comment: id, moderator: newsroom, chosen: true });
  }
}

/** As if the publisher's token said that the newsroom writes: this newspaper signs nobody in. */
function asNewsroom(services: PostServices): PostServices {
  const signed = (books: Stores): Stores => {
    const { comments } = books;
    return {
      ...books,
      comments: { ...comments, insert: (comment) => comments.insert({ ...comment, staff: true }) },
    };
  };
  return { ...services, groupCommit: (work) => services.groupCommit((books) => work(signed(books))) };
}

const post = (
  services: PostServices,
  { article, author, text, lang }: Said,
  { origin, parent }: { origin: string; parent: string | null },
) =>
  postComment(services, {
    comment: {
      site,
      key: article,
      url: `${origin}/${article}`,
      title: titles[article],
      parent,
      author,
      email: null,
      text,
      lang,
      guidelines: { version: 1, lang: matchLanguage(lang) },
      // Nobody keeps these: the authors are imaginary.
      receipt: randomBytes(32).toString("base64url"),
      honeypot: "",
      writingTime: null,
    },
    idempotencyKey: randomBytes(16).toString("hex"),
    origin,
    token: null,
    flood: false,
  });
