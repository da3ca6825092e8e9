/** The comments that a backend in memory holds, and what each of those who ask may see of them. */
import type {
  Comment,
  CommentPage,
  Guidelines,
  NewComment,
  OwnComment,
  Waiting,
} from "../contract/records.ts";
import type { CommentsQuery } from "../contract/routes.ts";
import { arrange, choicesShown } from "./arrange.ts";
import { BackendError } from "./request.ts";

export interface Kept extends OwnComment {
  receipt: string;
  idempotencyKey: string;
  /** The comment as it was sent, to know it again. */
  body: string;
  published: string;
  /** What its author is told of the decision, and who decided. */
  grounds: { guideline: string; note: string | null; decided: string; by: string } | null;
  voters: ReadonlySet<string>;
  /** See `Comment`. */
  authorId: string | null;
  /** Whether its token says that the newsroom wrote it. */
  staff: boolean;
  /** Among all that were chosen, the last one has the highest number; `null` where it is not chosen. */
  chosen: number | null;
}

export interface Shelf {
  all(): Kept[];
  put(kept: Kept): void;
  /** @throws BackendError `unknown-comment` */
  find(id: string): Kept;
  /** @throws BackendError `unknown-comment`, also where the receipt is another comment's. */
  findOwn(id: string, receipt: string): Kept;
  /** @throws BackendError `unknown-comment` where it is not published. */
  findPublished(id: string): Kept;
  change(id: string, changes: Partial<Kept>): Kept;
  count(key: string): number;
  choices(key: string): Comment[];
  page(query: Omit<CommentsQuery, "site">): CommentPage;
}

/** @param pageSize Comments on a page of a thread, and of a branch. */
export function createShelf(pageSize: number): Shelf {
  const kept = new Map<string, Kept>();
  const all = () => [...kept.values()];
  const find = (id: string): Kept => {
    const found = kept.get(id);
    if (!found) throw new BackendError("unknown-comment");
    return found;
  };
  const only = (found: Kept, may: boolean): Kept => {
    if (!may) throw new BackendError("unknown-comment");
    return found;
  };
  const placeOf = ({ id }: Comment) => find(id).chosen ?? 0;
  const threadOf = (key: string) =>
    arrange(
      all()
        .filter((one) => one.key === key)
        .map(asPublished),
      "comments",
      {
        page: pageSize,
        replies: pageSize,
      },
    );
  return {
    all,
    put: (one) => void kept.set(one.id, one),
    find,
    findOwn: (id, receipt) => only(find(id), find(id).receipt === receipt),
    findPublished: (id) => only(find(id), find(id).state === "approved"),
    change(id, changes) {
      const changed = { ...find(id), ...changes };
      kept.set(id, changed);
      return changed;
    },
    count: (key) => threadOf(key).count,
    choices: (key) =>
      threadOf(key)
        .choices.toSorted((a, b) => placeOf(b) - placeOf(a))
        .slice(0, choicesShown),
    page: ({ key, ...query }) => threadOf(key).page(query),
  };
}

/** Without words, where it is not published: it shows only while it holds up replies. */
function asPublished({
  state,
  voters,
  author,
  authorId,
  text,
  sha256,
  staff,
  chosen,
  ...kept
}: Kept): Comment {
  const { id, parent, lang, received, published } = kept;
  const gone = state === "approved" ? null : state === "withdrawn" ? "withdrawn" : "removed";
  const shown = gone
    ? { author: null, authorId: null, text: null, sha256: null }
    : { author, authorId, text, sha256 };
  const recommendations = gone ? 0 : voters.size;
  const ours = { staff: staff && !gone, choice: chosen !== null && !gone };
  return { id, parent, ...shown, gone, lang, received, published, replyTo: null, recommendations, ...ours };
}

export function asAuthorSees(kept: Kept, { rules }: Guidelines, waiting: Waiting): OwnComment {
  const { id, key, parent, author, text, lang, received, sha256, state, appeal, grounds } = kept;
  const decided = state === "approved" || state === "rejected" ? grounds : null;
  const place = rules.findIndex((rule) => rule.id === decided?.guideline);
  const rule = rules[place];
  return {
    id,
    key,
    parent,
    author,
    text,
    lang,
    received,
    sha256,
    state,
    outcome: decided && {
      decided: decided.decided,
      guideline: rule ? { id: rule.id, number: place + 1, label: rule.label } : null,
      note: decided.note,
    },
    waiting: state === "pending" ? waiting : null,
    appeal,
    mayAppeal: state === "rejected" && !appeal,
  };
}

export function newKept(
  comment: NewComment,
  given: Pick<Kept, "author" | "authorId" | "staff" | "sha256" | "idempotencyKey">,
): Kept {
  const { key, parent, text, lang, receipt } = comment;
  const received = new Date().toISOString();
  return {
    id: uuidv7(),
    key,
    parent,
    text,
    lang: lang ?? "und",
    received,
    published: received,
    state: "pending",
    outcome: null,
    waiting: null,
    appeal: null,
    mayAppeal: false,
    grounds: null,
    voters: new Set(),
    chosen: null,
    receipt,
    ...given,
    body: JSON.stringify(comment),
  };
}

export function uuidv7(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setUint32(0, Date.now() / 65_536);
  new DataView(bytes.buffer).setUint16(4, Date.now() % 65_536);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
