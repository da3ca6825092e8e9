/** What authors, and who reacts to them, rely on. */
import { full, required, type Rule } from "./rule.ts";

export const writes = {
  postComment: {
    pending: required(
      "What is taken is answered 202 with the comment as its author sees it: `key`, `parent`, `author` and `text` as they were sent, `state` `pending`, no `outcome`, no `appeal`, `mayAppeal` false.",
    ),
    "same-key": required(
      "The same `Idempotency-Key` with the same body (the same value in each of its fields, whatever `honeypot` and `writingTime` say) is answered 202 as the first time, with the same `id`, and is stored once, however often it comes.",
    ),
    "same-key-at-once": required(
      "The same `Idempotency-Key` with the same body, twice at the same time, is answered twice with the same `id`, and is stored once.",
    ),
    "key-reused": required(
      "The same `Idempotency-Key` with another body is answered 422 `key-reused`, and stores nothing.",
    ),
    "key-missing": required(
      "Without an `Idempotency-Key`, the answer is 400 `missing-header` with that name as `field`.",
    ),
    replayed: full(
      "What was taken once is answered with how it stands by now (withdrawn, for example), also where the thread has been closed since.",
    ),
    "receipt-reused": full(
      "Another comment with a receipt that one has already is answered 400 `invalid` with `field` `receipt`.",
    ),
    "thread-closed": required(
      "Where the thread is closed, the answer is 409 `thread-closed`, and nothing is stored; replies too.",
    ),
    "parent-gone": required(
      "Where `parent` is not a published comment of this thread (unknown, waiting, withdrawn, another thread's), the answer is 409 `parent-gone` with `field` `parent`.",
    ),
    email: required(
      "`form.email` says what is asked for: with `required`, `email` null is answered 422 `empty`; with `required` and `optional`, one that is no address (`name@host`) is answered 400 `invalid`, each with `field` `email`; with `none`, it is neither read nor kept.",
    ),
    url: full(
      "A `url` that is not on one of the site's origins is answered 400 `invalid` with `field` `url`.",
    ),
    lang: full(
      "`lang` of the comment is what its author stated; stated as `null`, it is what the server takes it for, and `und` where it does not know, or where what was stated is no tag.",
    ),
    sha256: full(
      "`sha256` is the SHA-256 of the UTF-8 bytes of the text as it was sent, in lower-case hexadecimal, before and after it is published.",
    ),
    honeypot: full(
      "A comment whose `honeypot` is filled is answered as any other: machines sort, and people decide.",
    ),
    token: full(
      "A token that is not valid (`Authorization`), or that comes to a site where nobody signs in, is answered 401 with `token-refused` or `token-expired`: what was written signed in never becomes a guest's.",
    ),
  },

  postReceipts: {
    order: required(
      "`comments` has one place for each receipt, in the order asked, and `null` where it is unknown; no receipts are answered with an empty list.",
    ),
    pending: required("One that waits is `pending`, without an `outcome`, and with its text."),
    approved: required(
      "One that was approved is `approved`, with when in `outcome.decided` and no guideline.",
    ),
    rejected: required(
      "One that was rejected is `rejected`, still with its text, and `outcome.guideline` names the guideline that the rejection rests on: its `id`, its `number` (its place in the list, from 1) and its `label` in the language asked for.",
    ),
    bounds: full("More than 100 receipts are answered 400 `invalid` with `field` `receipts`."),
  },

  postWithdraw: {
    withdrawn: required(
      "The answer is 200 with the comment, its `state` `withdrawn`, and so says its receipt from then on; asked again, the answer is the same.",
    ),
    "foreign-receipt": required(
      "With a receipt that is not that comment's, and for an id that does not exist, the answer is 404 `unknown-comment`, and nothing changes.",
    ),
    published: required("A published comment that is withdrawn leaves the thread, its pages and its counts."),
    "too-late": required("A comment that was rejected cannot be withdrawn: the answer is 409 `too-late`."),
  },

  postAppeal: {
    appeal: full(
      "Where `mayAppeal` is true, the answer is 200 with the `appeal` (its `text`, `made`, and `decided` null) and `mayAppeal` false; the same text again is answered alike, and another is answered 409 `no-appeal`.",
    ),
    "no-appeal": full("For a comment that is not rejected, the answer is 409 `no-appeal`."),
    "foreign-receipt": full(
      "With a receipt that is not that comment's, and for an id that does not exist, the answer is 404 `unknown-comment`.",
    ),
    blank: full("A text that is blank is answered 422 `empty` with `field` `text`."),
  },

  postReaction: {
    once: required(
      "A `voter` counts once, however often `recommend` true comes, and not at all once it was false; the answer says what now holds, and how many recommend the comment, as the thread shows it.",
    ),
    voters: required("Each `voter` counts for one."),
    unpublished: required(
      "A comment that is not published, or does not exist, is answered 404 `unknown-comment`.",
    ),
  },

  postReport: {
    taken: required("The answer is 202 with an `id`; readers see nothing of a report."),
    "same-key": required(
      "The same `Idempotency-Key` with the same report of the same comment is answered with the same `id`; with another one, 422 `key-reused`; without one, 400 `missing-header`.",
    ),
    reason: required(
      "`reason` is the id of a guideline that is a `ground`, `illegal` or `other`; anything else is answered 400 `invalid` with `field` `reason`, and `other` without an `explanation` 422 `empty` with `field` `explanation`.",
    ),
    illegal: full(
      "`illegal` comes with the reason `illegal` and with no other (400 `invalid`, `field` `illegal`); it gives `name` and `email` (422 `empty`, `field` `illegal.name` or `illegal.email`), or neither and `unnamed`.",
    ),
    unpublished: required(
      "A comment that is not published, or does not exist, is answered 404 `unknown-comment`.",
    ),
  },

  postPage: {
    "own-origin": full("A form that comes from another origin than the API's own is answered 403."),
  },
} as const satisfies Record<string, Record<string, Rule>>;
