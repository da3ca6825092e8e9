/** What taking a comment in needs from storage, auth and checks, beside what stands in `ports.ts`. */
import type { Flag } from "../../contract/desk.ts";
import type { SignInSettings } from "./ports.ts";

/** A reader as the publisher's token names them. */
export interface SignedIn {
  subject: string;
  name: string;
  /** Whether the newsroom writes. */
  staff: boolean;
  tokenId: string;
  /** When the token can no longer come again, milliseconds UTC. */
  expiresAt: number;
}

export interface ReaderTokens {
  /** @throws ProblemError `token-expired`, `token-refused`. */
  verify(settings: SignInSettings, token: string): Promise<SignedIn>;
}

export interface SpentTokenStore {
  /** `true` for exactly one caller. */
  spend(token: { site: string; tokenId: string; expiresAt: number }): Promise<boolean>;
  /** Forgets the tokens that have expired. */
  sweep(now: number): Promise<void>;
}

/** What a machine noticed; the guideline not yet in anyone's language. */
export interface NewFlag extends Pick<Flag, "check" | "matches" | "value"> {
  guideline: string | null;
}

export interface FlagStore {
  /** At least one. */
  insert(comment: string, flags: NewFlag[]): Promise<void>;
  /** In the order in which they were noticed, by comment. */
  of(comments: string[]): Promise<Map<string, NewFlag[]>>;
  /** How many comments of the site, erased ones left out, have this text since then; at most 100 are counted. */
  countSame(query: { site: string; sha256: string; since: number }): Promise<number>;
}

/** A list as the moderators wrote it. `lang` is "und" where it holds for every language. */
export interface StoredWordList {
  lang: string;
  guideline: string;
  words: string[];
}

export interface WordListStore {
  of(site: string): Promise<StoredWordList[]>;
  /** Puts it in the place of the one with the same language and guideline, and moves the site's version. */
  set(site: string, list: StoredWordList): Promise<void>;
}

/** Of a comment that was decided: when it came and when it was first decided, milliseconds UTC. */
export interface Wait {
  received: number;
  decided: number;
}

export interface WaitStore {
  /** Those of the comments decided last, at most `limit`. What was undone was no decision. */
  recent(site: string, limit: number): Promise<Wait[]>;
}

/** A call that brings a comment, as far as its address is held to account for it. */
export interface CountedPost {
  address: string;
  idempotencyKey: string;
  /** What stands in the header, unread. */
  proof: string | null;
}

/**
 * Counts the posts of an address: first they are free, then each costs its sender's machine some work.
 *
 * @returns Whether it was taken only for its proof.
 * @throws ProblemError `proof-required` with a challenge for this key, `too-fast`.
 */
export type PostLimit = (post: CountedPost) => Promise<{ flood: boolean }>;
