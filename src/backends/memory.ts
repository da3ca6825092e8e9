/** A whole backend in the page's memory, for demonstrations and tests: it forgets all when the page is left. */
import { countGraphemes, findUnstorable, isBlank } from "../contract/text.ts";
import type {
  Appeal,
  Comment,
  CommentPage,
  FormRules,
  Guidelines,
  NewComment,
  OwnComment,
  ReportRequest,
  Sort,
  WordList,
} from "../contract/records.ts";
import { loadDefaultGuidelines } from "../i18n/guidelines/load.ts";
import { matchLanguage } from "../i18n/language.ts";
import type { CommentsBackend } from "./backend.ts";
import { BackendError } from "./request.ts";

export interface MemoryOptions {
  form?: Partial<FormRules>;
  /** The guidelines in the language asked for; the built-in ones, as version 1, where none are given. */
  guidelines?: (lang: string) => Guidelines | Promise<Guidelines>;
  /** Comments on a page of a thread, and of a branch. */
  pageSize?: number;
  /** Words that the moderators look out for; none where nothing is given. */
  words?: WordList[];
  /** Milliseconds that each call takes. */
  delay?: number;
}

/** The moderator's half, for the page to call. Decisions take effect at once. */
export interface MemoryBackend extends Required<CommentsBackend> {
  waiting(): OwnComment[];
  approve(id: string): void;
  reject(id: string, guideline: string, note?: string): void;
  reported(): readonly MemoryReport[];
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
}

interface Kept extends OwnComment {
  receipt: string;
  idempotencyKey: string;
  body: string;
  published: string;
  /** The top-level comment of the branch it stands in; `null` at the top level. */
  branch: string | null;
  grounds: { guideline: string; note: string | null; decided: string } | null;
  voters: ReadonlySet<string>;
}

const defaults: FormRules = {
  maxLength: 2000,
  maxAuthorLength: 60,
  maxBytes: 16_000,
  email: "none",
  signIn: "none",
};

