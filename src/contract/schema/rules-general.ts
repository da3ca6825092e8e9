/** What holds for every call. */
import { full, required, type Rule } from "./rule.ts";

export const general = {
  "problem-documents": required(
    "Every answer that is neither 2xx, 303 nor 304 is an RFC 9457 problem document: Content-Type `application/problem+json`, with `type`, `title`, `status` (that of the answer) and `code`; each code has one status, in the table above.",
  ),
  json: required(
    "Every other answer of a JSON call is `application/json` in UTF-8; unknown fields may be added, and those of the schema are never left out unless it says so: what is absent is `null`.",
  ),
  times: required(
    "Every time is ISO 8601 in UTC, with its zone, as in `2026-11-22T08:00:00.000Z`, and every id of a comment is a UUID in lower case.",
  ),
  "unknown-site": required(
    "A `site` that does not exist is answered 404 `unknown-site` with `field` `site`, by reads and by writes.",
  ),
  "unknown-path": required(
    "A path below `/v1` that is not there is answered 404 `not-found`; so is a call of this document that the backend leaves out.",
  ),
  "wrong-method": full(
    "A path that is there, asked with another method, is answered 405 `method-not-allowed` with the header `Allow`.",
  ),
  "invalid-query": required(
    "A parameter of the query that is missing or not as its schema says (a `sort` that is none of the three, a `limit` of 0, a cursor that no answer gave), an `id` in the path that is no UUID, and an `Idempotency-Key` not as its schema says are answered 400 `invalid` with its name as `field`.",
  ),
  "invalid-body": required(
    "A field of a body that is missing or not as its schema says is answered 400 `invalid` with its path as `field`, as in `guidelines.version` and `receipts.0`, and nothing is stored.",
  ),
  "unknown-fields": required(
    "Query parameters and fields of a body that are not in this document are ignored: no body can set a state, a time or an id.",
  ),
  "malformed-json": required("A body that is not JSON in UTF-8 is answered 400 `malformed-json`."),
  "content-type": required(
    "A POST whose `Content-Type` is not `application/json` is answered 415 `wrong-content-type`; parameters such as `charset=utf-8` are fine.",
  ),
  "client-header": required(
    "A POST without the header `Afterword-Client` is answered 400 `missing-header` with that name as `field`, and does nothing: no form of a foreign page can send it.",
  ),
  "foreign-origin": required(
    "A POST without an `Origin`, or with one that is not exactly (scheme, host, port) an origin of the site, is answered 403 `foreign-origin`, and does nothing.",
  ),
  "cors-reads": required(
    "Every answer to a GET, problems too, carries `Access-Control-Allow-Origin: *`, and no answer carries `Access-Control-Allow-Credentials`: any page may read, and none with cookies.",
  ),
  "cors-writes": required(
    "Every answer to a POST from an origin of the site (of any site, where the body does not name one), problems too, carries that origin as `Access-Control-Allow-Origin`, and `Origin` in `Vary`.",
  ),
  preflight: required(
    "`OPTIONS` of the path of a POST, from an origin of any site (a preflight names none), is answered 2xx with that origin as `Access-Control-Allow-Origin`, with `POST` in `Access-Control-Allow-Methods`, and with at least `Content-Type`, `Afterword-Client` and `Idempotency-Key` (and, where readers sign in or prove work, `Authorization` and `Afterword-Proof`) in `Access-Control-Allow-Headers`.",
  ),
  "preflight-foreign": required(
    "`OPTIONS` from any other origin is answered without `Access-Control-Allow-Origin`.",
  ),
  "no-cookies": required("No answer sets a cookie, and a `Cookie` that comes along changes no answer."),
  "no-store": required("Every answer to a POST, and every problem, carries `Cache-Control: no-store`."),
  "reads-fresh": required(
    "No browser shows a read again without asking whether it still holds: its `Cache-Control` has `no-store`, `no-cache` or `max-age=0`.",
  ),
  etag: full(
    "The answer to a thread, a page of comments and counts carries an `ETag`; asked again with it as `If-None-Match`, alone or in a list, weak or strong, while nothing has changed, the answer is 304 with the same `ETag`, the same CORS header and no body.",
  ),
  "etag-moves": full(
    "The `ETag` is another one as soon as readers see anything else (a comment published, withdrawn, recommended), and stays while they do not: a comment that only waits leaves it as it is.",
  ),
  "pending-hidden": required(
    "A comment that waits for a decision is in no answer to a GET: neither its text, its author nor its id, and in no count; only its receipt finds it.",
  ),
  "rejected-hidden": required(
    "A comment that was rejected is in no answer to a GET, and in no count, also where it was published before; of that, a tombstone may be left.",
  ),
  "secrets-hidden": required(
    "Receipts, their hashes, idempotency keys and e-mail addresses are in no answer, before and after a comment is published.",
  ),
  "text-unaltered": required(
    "Text and author are given back exactly as they were sent, character by character: spaces, line breaks of any kind, joiners and marks are neither trimmed nor normalized nor escaped; what cannot be kept is refused.",
  ),
  unstorable: required(
    "A text, an author or a `key` with U+0000 or a lone surrogate is answered 422 `unstorable` with `field` and, as `position`, the offset of the first such character in UTF-16 code units.",
  ),
  blank: required(
    "A text or author that is empty, or has nothing in it but spaces, controls and default-ignorable characters (Unicode), is answered 422 `empty` with `field`.",
  ),
  "too-long": required(
    "Lengths are counted in extended grapheme clusters (UAX #29), what readers call characters: `form.maxLength` of them are taken, and one more is answered 422 `too-long` with `field`, `limit` and `actual`; so with `author` and `form.maxAuthorLength`, the `title` of an article (500), and the `explanation` of a report (2,000).",
  ),
  "too-many-bytes": full(
    "A text within `form.maxLength` that has more than `form.maxBytes` bytes of UTF-8 is answered 422 `too-long` with `field`.",
  ),
  "too-large": full("A body of up to 64 KiB is read, and a larger one is answered 413 `too-large`."),
} as const satisfies Record<string, Rule>;
