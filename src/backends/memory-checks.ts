/** What a comment must be before the backend in memory takes it: what our server asks, with the same codes. */
import { readClaims, type Claims } from "../contract/claims.ts";
import type { FormRules, NewComment } from "../contract/records.ts";
import { countGraphemes, findUnstorable, isBlank } from "../contract/text.ts";
import type { PostOptions } from "./backend.ts";
import { BackendError } from "./request.ts";

export function checkText(field: string, value: string, limit: number): void {
  const position = findUnstorable(value);
  if (position >= 0) throw new BackendError("unstorable", { field, position });
  if (isBlank(value)) throw new BackendError("empty", { field });
  const actual = countGraphemes(value);
  if (actual > limit) throw new BackendError("too-long", { field, limit, actual });
}

export function checkComment({ text }: NewComment, form: FormRules): void {
  checkText("text", text, form.maxLength);
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > form.maxBytes) throw new BackendError("too-large", { field: "text" });
}

/**
 * The name that a comment goes under. A token is read, not verified: there is nobody here to be protected.
 *
 * @throws BackendError
 */
export function findAuthor(
  comment: NewComment,
  form: FormRules,
  { token }: PostOptions = {},
): { name: string; claims: Claims | null } {
  if (!token) {
    if (form.signIn === "required") throw new BackendError("sign-in-required");
    checkText("author", comment.author, form.maxAuthorLength);
    if (form.email === "required" && !comment.email) throw new BackendError("empty", { field: "email" });
    return { name: comment.author, claims: null };
  }
  const claims = form.signIn === "none" ? null : readClaims(token);
  if (!claims) throw new BackendError("token-refused");
  if (claims.expires < Date.now()) throw new BackendError("token-expired");
  return { name: claims.name, claims };
}
