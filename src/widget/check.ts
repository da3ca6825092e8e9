/** What must be mended in a comment: found here before it is sent, or told by the backend that refused it. */
import type { FailureCode } from "../backends/request.ts";
import type { Problem } from "../contract/codes.ts";
import type { FormRules } from "../contract/records.ts";
import { countGraphemes, findUnstorable, isBlank } from "../contract/text.ts";
import type { FieldName, Mend } from "./state.ts";

export interface Written {
  /** `null` where the publisher says who it is. */
  author: string | null;
  email: string;
  text: string;
  acknowledged: boolean;
}

// What `<input type=email>` takes, and nothing finer: only a letter that arrives proves an address.
export const addressLike = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export function checkWritten({ author, email, text, acknowledged }: Written, form: FormRules): Mend[] {
  const mends: (Mend | false)[] = [
    !acknowledged && { field: "guidelines", code: "acknowledgeFirst" },
    author !== null && checkText("author", author, form.maxAuthorLength),
    author !== null && form.email === "required" && !email && { field: "email", code: "emailEmpty" },
    form.email !== "none" && !!email && !addressLike.test(email) && { field: "email", code: "emailInvalid" },
    checkText("text", text, form.maxLength),
    new TextEncoder().encode(text).length > form.maxBytes && { field: "text", code: "textTooManyBytes" },
  ];
  const found = mends.filter((mend) => mend !== false);
  // One sentence a field: the first says enough.
  return found.filter((mend, i) => found.findIndex(({ field }) => field === mend.field) === i);
}

function checkText(field: "author" | "text", value: string, limit: number): Mend | false {
  if (isBlank(value)) return { field, code: field === "text" ? "textEmpty" : "nameEmpty" };
  const position = findUnstorable(value);
  if (position >= 0) return { field, code: "unstorable", value: position + 1 };
  const over = countGraphemes(value) - limit;
  return over > 0 && { field, code: field === "text" ? "textTooLong" : "nameTooLong", value: over };
}

const fieldsOfServer: Record<string, FieldName> = { author: "author", email: "email", text: "text" };

/** The same for what the backend found. */
export function mendOf(code: FailureCode, problem: Partial<Problem>): Mend {
  const field = fieldsOfServer[problem.field ?? ""] ?? null;
  switch (code) {
    case "empty":
      return {
        field,
        code: field === "author" ? "nameEmpty" : field === "email" ? "emailEmpty" : "textEmpty",
      };
    case "too-long":
      return {
        field,
        code: field === "author" ? "nameTooLong" : "textTooLong",
        value: Math.max(1, (problem.actual ?? 0) - (problem.limit ?? 0)),
      };
    case "unstorable":
      return { field, code: "unstorable", value: (problem.position ?? 0) + 1 };
    case "too-large":
      return { field: "text", code: "textTooManyBytes" };
    case "invalid":
      return field === "email" ? { field, code: "emailInvalid" } : { field, code: "refused" };
    case "thread-closed":
      return { field: null, code: "threadClosed" };
    case "parent-gone":
      return { field: null, code: "parentGone" };
    case "too-fast":
      return { field: null, code: "tooFast", value: problem.retryAfter ?? 60 };
    case "foreign-origin":
    case "unknown-site":
      return { field: null, code: "foreignOrigin" };
    case "token-expired":
    case "sign-in-required":
      return { field: null, code: "signInExpired" };
    case "token-refused":
      return { field: null, code: "signInRefused" };
    case "proof-required":
      return { field: null, code: "workStopped" };
    case "offline":
      return { field: null, code: "offline" };
    case "unreachable":
    case "unavailable":
    case "internal":
    case "unreadable":
      return { field: null, code: "unreachable" };
    default:
      return { field: null, code: "refused" };
  }
}
