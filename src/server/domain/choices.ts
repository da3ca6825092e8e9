/** The newsroom's choice: published comments worth reading first. */
import type { Moderator } from "../../contract/desk.ts";
import { Overtaken } from "./moderation.ts";
import type { Services } from "./ports.ts";
import { ProblemError } from "./problem.ts";

export interface ChoiceInput {
  comment: string;
  moderator: Moderator;
  /** `false` takes it back. */
  chosen: boolean;
}

/**
 * Chooses a published comment, or takes that back; doing it twice changes nothing. A comment that is rejected keeps
 * the choice, and stands among the chosen again should it be published again.
 *
 * @throws ProblemError `unknown-comment` (also where nobody has decided about it), `already-withdrawn`; Overtaken where
 *   a decision has taken the comment away, or can still be undone.
 */
export async function setChoice(
  { stores, transaction, clock, ids }: Services,
  { comment, moderator, chosen }: ChoiceInput,
): Promise<void> {
  const site = await stores.decisions.siteOf(comment);
  if (site === undefined) throw new ProblemError("unknown-comment");
  await transaction(async (books) => {
    await books.log.lock(site);
    const standing = await books.decisions.hold(comment);
    if (!standing || standing.erased) throw new ProblemError("unknown-comment");
    const { state, newest } = standing;
    if (state === "withdrawn") throw new ProblemError("already-withdrawn");
    if (newest && (newest.status === "open" || state !== "approved")) throw new Overtaken(newest);
    if (state !== "approved") {
      throw new ProblemError("unknown-comment", { detail: "Only a published comment can be chosen." });
    }
    const at = clock.now();
    if (!(await books.comments.setChosen(comment, chosen ? at : null))) return;
    await books.log.append({
      id: ids.next(),
      site,
      kind: chosen ? "choose" : "unchoose",
      comment,
      decision: null,
      actor: moderator.id,
      guideline: null,
      guidelinesVersion: null,
      note: null,
      at,
      takesEffectAt: null,
    });
  });
}
