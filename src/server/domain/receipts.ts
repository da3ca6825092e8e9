/** What the author of a comment can learn and do with its receipt. */
import type { OwnComment, ReceiptsAnswer, ReceiptsQuery } from "../../contract/records.ts";
import { sha256 } from "./comments.ts";
import { findSiteOf, type PageInput } from "./origins.ts";
import { presentOne, presentOwn, type OwnServices } from "./own-comments.ts";
import type { StoredOwnComment, Stores } from "./ports.ts";
import { ProblemError } from "./problem.ts";

/** @throws ProblemError `unknown-site`, `foreign-origin`. */
export async function readReceipts(
  services: OwnServices,
  input: ReceiptsQuery & PageInput,
): Promise<ReceiptsAnswer> {
  const { stores } = services;
  const site = await findSiteOf(stores, input);
  const hashes = input.receipts.map(sha256);
  const found = await stores.comments.findByReceipts(site.id, hashes);
  const own = await presentOwn(services, { site, lang: input.lang }, found);
  const byReceipt = new Map(found.map(({ receiptSha256 }, place) => [receiptSha256, own[place]!]));
  return { comments: hashes.map((hash) => byReceipt.get(hash) ?? null) };
}

/**
 * Takes a comment back, whether it is published or still waits. Asking again is answered alike.
 *
 * @throws ProblemError `unknown-site`, `foreign-origin`, `unknown-comment` (also where the receipt is another
 *   comment's), `too-late` (rejected).
 */
export async function withdrawComment(services: OwnServices, input: OwnInput): Promise<OwnComment> {
  const { stores, transaction, clock, ids } = services;
  const site = await findSiteOf(stores, input);
  await findOwn(stores, input);

  await transaction(async (books) => {
    await books.log.lock(site.id);
    const standing = await books.decisions.hold(input.comment);
    if (!standing || standing.erased) throw new ProblemError("unknown-comment");
    if (standing.state === "withdrawn") return;
    if (standing.state === "rejected") {
      throw new ProblemError("too-late", {
        detail: "The comment was rejected: there is nothing to take back.",
      });
    }
    const at = clock.now();
    const id = ids.next();
    await books.log.append({
      id,
      site: site.id,
      kind: "withdraw",
      comment: input.comment,
      decision: null,
      actor: null,
      guideline: null,
      guidelinesVersion: null,
      note: null,
      at,
      takesEffectAt: null,
    });
    await books.comments.move({ comment: input.comment, from: standing.state, to: "withdrawn", at });
    if (standing.state === "approved") await books.reports.answer(input.comment, id);
  });
  return presentOne(services, site, await findOwn(stores, input));
}

/** One's own comment, as a page of the site names it. */
export interface OwnInput extends PageInput {
  comment: string;
  receipt: string;
}

/** @throws ProblemError `unknown-comment`, also where the receipt is another comment's. */
export async function findOwn(
  stores: Stores,
  { site, comment, receipt }: OwnInput,
): Promise<StoredOwnComment> {
  const [found] = await stores.comments.findByReceipts(site, [sha256(receipt)]);
  if (found?.own.id !== comment) throw new ProblemError("unknown-comment");
  return found;
}
