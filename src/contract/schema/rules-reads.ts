/** What readers rely on who read. */
import { full, required, type Rule } from "./rule.ts";

export const reads = {
  getThread: {
    unknown: required(
      "Any key is a thread, one that nobody has commented on too: it is open, with `count` 0, no `choices` and an empty page (`total` 0, `next` and `previous` null), and `site` and `key` as they were asked for.",
    ),
    guidelines: required(
      "`guidelines` are in the language asked for by `lang`, or the nearest there is, and say which in `guidelines.lang`; the ids of their rules differ, and a rejection may rest on one at least (`ground`).",
    ),
    sort: required(
      "`sort` says in which order the comments stand: as was asked for, and `oldest` by default.",
    ),
    "first-page": required(
      "`comments` is what `GET /v1/comments` answers first in the same order: comments at the top level, with their replies inside.",
    ),
    replies: required(
      "A comment that has published replies has them in `replies`, and one without has no such field: all of its branch at whatever depth, flat and oldest first, each with the `parent` that it answers, and with that one's author as `replyTo` where it is not the top of the branch (`null` where it is, and where that one is gone); `total` counts them all, and where there are more than are shown, `next` leads on in `GET /v1/comments` with `parent` and any `limit`.",
    ),
    count: required(
      "`thread.count` is the number of published comments with replies, `comments.total` that at the top level; tombstones are in neither.",
    ),
    tombstone: required(
      "Where a published comment was withdrawn and something published answers it (or, at the top level, stands anywhere in its branch), a tombstone stands in its place: `gone` says why, `author`, `authorId`, `text`, `sha256` are null, `recommendations` is 0, `staff` and `choice` are false; without published replies, nothing stands there.",
    ),
    removed: full(
      "Where a published comment with published replies was rejected later, a tombstone stands in its place, and its `gone` is `removed`.",
    ),
    closed: required(
      "A thread that takes no more comments has `open` false, and shows its comments as ever.",
    ),
    version: full(
      "`thread.version` grows with everything that readers see anew in it: a comment published or taken away, the thread closed or opened.",
    ),
  },

  getComments: {
    unknown: required(
      "Of a key that nobody has commented on, the page is empty: `total` 0, `next` and `previous` null.",
    ),
    order: required(
      "`oldest` is the order in which comments were taken in, also within one millisecond and whenever they were published; `newest` is the reverse.",
    ),
    recommended: full(
      "`recommended` begins with what most readers recommend; among equals, with the newest.",
    ),
    pages: required(
      "A page has at most `limit` comments; `next`, given as `after` with the same `sort`, `limit` and `parent`, leads to the page behind it, and is `null` on the last: together they hold every comment once, and the same `total`.",
    ),
    "pages-steady": required(
      "Where a comment is published, or the one at the edge of a page is withdrawn, between two pages, what stood behind the cursor is neither skipped nor given twice.",
    ),
    previous: required(
      "`previous`, given as `before`, leads to the page that ends where this one begins, in the same order; it is `null` on the first.",
    ),
    from: required(
      "With `from`, the page begins with the top of that comment's branch (with `parent`, with that reply itself), and `previous` leads to what stands before it; where neither it nor its tombstone stands in this thread, the answer is 404 `unknown-comment` with `field` `from`.",
    ),
    parent: required(
      "With `parent`, the page holds the replies of that branch, flat and oldest first whatever the `sort`, and goes on where `replies.next` of the comment itself left off; where neither it nor its tombstone stands at the top level of this thread, the answer is 404 `unknown-comment` with `field` `parent`.",
    ),
    "one-start": full(
      "More than one of `after`, `before` and `from` is answered 400 `invalid`, with one of them as `field`.",
    ),
  },

  getCounts: {
    counts: required(
      "`counts` has the `thread.count` of each `key`, in the order of the keys: 0 where nobody has commented, and twice where a key comes twice.",
    ),
    bounds: required("No key at all, or more than 100, is answered 400 `invalid` with `field` `key`."),
  },

  getEvents: {
    json: full(
      "Asked with `Accept: application/json`, the answer has what readers see anew since the version known of each key: `published` or `unpublished` with the comment's id, the id of the top of its branch as `root` and the `count` afterwards, `closed` or `opened` with `comment` null; nothing of a comment that only waits, and nothing where nothing happened.",
    ),
    stream: full(
      "Asked otherwise, the answer is a `text/event-stream` that stays open: each of these is told as it happens, as an event `thread` with the `ThreadEvent` as its data.",
    ),
    stale: full("A key of which a version is known that never was is in `stale`."),
    since: full(
      "Where there are not as many `since` as `key`, the answer is 400 `invalid` with `field` `since`.",
    ),
    "no-store": full("Both answers carry `Cache-Control: no-store`."),
  },

  getWords: {
    lists: full(
      "`lists` names guidelines by their id, and words by the first 16 hexadecimal digits, in lower case, of the SHA-256 of their folded forms: no word can be read from it.",
    ),
  },

  getPage: {
    page: full(
      "The page is HTML that shows the published comments without any script, and nothing in their texts is read as HTML.",
    ),
  },

  getFragment: {
    fragment: full(
      "The fragment is HTML that holds the published comments, and nothing in their texts is read as HTML.",
    ),
  },

  getFeed: {
    feed: full("The feed is Atom (RFC 4287) and holds what was published, with its texts escaped."),
  },
} as const satisfies Record<string, Record<string, Rule>>;
