/** Recordings of a real Isso, where `AFTERWORD_RECORDED` names the folder that holds them in `isso/`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Exchange } from "./isso-exchange.ts";

/** What became of each for a reader, by the name of its file. */
export const outcomes: Record<string, string> = {
  "config-guard": "answered",
  "config-moderated": "answered",
  config: "answered",
  "count-after-delete": "1",
  "count-bad": "0",
  "count-text-plain": "12",
  count: "12,0",
  "delete-leaf-again": "internal",
  "delete-leaf": "answered",
  "delete-no-cookie": "forbidden",
  "delete-reply": "answered",
  "delete-with-replies": "answered",
  "dislike-after-like": "answered",
  "dislike-ok": "answered",
  "edit-bad-cookie": "forbidden",
  "edit-no-cookie": "forbidden",
  "edit-stale-cookie": "forbidden",
  "edit-with-cookie": "answered",
  "guard-no-author": "empty author",
  "guard-no-email": "empty email",
  "guard-ok-2": "approved",
  "guard-ok": "approved",
  "guard-ratelimit": "too-fast 60",
  info: "answered",
  latest: "answered",
  "like-again": "forbidden",
  "like-ok": "1 recommend it",
  "like-other": "forbidden",
  "like-own-ip": "forbidden",
  "like-twice": "forbidden",
  "like-unknown": "unknown-comment",
  "mod-activate": "unreadable",
  "mod-count": "0",
  "mod-edit": "answered",
  "mod-like-pending": "forbidden",
  "mod-new-202": "pending",
  "mod-reply-to-pending": "pending",
  "mod-thread-after-approve": "thread of 1, 1 at the top",
  "mod-thread-hidden": "thread of 0, 0 at the top",
  "mod-thread-with-cookie": "thread of 0, 0 at the top",
  "mod-view-after-approve": "approved",
  "mod-view-after-withdraw": "rejected",
  "mod-view-no-cookie": "pending",
  "mod-view-with-cookie": "pending",
  "mod-withdraw-pending": "answered",
  "new-anonymous": "approved",
  "new-bad-email": "approved",
  "new-bad-website": "invalid",
  "new-broken-json": "invalid",
  "new-duplicate": "approved",
  "new-first": "approved",
  "new-foreign-origin": "approved",
  "new-form-csrf": "forbidden",
  "new-long-email": "invalid email",
  "new-no-text": "empty text",
  "new-no-title": "invalid",
  "new-no-uri": "invalid",
  "new-parent-string": "invalid",
  "new-parent-unknown": "approved",
  "new-reply-to-deleted": "approved",
  "new-reply-to-reply": "approved",
  "new-too-long": "too-long text",
  "new-too-short": "empty text",
  "preflight-foreign-origin": "unreadable",
  "preflight-like": "unreadable",
  "preflight-new": "unreadable",
  preview: "answered",
  "thread-after-delete": "thread of 1, 0 at the top",
  "thread-after-newest": "thread of 3, 3 at the top",
  "thread-after": "thread of 3, 3 at the top",
  "thread-all": "thread of 12, 9 at the top",
  "thread-limit-0": "thread of 0, 0 at the top",
  "thread-limit-bad": "invalid",
  "thread-limit": "thread of 4, 3 at the top",
  "thread-newest-offset": "thread of 3, 3 at the top",
  "thread-newest-page1": "thread of 3, 3 at the top",
  "thread-no-uri": "invalid",
  "thread-offset-beyond": "thread of 0, 0 at the top",
  "thread-parent-offset": "thread of 1, 1 at the top",
  "thread-parent": "thread of 1, 1 at the top",
  "thread-plain": "thread of 1, 1 at the top",
  "thread-sort-bad": "invalid",
  "thread-unknown": "thread of 0, 0 at the top",
  "view-404": "rejected",
  "view-no-cookie": "pending",
  "view-with-cookie": "approved",
};

/** In which order a double comes into the same states, on one Isso after the other. */
export const scenes = {
  open: `thread-unknown config info preflight-new preflight-foreign-origin preflight-like thread-no-uri new-no-title
    new-no-uri new-no-text new-too-short new-too-long new-long-email new-bad-website new-parent-string new-broken-json
    new-form-csrf new-first +reply:1 +reply:1 new-reply-to-reply latest +root +root +root +root +root +root +root +root
    thread-all thread-limit thread-limit-0 thread-limit-bad thread-newest-page1 thread-newest-offset thread-after
    thread-after-newest thread-offset-beyond thread-parent thread-parent-offset thread-plain thread-sort-bad count
    count-bad count-text-plain view-no-cookie view-with-cookie view-404 like-other like-again like-unknown
    edit-no-cookie edit-bad-cookie edit-with-cookie edit-stale-cookie preview new-bad-email new-parent-unknown
    new-anonymous new-duplicate new-foreign-origin +root delete-no-cookie delete-leaf delete-leaf-again`,
  moderated: `config-moderated mod-new-202 mod-thread-hidden mod-thread-with-cookie mod-view-no-cookie
    mod-view-with-cookie mod-count mod-like-pending mod-edit mod-reply-to-pending +root mod-withdraw-pending
    mod-view-after-withdraw mod-activate mod-view-after-approve mod-thread-after-approve`,
  guarded: "config-guard guard-no-author guard-no-email guard-ok guard-ok-2 guard-ratelimit",
  deleting: `+root:10.0.1.7 +reply:1:10.0.2.7 like-ok like-twice dislike-after-like dislike-ok like-own-ip
    delete-with-replies thread-after-delete count-after-delete new-reply-to-deleted delete-reply`,
};

export const stepsOf = (scene: keyof typeof scenes): string[] => scenes[scene].split(/\s+/);

export function recordedExchange(folder: string, name: string): Exchange {
  const read = JSON.parse(readFileSync(join(folder, "isso", `${name}.json`), "utf8")) as Exchange;
  if (name !== "new-reply-to-reply") return { ...read, name };
  // Only its answer was kept: it was sent with the parent 2.
  return {
    ...recordedExchange(folder, "new-anonymous"),
    name,
    request: {
      method: "POST",
      path: "/new?uri=%2Fhello-216154%2F",
      headers: { origin: "http://blog.example:8080", "content-type": "application/json" },
      body: { text: "reply to reply", author: "User", email: "reply-to@reply.test", parent: 2 },
    },
    body: read.body,
  };
}
