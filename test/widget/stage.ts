/** What a journey needs of a backend: its threads, and whoever decides there. */
import type { CommentsBackend } from "../../src/backends/backend.ts";
import type { NewComment } from "../../src/contract/records.ts";
import type { DecideOrder } from "../helpers/real-server-orders.ts";
import type { Mounted, Said } from "./mounted.ts";

/**
 * What a reader can do on a backend. "write" is the form itself; "verbatim" that every character is shown as it was
 * written, "reasons" that who is rejected learns why, "takeBack" that a recommendation can be taken back.
 */
export type Ability =
  | "write"
  | "decide"
  | "verbatim"
  | "reasons"
  | "takeBack"
  | Exclude<keyof CommentsBackend, "thread" | "comments" | "post">;

export interface Rejection {
  guideline: string;
  note: string | null;
}

export interface Stage {
  name: string;
  can: ReadonlySet<Ability>;
  /** A thread that no journey was in, or the only one there is. */
  newThread(): string | Promise<string>;
  /** The page of a thread, as a publisher would write it. Opened again, it is the page reloaded. */
  open(key: string): Promise<Mounted>;
  /** The same where its thread is not to be had. */
  openInVain(): Promise<Mounted>;
  /** A comment of another reader's that is published; gives its id. */
  publish(key: string, said?: Said): Promise<string>;
  /** Decides about the comment with this text. `by` is the moderator who rejected before, or another. */
  decide(key: string, text: string, rejection: Rejection | null, by: DecideOrder["by"]): Promise<void>;
  /** The reasons that a comment was reported for. */
  reports(id: string): Promise<string[]>;
}

let threads = 0;
export const newThread = () => `journey-${Date.now().toString(36)}-${++threads}`;

/** What it has methods for, and what else can be done here. */
export async function abilitiesOf(
  backend: CommentsBackend,
  key: string,
  others: Ability[],
): Promise<Set<Ability>> {
  const { thread } = await backend.thread({ site: "default", key });
  const names = Object.keys(backend).filter((name) => !["thread", "comments", "post"].includes(name));
  return new Set([
    ...(names as Ability[]),
    ...others,
    ...(thread.open ? ["write" as const] : []),
    ...(backend.react && !backend.reactionsStay ? ["takeBack" as const] : []),
  ]);
}

/** The least that the form would send. */
export function commentOf(
  key: string,
  { author = "Marit", text = "I drove the 14 bus.", parent = null, lang = "en" }: Said = {},
): NewComment {
  return {
    site: "default",
    key,
    url: null,
    title: null,
    parent,
    author,
    email: null,
    text,
    lang,
    guidelines: { version: 1, lang: "en" },
    receipt: btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replaceAll("=", ""),
    honeypot: "",
    writingTime: null,
  };
}
