/**
 * What stays in the reader's browser: drafts, receipts, the name, what was acknowledged. Each is an entry of its own
 * under one prefix, so that two tabs never write over each other.
 */
import type { NewComment, OwnComment } from "../contract/records.ts";
import type { FormName, Own } from "./state.ts";
import { areas, type KeptIn } from "./storage.ts";

export type { KeptIn } from "./storage.ts";

export interface Acknowledgement {
  version: number;
  /** ISO 8601. */
  at: string;
}

/** A comment on its way or sent. `sending` is what to send again until the backend is known to have it. */
export interface Receipt extends Own {
  sending: { key: string; body: NewComment } | null;
}

interface Draft {
  text: string;
  at: number;
}

const day = 86_400_000;
const draftDays = 30;
const decidedDays = 90;

function read(name: string): unknown {
  try {
    return JSON.parse(areas.read(name) ?? "null");
  } catch {
    return null;
  }
}

const readDraft = (name: string) => read(name) as Draft | null;
const readReceipt = (name: string) => read(name) as Receipt | null;
const write = (name: string, value: unknown): KeptIn => areas.write(name, JSON.stringify(value));

const random = (bytes: number): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(bytes))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** 256 bits, base64url: see `NewComment.receipt`. */
export const makeReceipt = (): string => random(32);
export const makeIdempotencyKey = (): string => random(16);

const decidedAt = ({ comment }: Receipt): string | undefined =>
  comment?.outcome?.decided ?? (comment?.state === "pending" ? undefined : comment?.received);

/**
 * @param thread Names site and article, and the backend they are of.
 * @param site Names the site, and the backend it is of.
 */
export function openKept({ thread, site }: { thread: string; site: string }) {
  // Tabs keep their drafts apart; the name lives as long as the tab, so that a reload finds its own.
  let tab = areas.tab();
  const adopted = new Set<string>();

  const draftsOf = (form: FormName) => `draft ${thread} ${form} `;
  const receiptsHere = `receipt ${thread} `;

  const draftEntries = (form: FormName) =>
    areas
      .names(draftsOf(form))
      .map((name) => ({ name, draft: readDraft(name) }))
      .filter((entry): entry is { name: string; draft: Draft } => !!entry.draft?.text);

  return {
    keptIn: areas.keptIn,
    shared: areas.shared,
    author: (): string => (read("name") as string | null) ?? "",
    keepAuthor: (name: string): KeptIn => write("name", name),

    acknowledged: () => read(`read ${site}`) as Acknowledgement | null,
    acknowledge: (acknowledgement: Acknowledgement): KeptIn => write(`read ${site}`, acknowledgement),

    /** This tab's own draft, else the newest of another: a tab that was closed, or one that is still open. */
    draft(form: FormName): string {
      const entries = draftEntries(form);
      const own = entries.find(({ name }) => name === draftsOf(form) + tab);
      const entry = own ?? entries.toSorted((a, b) => b.draft.at - a.draft.at)[0];
      if (entry && !own) adopted.add(entry.name);
      return entry?.draft.text ?? "";
    },
    keepDraft(form: FormName, text: string): KeptIn {
      const name = draftsOf(form) + tab;
      if (text) return write(name, { text, at: Date.now() });
      areas.remove(name);
      return areas.keptIn();
    },
    /** Removes the draft, also where this tab had it from another. */
    dropDraft(form: FormName): void {
      areas.remove(draftsOf(form) + tab);
      for (const name of adopted) if (name.startsWith(draftsOf(form))) areas.remove(name);
    },
    /** Forms of this thread with a draft. */
    drafted: (): FormName[] => [
      ...new Set(
        areas
          .names(`draft ${thread} `)
          .map((name) => name.slice(`draft ${thread} `.length).split(" ")[0] ?? ""),
      ),
    ],

    receipts: (): Receipt[] =>
      areas
        .names(receiptsHere)
        .map((name) => readReceipt(name))
        .filter((receipt) => receipt !== null)
        .toSorted((a, b) => a.sent.localeCompare(b.sent)),
    keepReceipt: (receipt: Receipt): KeptIn => write(receiptsHere + receipt.receipt, receipt),
    dropReceipt: (receipt: string): void => areas.remove(receiptsHere + receipt),

    /** Removes what has had its time: drafts after 30 days, receipts 90 days after a decision. */
    sweep(): void {
      const now = Date.now();
      for (const name of areas.names("draft ")) {
        if (now - (readDraft(name)?.at ?? 0) > draftDays * day) areas.remove(name);
      }
      for (const name of areas.names("receipt ")) {
        const receipt = readReceipt(name);
        const decided = receipt && decidedAt(receipt);
        if (!receipt || (decided && now - Date.parse(decided) > decidedDays * day)) areas.remove(name);
      }
    },

    /** Removes everything of ours from this browser. */
    forget: (): void => areas.names("").forEach(areas.remove),

    /** On a shared device all is moved to where it ends with the tab; on an own one, back again. */
    share: areas.share,

    /** What another tab changed. A draft under our own name means that this tab was duplicated: we take another. */
    onElsewhere(listener: () => void): () => void {
      return areas.onElsewhere((name) => {
        if (name?.startsWith("draft ")) {
          if (name.endsWith(` ${tab}`)) tab = areas.newTab();
        } else listener();
      });
    },
  };
}

export type Kept = ReturnType<typeof openKept>;

/** Own comments as state has them, of receipts as they are kept. */
export const asOwn = ({ receipt, form, author, text, sent, comment }: Receipt): Own => ({
  receipt,
  form,
  author,
  text,
  sent,
  comment,
});

export const withComment = (receipt: Receipt, comment: OwnComment): Receipt => ({
  ...receipt,
  comment,
  sending: null,
});
