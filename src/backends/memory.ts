/** A whole backend in the page's memory, for demonstrations and tests: it forgets all when the page is left. */
import type {
  FormRules,
  Guidelines,
  OwnComment,
  ReportRequest,
  Waiting,
  WordList,
} from "../contract/records.ts";
import { loadDefaultGuidelines } from "../i18n/guidelines/load.ts";
import { matchLanguage } from "../i18n/language.ts";
import type { CommentsBackend } from "./backend.ts";
import { checkComment, checkText, findAuthor } from "./memory-checks.ts";
import { asAuthorSees, createShelf, newKept, uuidv7, type Kept } from "./memory-comments.ts";
import { createMemoryEvents } from "./memory-events.ts";
import { BackendError } from "./request.ts";

export interface MemoryOptions {
  form?: Partial<FormRules>;
  /** The guidelines in the language asked for; the built-in ones, as version 1, where none are given. */
  guidelines?: (lang: string) => Guidelines | Promise<Guidelines>;
  /** Comments on a page of a thread, and of a branch. */
  pageSize?: number;
  /** Words that the moderators look out for; none where nothing is given. */
  words?: WordList[];
  /** What authors may expect while a comment waits; nothing where nothing is given. */
  waiting?: Waiting;
  /** Milliseconds that each call takes. */
  delay?: number;
}

/**
 * The moderators' half, for the page to call. Decisions take effect at once. `by` names who decides: "first" where
 * nobody is named, and "second" about an appeal, which somebody else decides.
 */
export interface MemoryBackend extends Required<Omit<CommentsBackend, "statusById" | "reactionsStay">> {
  waiting(): OwnComment[];
  /** Rejected comments whose authors ask for another reading. */
  appealed(): OwnComment[];
  /** Reports that no decision has answered yet. */
  reported(): readonly OpenReport[];
  /** @throws BackendError `unknown-comment`, `already-withdrawn`, `own-decision` */
  approve(id: string, by?: string): void;
  reject(id: string, guideline: string, note?: string, by?: string): void;
  /**
   * Makes a comment the editor's choice, or takes that back.
   *
   * @throws BackendError `unknown-comment` where it is not published.
   */
  choose(id: string): void;
  unchoose(id: string): void;
  /** Closes the threads with these keys, or opens them again. */
  close(key: string): void;
  open(key: string): void;
}

export interface MemoryReport {
  id: string;
  received: string;
  comment: string;
  report: ReportRequest;
  idempotencyKey: string;
  answered: boolean;
}

/** A report with the comment it is about, as it stands now. */
export interface OpenReport extends MemoryReport {
  about: OwnComment;
}

const formDefaults: FormRules = {
  maxLength: 2000,
  maxAuthorLength: 60,
  maxBytes: 16_000,
  email: "none",
  signIn: "none",
};

/** `null` on a plain-http page, where browsers have no hash to offer. */
async function sha256(text: string): Promise<string | null> {
  const digest = await crypto.subtle?.digest("SHA-256", new TextEncoder().encode(text));
  return digest
    ? Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("")
    : null;
}

