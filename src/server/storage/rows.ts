/** Rows to records, in one place: what is 0 or 1, JSON or milliseconds in a table is so nowhere else. */
import type { Appeal, Comment } from "../../contract/records.ts";
import type {
  AuthorIds,
  DeskHours,
  SignInSettings,
  Site,
  StoredOwnComment,
  ThreadState,
} from "../domain/ports.ts";
import type { CommentRow, PublishedRow, SiteRow } from "./tables.ts";

export const toTime = (milliseconds: number): string => new Date(milliseconds).toISOString();

export function toSite(row: SiteRow): Site {
  return {
    id: row.id,
    name: row.name,
    origins: JSON.parse(row.origins) as string[],
    lang: row.lang,
    mode: row.mode,
    email: row.email,
    maxLength: row.max_length,
    maxAuthorLength: row.max_author_length,
    undoSeconds: row.undo_seconds,
    signIn: row.sign_in === null ? null : (JSON.parse(row.sign_in) as SignInSettings),
    deskHours: row.desk_hours === null ? null : (JSON.parse(row.desk_hours) as DeskHours),
    version: row.version,
    createdAt: row.created_at,
  };
}

export function fromSite(site: Site): SiteRow {
  return {
    id: site.id,
    name: site.name,
    origins: JSON.stringify(site.origins),
    lang: site.lang,
    mode: site.mode,
    email: site.email,
    max_length: site.maxLength,
    max_author_length: site.maxAuthorLength,
    undo_seconds: site.undoSeconds,
    sign_in: site.signIn && JSON.stringify(site.signIn),
    desk_hours: site.deskHours && JSON.stringify(site.deskHours),
    version: site.version,
    created_at: site.createdAt,
  };
}

/** @param row Of a left join: all `null` where the thread does not exist yet. */
export function toThreadState(row: {
  thread_id: string | null;
  closed_at: number | null;
  published: number | null;
  published_roots: number | null;
  thread_version: number | null;
}): ThreadState | undefined {
  if (row.thread_id === null) return undefined;
  return {
    id: row.thread_id,
    closedAt: row.closed_at,
    published: row.published ?? 0,
    publishedRoots: row.published_roots ?? 0,
    version: row.thread_version ?? 0,
  };
}

/** @param row With the name of the comment it answers, where that is not the head of its branch. */
export function toComment(row: PublishedRow & { reply_to: string | null }, authorIds: AuthorIds): Comment {
  return {
    id: row.id,
    parent: row.parent_id,
    author: row.author,
    authorId: row.subject === null ? null : authorIds(row.site_id, row.subject),
    text: row.text,
    gone: row.gone,
    lang: row.lang,
    received: toTime(row.received_at),
    published: toTime(row.published_at),
    sha256: row.text_sha256,
    replyTo: row.reply_to,
    recommendations: row.recommendations,
    staff: row.staff === 1,
    choice: row.chosen_at !== null,
  };
}

/** What is known of the appeal about a comment by left joins; `null` where there is none. */
export interface AppealColumns {
  appeal_text: string | null;
  made_at: number | null;
  appeal_decided_at: number | null;
}

/** @returns An erased text as an empty one. */
export function toAppeal({ appeal_text, made_at, appeal_decided_at }: AppealColumns): Appeal | null {
  if (made_at === null) return null;
  const decided = appeal_decided_at === null ? null : toTime(appeal_decided_at);
  return { text: appeal_text ?? "", made: toTime(made_at), decided };
}

export function toStoredOwn(row: CommentRow & AppealColumns & { key: string }): StoredOwnComment {
  return {
    own: {
      id: row.id,
      key: row.key,
      parent: row.parent_id,
      author: row.author,
      text: row.text,
      lang: row.lang,
      received: toTime(row.received_at),
      sha256: row.erased_at === null ? row.text_sha256 : null,
      state: row.state,
      appeal: toAppeal(row),
    },
    guidelinesLang: row.guidelines_lang,
    receiptSha256: row.receipt_sha256,
    fingerprint: row.fingerprint,
    decision: row.decision_id,
    open: row.takes_effect_at !== null,
  };
}