function uuidv7(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setUint32(0, Date.now() / 65_536);
  new DataView(bytes.buffer).setUint16(4, Date.now() % 65_536);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** `null` on a plain-http page, where browsers have no hash to offer. */
async function sha256(text: string): Promise<string | null> {
  const digest = await crypto.subtle?.digest("SHA-256", new TextEncoder().encode(text));
  return digest
    ? Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("")
    : null;
}

function checkText(field: string, value: string, limit: number): void {
  const position = findUnstorable(value);
  if (position >= 0) throw new BackendError("unstorable", { field, position });
  if (isBlank(value)) throw new BackendError("empty", { field });
  const actual = countGraphemes(value);
  if (actual > limit) throw new BackendError("too-long", { field, limit, actual });
}

function check(comment: NewComment, form: FormRules): void {
  const lengths = { author: form.maxAuthorLength, text: form.maxLength };
  for (const [field, limit] of Object.entries(lengths) as ["author" | "text", number][]) {
    checkText(field, comment[field], limit);
  }
  const bytes = new TextEncoder().encode(comment.text).length;
  if (bytes > form.maxBytes) throw new BackendError("too-large", { field: "text" });
  if (form.email === "required" && !comment.email) throw new BackendError("empty", { field: "email" });
}

export function createMemoryBackend(options: MemoryOptions = {}): MemoryBackend {
  const form = { ...defaults, ...options.form };
  const pageSize = options.pageSize ?? 20;
  const all = new Map<string, Kept>();
  const reports: MemoryReport[] = [];
  const closed = new Map<string, string>();

  const answerAfterDelay = () => new Promise((resolve) => setTimeout(resolve, options.delay ?? 0));

  const guidelinesIn = async (lang: string): Promise<Guidelines> =>
    options.guidelines?.(lang) ?? { version: 1, ...(await loadDefaultGuidelines(matchLanguage(lang))) };

  const find = (id: string): Kept => {
    const kept = all.get(id);
    if (!kept) throw new BackendError("unknown-comment");
    return kept;
  };

  const change = (id: string, changes: Partial<Kept>): Kept => {
    const kept = { ...find(id), ...changes };
    all.set(id, kept);
    return kept;
  };

  const answered = (id: string, decided: string): Appeal | null => {
    const { appeal } = find(id);
    return appeal && { ...appeal, decided: appeal.decided ?? decided };
  };

  const publishedIn = (key: string) =>
    [...all.values()].filter((c) => c.key === key && c.state === "approved");

  const repliesBelow = (top: Kept) => publishedIn(top.key).filter((c) => c.branch === top.id);

  const asPublished = (kept: Kept): Comment => {
    const parent = kept.parent ? all.get(kept.parent) : undefined;
    const gone = kept.state === "withdrawn" ? "withdrawn" : kept.state === "approved" ? null : "removed";
    const shown = gone
      ? { author: null, text: null, sha256: null }
      : { author: kept.author, text: kept.text, sha256: kept.sha256 };
    const { id, lang, received, published } = kept;
    const replyTo = parent?.branch && parent.state === "approved" ? parent.author : null;
    const recommendations = gone ? 0 : kept.voters.size;
    return { id, parent: kept.parent, ...shown, gone, lang, received, published, replyTo, recommendations };
  };

  const pageOf = (comments: Kept[], after: string | undefined, limit = pageSize): CommentPage => {
    const start = after ? comments.findIndex(({ id }) => id === after) + 1 : 0;
    const items = comments.slice(start, start + limit);
    return {
      items: items.map((kept) => {
        const replies = kept.branch ? [] : repliesBelow(kept);
        return { ...asPublished(kept), ...(replies.length ? { replies: pageOf(replies, undefined) } : {}) };
      }),
      total: comments.filter(({ state }) => state === "approved").length,
      next: start + limit < comments.length ? (items.at(-1)?.id ?? null) : null,
    };
  };

  /** Also those that are gone, but still hold up published replies. */
  const topLevel = (key: string, sort: Sort) => {
    const tops = [...all.values()].filter(
      (c) => c.key === key && !c.branch && (c.state === "approved" || repliesBelow(c).length > 0),
    );
    return sort === "newest" ? tops.toReversed() : tops;
  };

  const asAuthorSees = async (kept: Kept, lang: string): Promise<OwnComment> => {
    const { id, key, parent, author, text, received, sha256: hash, state, grounds } = kept;
    const rules = grounds && state === "rejected" ? (await guidelinesIn(lang)).rules : [];
    const place = rules.findIndex((rule) => rule.id === grounds?.guideline);
    const rule = rules[place];
    const outcome = grounds && {
      decided: grounds.decided,
      guideline: rule ? { id: rule.id, number: place + 1, label: rule.label } : null,
      note: grounds.note,
    };
    const { appeal } = kept;
    return {
      id,
      key,
      parent,
      author,
      text,
      lang: kept.lang,
      received,
      sha256: hash,
      state,
      outcome,
      waiting: state === "pending" ? { usually: null, opens: null } : null,
      appeal,
      mayAppeal: state === "rejected" && !appeal,
    };
  };

  return {
    async thread({ site, key, lang = "en", sort = "oldest" }) {
      await answerAfterDelay();
      const closedAt = closed.get(key) ?? null;
      return {
        thread: { site, key, open: !closedAt, closed: closedAt, count: publishedIn(key).length },
        form,
        guidelines: await guidelinesIn(lang),
        sort,
        comments: pageOf(topLevel(key, sort), undefined),
      };
    },

    async comments({ key, sort = "oldest", after, limit, parent }) {
      await answerAfterDelay();
      return pageOf(parent ? repliesBelow(find(parent)) : topLevel(key, sort), after, limit);
    },

    async post(comment, idempotencyKey) {
      await answerAfterDelay();
      const body = JSON.stringify(comment);
      const before = [...all.values()].find((kept) => kept.idempotencyKey === idempotencyKey);
      if (before && before.body !== body) throw new BackendError("key-reused");
      if (before) return asAuthorSees(before, comment.guidelines.lang);
      if (closed.has(comment.key)) throw new BackendError("thread-closed");
      check(comment, form);
      const parent = comment.parent === null ? undefined : all.get(comment.parent);
      if (comment.parent !== null && parent?.state !== "approved") throw new BackendError("parent-gone");
      const received = new Date().toISOString();
      const kept: Kept = {
        id: uuidv7(),
        key: comment.key,
        parent: comment.parent,
        branch: parent ? (parent.branch ?? parent.id) : null,
        author: comment.author,
        text: comment.text,
        lang: comment.lang ?? "und",
        received,
        published: received,
        sha256: await sha256(comment.text),
        state: "pending",
        outcome: null,
        waiting: null,
        appeal: null,
        mayAppeal: false,
        grounds: null,
        voters: new Set(),
        receipt: comment.receipt,
        idempotencyKey,
        body,
      };
      all.set(kept.id, kept);
      return asAuthorSees(kept, comment.guidelines.lang);
    },

    async status({ receipts, lang }) {
      await answerAfterDelay();
      const found = receipts.map((receipt) => [...all.values()].find((kept) => kept.receipt === receipt));
      return {
        comments: await Promise.all(found.map(async (kept) => (kept ? asAuthorSees(kept, lang) : null))),
      };
    },

    async withdraw(id, { receipt }) {
      await answerAfterDelay();
      const kept = find(id);
      if (kept.receipt !== receipt) throw new BackendError("forbidden");
      if (kept.state === "withdrawn") throw new BackendError("already-withdrawn");
      return asAuthorSees(change(id, { state: "withdrawn" }), kept.lang);
    },

    async appeal(id, { receipt, text }) {
      await answerAfterDelay();
      const kept = find(id);
      if (kept.receipt !== receipt) throw new BackendError("unknown-comment");
      if (kept.state !== "rejected" || kept.appeal) throw new BackendError("no-appeal");
      checkText("text", text, form.maxLength);
      const appeal = { text, made: new Date().toISOString(), decided: null };
      return asAuthorSees(change(id, { appeal }), kept.lang);
    },

    async react(id, { voter, recommend }) {
      await answerAfterDelay();
      const kept = find(id);
      if (kept.state !== "approved") throw new BackendError("unknown-comment");
      const voters = new Set(kept.voters);
      if (recommend) voters.add(voter);
      else voters.delete(voter);
      change(id, { voters });
      return { recommended: recommend, recommendations: voters.size };
    },

    async report(id, report, idempotencyKey) {
      await answerAfterDelay();
      if (find(id).state !== "approved") throw new BackendError("unknown-comment");
      const before = reports.find((one) => one.idempotencyKey === idempotencyKey);
      if (before) return { id: before.id, received: before.received };
      const answer = { id: uuidv7(), received: new Date().toISOString() };
      reports.push({ ...answer, comment: id, report, idempotencyKey });
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
      return { counts: key.map((one) => publishedIn(one).length) };
    },

    reported: () => reports,
    waiting: () => [...all.values()].filter(({ state }) => state === "pending"),

    approve(id) {
      const published = new Date().toISOString();
      change(id, {
        state: "approved",
        published,
        appeal: answered(id, published),
        grounds: { guideline: "", note: null, decided: published },
      });
    },

    reject(id, guideline, note) {
      const grounds = { guideline, note: note ?? null, decided: new Date().toISOString() };
      change(id, { state: "rejected", grounds, appeal: answered(id, grounds.decided) });
    },

    close: (key) => void closed.set(key, new Date().toISOString()),
    open: (key) => void closed.delete(key),
  };
}

let pageBackend: MemoryBackend | undefined;
/** The one that `backend="memory"` stands for: all such elements of a page share it. */
export const sharedMemoryBackend = (): MemoryBackend => (pageBackend ??= createMemoryBackend());