export function createMemoryBackend(options: MemoryOptions = {}): MemoryBackend {
  const form = { ...formDefaults, ...options.form };
  const shelf = createShelf(options.pageSize ?? 20);
  const events = createMemoryEvents(shelf);
  let reports: MemoryReport[] = [];
  const closed = new Map<string, string>();
  let choices = 0;
  /** Ids of the tokens that have served. */
  const spent = new Set<string>();

  /** Ids of signed-in authors, by site and subject. */
  const authors = new Map<string, string>();

  const authorIdOf = (site: string, subject: string): string => {
    const known = JSON.stringify([site, subject]);
    const id = authors.get(known) ?? uuidv7();
    authors.set(known, id);
    return id;
  };

  const answerAfterDelay = () => new Promise((resolve) => setTimeout(resolve, options.delay ?? 0));

  const guidelinesIn = async (lang: string): Promise<Guidelines> =>
    options.guidelines?.(lang) ?? { version: 1, ...(await loadDefaultGuidelines(matchLanguage(lang))) };

  const own = async (kept: Kept, lang: string): Promise<OwnComment> =>
    asAuthorSees(kept, await guidelinesIn(lang), options.waiting ?? { usually: null, opens: null });

  /** With word of it to who watches. */
  const change = (id: string, changes: Partial<Kept>): Kept => {
    const before = shelf.find(id);
    const after = shelf.change(id, changes);
    events.changed(before, after);
    return after;
  };

  const decide = (
    id: string,
    changes: Partial<Kept>,
    grounds: { guideline: string; note: string | null; by?: string },
  ) => {
    const { state, appeal, grounds: before } = shelf.find(id);
    if (state === "withdrawn") throw new BackendError("already-withdrawn");
    const appealed = appeal && !appeal.decided;
    const by = grounds.by ?? (appealed ? "second" : "first");
    if (appealed && by === before?.by) throw new BackendError("own-decision");
    const decided = new Date().toISOString();
    reports = reports.map((one) => (one.comment === id ? { ...one, answered: true } : one));
    change(id, {
      ...changes,
      grounds: { ...grounds, by, decided },
      appeal: appealed ? { ...appeal, decided } : appeal,
    });
  };

  return {
    async thread({ site, key, lang = "en", sort = "oldest" }) {
      await answerAfterDelay();
      const closedAt = closed.get(key) ?? null;
      return {
        thread: {
          site,
          key,
          open: !closedAt,
          closed: closedAt,
          count: shelf.count(key),
          version: events.version(key),
        },
        form,
        guidelines: await guidelinesIn(lang),
        sort,
        comments: shelf.page({ key, sort }),
        choices: shelf.choices(key),
      };
    },

    async comments(query) {
      await answerAfterDelay();
      return shelf.page(query);
    },

    async post(comment, idempotencyKey, postOptions) {
      await answerAfterDelay();
      const { lang } = comment.guidelines;
      const before = shelf.all().find((kept) => kept.idempotencyKey === idempotencyKey);
      if (before && before.body !== JSON.stringify(comment)) throw new BackendError("key-reused");
      if (before) return own(before, lang);
      const { name, claims } = findAuthor(comment, form, postOptions);
      checkComment(comment, form);
      if (closed.has(comment.key)) throw new BackendError("thread-closed");
      const parent =
        comment.parent === null ? undefined : shelf.all().find(({ id }) => id === comment.parent);
      if (comment.parent !== null && parent?.state !== "approved") throw new BackendError("parent-gone");
      if (claims && spent.has(claims.id)) throw new BackendError("token-refused");
      if (claims) spent.add(claims.id);
      const kept = newKept(comment, {
        author: name,
        authorId: claims && authorIdOf(comment.site, claims.subject),
        staff: claims?.staff ?? false,
        sha256: await sha256(comment.text),
        idempotencyKey,
      });
      shelf.put(kept);
      return own(kept, lang);
    },

    async status({ receipts, lang }) {
      await answerAfterDelay();
      const found = receipts.map((receipt) => shelf.all().find((kept) => kept.receipt === receipt));
      return { comments: await Promise.all(found.map(async (kept) => (kept ? own(kept, lang) : null))) };
    },

    async withdraw(id, { receipt }) {
      await answerAfterDelay();
      const { state, lang } = shelf.findOwn(id, receipt);
      if (state === "rejected") throw new BackendError("too-late");
      return own(change(id, { state: "withdrawn" }), lang);
    },

    async appeal(id, { receipt, text }) {
      await answerAfterDelay();
      const { state, appeal, lang } = shelf.findOwn(id, receipt);
      if (state !== "rejected" || appeal) throw new BackendError("no-appeal");
      checkText("text", text, form.maxLength);
      const made = { text, made: new Date().toISOString(), decided: null };
      return own(shelf.change(id, { appeal: made }), lang);
    },

    async react(id, { voter, recommend }) {
      await answerAfterDelay();
      const voters = new Set(shelf.findPublished(id).voters);
      if (recommend) voters.add(voter);
      else voters.delete(voter);
      shelf.change(id, { voters });
      return { recommended: recommend, recommendations: voters.size };
    },

    async report(id, report, idempotencyKey) {
      await answerAfterDelay();
      const before = reports.find((one) => one.idempotencyKey === idempotencyKey);
      if (before) return { id: before.id, received: before.received };
      shelf.findPublished(id);
      const answer = { id: uuidv7(), received: new Date().toISOString() };
      reports = [...reports, { ...answer, comment: id, report, idempotencyKey, answered: false }];
      return answer;
    },

    async guidelines(lang) {
      await answerAfterDelay();
      return guidelinesIn(lang);
    },

    async words() {
      await answerAfterDelay();
      return { lists: options.words ?? [] };
    },

    async counts({ key }) {
      await answerAfterDelay();
      return { counts: key.map((one) => shelf.count(one)) };
    },

    subscribe: events.subscribe,

    waiting: () => shelf.all().filter(({ state }) => state === "pending"),
    appealed: () =>
      shelf.all().filter(({ appeal, state }) => state === "rejected" && appeal && !appeal.decided),
    reported: () =>
      reports.filter(({ answered }) => !answered).map((one) => ({ ...one, about: shelf.find(one.comment) })),

    approve(id, by) {
      const { state, published } = shelf.find(id);
      decide(
        id,
        { state: "approved", published: state === "approved" ? published : new Date().toISOString() },
        { guideline: "", note: null, ...(by && { by }) },
      );
    },
    reject(id, guideline, note, by) {
      decide(id, { state: "rejected" }, { guideline, note: note ?? null, ...(by && { by }) });
    },

    choose(id) {
      if (shelf.findPublished(id).chosen === null) shelf.change(id, { chosen: ++choices });
    },
    unchoose(id) {
      shelf.findPublished(id);
      shelf.change(id, { chosen: null });
    },

    close(key) {
      closed.set(key, new Date().toISOString());
      events.turned(key, "closed");
    },
    open(key) {
      closed.delete(key);
      events.turned(key, "opened");
    },
  };
}

let pageBackend: MemoryBackend | undefined;
/** The one that `backend="memory"` stands for: all such elements of a page share it. */
export const sharedMemoryBackend = (): MemoryBackend => (pageBackend ??= createMemoryBackend());
