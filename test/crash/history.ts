/** What the clients of a crash test did, and what they were told. */
import type { DecisionAction } from "../../src/contract/desk.ts";
import type { Submission } from "../helpers/reader-client.ts";

/** A comment that a reader wants published. Its text is unlike any other, so that it is known again in the database. */
export interface Posting {
  submission: Submission;
  /** The id it was acknowledged with; `null` as long as the reader does not know what became of it. */
  acknowledged: string | null;
}

/** A decision that was acknowledged, and whether its undoing was. */
export interface Deciding {
  comment: string;
  decision: string;
  action: DecisionAction;
  undone: boolean;
}

export interface History {
  postings: Posting[];
  /** Those of them that were sent without an answer, to be sent again. */
  doubtful: Posting[];
  decisions: Deciding[];
  /** Answers that are neither an acknowledgement nor a refusal that the contract knows for such a moment. */
  surprises: string[];
}

export const newHistory = (): History => ({ postings: [], doubtful: [], decisions: [], surprises: [] });
