/** What must be mended in a report: found here before it is sent, or told by the backend that refused it. */
import type { FailureCode } from "../backends/request.ts";
import type { Problem } from "../contract/codes.ts";
import { countGraphemes, findUnstorable, isBlank } from "../contract/text.ts";
import { addressLike, mendOf } from "./check.ts";
import type { Mend, ReportDraft } from "./state.ts";

/** Of the contract: grapheme clusters of an explanation, UTF-16 code units of a name. */
const longestExplanation = 2000;
const longestName = 200;

export function checkReport({ reason, explanation, name, email, unnamed, goodFaith }: ReportDraft): Mend[] {
  const illegal = reason === "illegal";
  const named = illegal && !unnamed;
  const position = findUnstorable(explanation);
  const over = countGraphemes(explanation) - longestExplanation;
  const nameOver = name.trim().length - longestName;
  const mends: (Mend | false)[] = [
    !reason && { field: "reason", code: "reasonEmpty" },
    (illegal || reason === "other") &&
      isBlank(explanation) && { field: "explanation", code: illegal ? "illegalEmpty" : "explanationEmpty" },
    position >= 0 && { field: "explanation", code: "unstorable", value: position + 1 },
    over > 0 && { field: "explanation", code: "explanationTooLong", value: over },
    named && isBlank(name) && { field: "author", code: "reporterEmpty" },
    named && nameOver > 0 && { field: "author", code: "nameTooLong", value: nameOver },
    named && !email.trim() && { field: "email", code: "emailEmpty" },
    named && !!email.trim() && !addressLike.test(email.trim()) && { field: "email", code: "emailInvalid" },
    illegal && !goodFaith && { field: "goodFaith", code: "goodFaithMissing" },
  ];
  return mends.filter((mend) => mend !== false);
}

/** Where the sentence for a comment would be wrong about a report. */
export function mendOfReport(code: FailureCode, problem: Partial<Problem>): Mend {
  const mend = mendOf(code, problem);
  if (code === "unknown-comment") return { field: null, code: "commentGone" };
  if (mend.code === "tooFast") return { ...mend, code: "reportTooFast" };
  return ["offline", "unreachable", "foreignOrigin"].includes(mend.code)
    ? mend
    : { field: null, code: "reportRefused" };
}
