/** What stands at the top of the OpenAPI document: all that holds for every call (CommonMark). */
import { problemStatus, type ProblemCode } from "../codes.ts";
import type { operations } from "./operations.ts";
import { rulesText } from "./rules.ts";

type PublicCode =
  | (typeof operations)[keyof typeof operations]["problems"][number]
  | Extract<ProblemCode, "not-found" | "method-not-allowed">;

/** When each problem that readers can meet is told. */
const problems: Record<PublicCode, string> = {
  "malformed-json": "The body is not JSON in UTF-8.",
  invalid: "A parameter or a field is missing or not as its schema says; `field` names it.",
  "missing-header": "A header is missing; `field` names it.",
  "sign-in-required": "The site takes comments of signed-in readers only, and no token came along.",
  "token-expired": "The token was valid once: the same call may come again with a new one.",
  "token-refused": "The token is none that the site accepts.",
  "foreign-origin": "The call comes from a page that is none of the site's.",
  "not-found": "There is no such path, or the backend leaves this call out.",
  "unknown-site": "There is no such site.",
  "unknown-comment": "There is no such comment, or it is not for this caller to know of.",
  "method-not-allowed": "The path takes other methods; `Allow` names them.",
  "thread-closed": "The thread takes no more comments.",
  "parent-gone": "What the comment answers is not published, or not in this thread.",
  "no-appeal": "The comment is not rejected, was appealed before, or nobody else could decide.",
  "too-late": "The comment was rejected: it cannot be withdrawn.",
  "too-large": "The body is larger than is read.",
  "wrong-content-type": "The body is of another type than the call takes.",
  empty: "A text that is needed is blank; `field` names it.",
  "too-long": "A text is too long: `limit` and `actual` are grapheme clusters; `field` names it.",
  unstorable:
    "A text has a character that cannot be kept, at `position` (UTF-16 code units); `field` names it.",
  "key-reused": "The `Idempotency-Key` came with another body before.",
  "proof-required":
    "The address sends unusually much: the call may come again with a solution of `challenge` (ALTCHA) in `Afterword-Proof`.",
  "too-fast":
    "Too many calls; after `retryAfter` seconds the call may come again. Also as the header `Retry-After`.",
  internal: "The server failed.",
  unavailable: "The server cannot do this right now; the call may come again after `retryAfter` seconds.",
};

export const about = `Comments below the article: read by a person before they appear, never edited.

This document is enough to write a backend for the element \`<afterword-comments>\`: the schemas say what travels, and the rules, here and with each operation, how a backend behaves. Rules marked *(full)* may be left out: without them, readers meet nothing that does not work. \`afterword conformance\` checks them all, and names them by the numbers they have here.

## How comments live

A *site* is a publisher with its origins, guidelines and form rules; the element asks for the site \`default\` where its page names no other. A *thread* is an article's comments, found by the site and the article's \`key\` (any text of up to 2,000 bytes); it begins with its first comment, and needs no making. A *comment* is \`pending\` when it was sent, and becomes \`approved\` or \`rejected\` by a person's decision; its author may withdraw it (\`withdrawn\`). Only approved comments are *published*. How a person decides is the backend's own affair and no part of this document.

Comments answer each other at any depth, and are shown in two levels: a top-level comment, and below it all of its *branch*, flat.

The *receipt* is its author's only key: 256 random bits, base64url without padding (43 characters), made by the author's browser and sent along with the comment. Whoever shows it may learn what became of the comment, withdraw it and appeal. Keep its SHA-256 and not itself.

An author's browser sends a comment again until it is answered, always with the same \`Idempotency-Key\`: answer after the comment is stored safely, and keep the key with it, unique among the comments of its site, for as long as the comment. Reports have keys of their own.

## Conventions

Ids are UUIDs as text. Times are ISO 8601 in UTC. Languages are BCP 47 tags, \`und\` where unknown. Texts are plain, never HTML. \`null\` stands for what is absent. Lists in a query repeat their parameter. Lengths are extended grapheme clusters (UAX #29) unless bytes are named.

Pages of other origins call this API, always without cookies: reads are open to every origin, and everything else to the site's own. A call that is neither GET nor OPTIONS is JSON, and carries \`Afterword-Client\` (any value).

## Problems

| code | status | when |
| --- | --- | --- |
${Object.entries(problems)
  .map(([code, when]) => `| \`${code}\` | ${problemStatus[code as PublicCode]} | ${when} |`)
  .join("\n")}

Of several faults, any one is told. Any call may answer \`too-fast\`, \`internal\` and \`unavailable\`. \`type\` is a URI that stands for the code, \`title\` and \`detail\` are English for developers: readers are shown a sentence of their own for each code.

## General rules

They hold for every call but those of \`/v1/page\`, whose answers and problems are pages for readers without JavaScript.

${rulesText("general")}
`;
