/**
 * The one appeal that the author of a rejected comment has. A moderator other than the one who rejected reads the
 * comment again; how they decide stands in `moderation.ts`.
 *
 * The log says that there was an appeal, when, and against which decision. What it says stands beside the comment's
 * own text, outside the log, as that does: the log is about what was done, and what a person wrote has one place from
 * which it can be erased.
 */
import type { OwnComment } from "../../contract/records.ts";
import { findSiteOf } from "./origins.ts";
import { presentOne, type OwnServices } from "./own-comments.ts";
import type { Stores } from "./ports.ts";
import { ProblemError } from "./problem.ts";
import { findOwn, type OwnInput } from "./receipts.ts";
import { requireText } from "./texts.ts";
import { maxBytes } from "./threads.ts";

/**
 * Asks for a second reading. The same text again is answered alike, whatever became of the comment since.
 *
 * @throws ProblemError `unknown-site`, `foreign-origin`, `unknown-comment` (also where the receipt is another
 *   comment's), `empty`, `too-long`, `no-appeal` (not rejected, appealed before, or nobody else could decide).
 */
export async function appealRejection(
  services: OwnServices,
  input: OwnInput & { text: string },
): Promise<OwnComment> {
  const { stores, transaction, clock, ids } = services;
  const site = await findSiteOf(stores, input);
  const found = await findOwn(stores, input);
  const { comment, text } = input;
  if (found.own.appeal?.text === text) return presentOne(services, site, found);
  requireText("text", text, { length: site.maxLength, bytes: maxBytes });

  await transaction(async (books) => {
    await books.log.lock(site.id);
    // Read again under the lock: the same appeal may have come twice at once.
    const before = await books.appeals.find(comment);
    if (before?.text === text) return;
    if (before) throw new ProblemError("no-appeal", { detail: "There is one appeal, and it was made." });
    const { rejection, by } = await findRejection(books, comment);
    if (!(await books.accounts.existsBeside(by))) {
      throw new ProblemError("no-appeal", { detail: "There is no other moderator who could decide." });
    }
    const at = clock.now();
    await books.log.append({
      id: ids.next(),
      site: site.id,
      kind: "appeal",
      comment,
      decision: rejection,
      actor: null,
      guideline: null,
      guidelinesVersion: null,
      note: null,
      at,
      takesEffectAt: null,
    });
    await books.appeals.insert({ comment, site: site.id, rejection, text, at });
  });
  return presentOne(services, site, await findOwn(stores, input));
}

/**
 * The decision that a rejected comment rests on, and who made it. A reversal that can still be undone counts for
 * nothing yet: where it takes effect, it answers the appeal.
 */
async function findRejection(
  books: Stores,
  comment: string,
): Promise<{ rejection: string; by: string | null }> {
  const standing = await books.decisions.hold(comment);
  const newest = standing?.newest;
  if (standing?.state !== "rejected" || standing.erased || !newest) {
    throw new ProblemError("no-appeal", { detail: "Only a rejected comment can be appealed." });
  }
  const before = newest.status === "open" ? await books.decisions.before(newest) : newest.id;
  const rejection = before === newest.id ? newest : await books.decisions.find(before!);
  return { rejection: rejection!.id, by: rejection!.by.id };
}
