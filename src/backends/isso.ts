/**
 * Comments that Isso keeps (measured with 0.14). A thread's key is the `uri` that Isso has it under, byte for byte:
 * usually the path of the article with its slashes, "/2026/karez/".
 *
 * Its cookie, with which an author may change or delete a comment for fifteen minutes, is neither kept nor sent: what
 * became of a comment can be told without, and readers have no cookies of ours.
 */
import { matchLanguage } from "../i18n/language.ts";
import { unnamed } from "../i18n/unnamed.ts";
import type { NewComment, OwnComment } from "../contract/records.ts";
import { askIsso, longest, type IssoAnswer } from "./isso-answers.ts";
import { authorOf, commentOf, flat, idOf, ownOf, receivedOf, type IssoComment } from "./isso-comments.ts";
import type { PlainBackend } from "./plain-backend.ts";
import { fieldsOf } from "./read-plain.ts";
import { BackendError } from "./request.ts";

/** How far its clock and ours may be apart once both were compared: it says the time in whole seconds. */
const leeway = 5_000;

/** @param endpoint Of Isso, without a slash at its end. */
export function createIssoBackend(endpoint: string): PlainBackend {
  /** Of each thread as it was last read: what is published, and when it was written. */
  const published = new Map<string, Map<string, string>>();

  const get = <T>(path: string, read: (answer: IssoAnswer) => T, signal?: AbortSignal) =>
    askIsso(endpoint, path, read, signal && { signal });

  const send = <T>(path: string, body: unknown, read: (answer: IssoAnswer) => T) =>
    askIsso(endpoint, path, read, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });

  /** All of a thread: with a limit, Isso would cut the replies too. */
  const threadPath = (key: string) => `/?uri=${encodeURIComponent(key)}&sort=oldest`;

  /**
   * The same comment, where it has arrived though its answer was lost: Isso tells nobody by a key, and takes the same
   * comment as often as it comes. One that waits for a moderator is not to be found, and is sent again.
   */
  const arrived = ({ key, text, author }: NewComment, firstSent: string) =>
    get(`${threadPath(key)}&plain=1`, ({ body, ahead }) => {
      const since = Date.parse(firstSent) + ahead - leeway;
      const same = flat(repliesOf(body)).find(
        (one) => one.text === text && authorOf(one) === author.trim() && one.created! * 1000 >= since,
      );
      return same && ownOf(same);
    });

  /** As it was where Isso only says that there is such a comment: without its cookie it says no more. */
  async function stateOf({ id, key, state, received }: OwnComment, signal?: AbortSignal) {
    if (state !== "pending") return { id };
    // Ids are given again, times are not.
    if (published.get(key)?.get(id) === received) return { id, state: "approved" as const };
    try {
      return await get(`/id/${id}`, ({ body }) => ownOf(fieldsOf(body, "it")), signal);
    } catch (error) {
      const { status } = (error as BackendError).problem ?? {};
      if (status === 404) return { id, state: "rejected" as const };
      if (status === 403) return { id };
      throw error;
    }
  }

  return {
    reactionsStay: true,
    statusById: true,

    thread: ({ key, lang = "en" }, signal) =>
      get(
        threadPath(key),
        ({ body }) => {
          const comments = flat(repliesOf(body));
          published.set(key, new Map(comments.map((one) => [idOf(one), receivedOf(one)])));
          const config = fieldsOf(fieldsOf(body, "it")["config"] ?? {}, "config");
          return {
            comments: comments.map((one) => commentOf(one, unnamed[matchLanguage(lang)])),
            form: {
              maxLength: longest,
              maxBytes: 4 * longest,
              // Nobody is written to, so nobody is asked for an address that Isso does not insist on.
              email: config["require-email"] ? "required" : "none",
            },
          };
        },
        signal,
      ),

    async post(comment, _key, options) {
      const { key, parent, author, email, text, title } = comment;
      const actual = Array.from(text).length;
      if (actual > longest) throw new BackendError("too-long", { field: "text", limit: longest, actual });
      const before = options?.firstSent && (await arrived(comment, options.firstSent));
      if (before) return before;
      const sent = {
        text,
        author,
        email,
        parent: parent === null ? null : Number(parent),
        // Without one Isso would fetch the article for it when the thread begins.
        title: title || key,
      };
      return send(`/new?uri=${encodeURIComponent(key)}`, sent, ({ body }) => ownOf(fieldsOf(body, "it")));
    },

    async status({ receipts }, signal, known = []) {
      const asked = receipts.map(async (_, i) => (known[i] ? stateOf(known[i], signal) : null));
      return { comments: await Promise.all(asked) };
    },

    react(id, { recommend }) {
      if (!recommend) throw new BackendError("forbidden");
      const read = ({ body }: IssoAnswer) => {
        if (body === null) throw new BackendError("unknown-comment");
        const { likes, message } = fieldsOf(body, "it");
        // Its author, or somebody of the same network who was counted already.
        if (message) throw new BackendError("forbidden");
        return { recommended: true, recommendations: likes as number };
      };
      return askIsso(endpoint, `/id/${id}/like`, read, { method: "POST" });
    },

    counts: ({ key }) => send("/count", key, ({ body }) => ({ counts: body as number[] })),
  };
}

function repliesOf(body: unknown): IssoComment[] {
  const { replies } = fieldsOf(body, "it");
  if (!Array.isArray(replies)) throw new TypeError("replies must be a list");
  return replies as IssoComment[];
}
