/** Recommending a published comment, once for each reader. */
import type { ReactionAnswer, ReactionRequest } from "../../contract/records.ts";
import { sha256 } from "./comments.ts";
import { findSiteOf, type PageInput } from "./origins.ts";
import type { Services } from "./ports.ts";
import { ProblemError } from "./problem.ts";

/**
 * Doing it twice is the same as once, and so is taking it back. Of the voter's key only the hash is kept.
 *
 * @throws ProblemError `unknown-site`, `foreign-origin`, `unknown-comment` (also where it is not published).
 */
export async function react(
  { stores, transaction }: Services,
  input: ReactionRequest & PageInput & { comment: string },
): Promise<ReactionAnswer> {
  const site = await findSiteOf(stores, input);
  const { comment, recommend } = input;
  const voterSha256 = sha256(input.voter);
  const recommendations = await transaction(async (books) => {
    if (!(await books.comments.holdPublished(site.id, comment))) throw new ProblemError("unknown-comment");
    return books.reactions.set({ comment, voterSha256, recommend });
  });
  return { recommended: recommend, recommendations };
}
