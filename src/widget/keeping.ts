/** How what stays in the reader's browser is written, moved and cleared. */
import type { OwnComment } from "../contract/records.ts";
import { isFresh, readEntry, type Draft, type Kept } from "./kept.ts";
import type { FormName, Own } from "./state.ts";
import * as areas from "./storage.ts";
import type { KeptIn } from "./storage.ts";
import { mark, remove, write } from "./storing.ts";

/** How long a receipt is kept after the decision, in milliseconds. */
const decidedLife = 90 * 86_400_000;
/** How long it is remembered when a reader was last at a thread, in milliseconds. */
const visitLife = 90 * 86_400_000;
/** How long a comment stays hidden that its reader hid, in milliseconds: by then hardly anybody reads its thread. */
const hiddenLife = 365 * 86_400_000;
/** How long a comment that was cancelled after it had been sent may still turn up: no network holds a call longer. */
const cancelledLife = 86_400_000;

export const writeEntry = (name: string, value: unknown): KeptIn => write(name, JSON.stringify(value));

/** An empty draft is kept too: it says that this tab has emptied what another may still hold. */
export const keepDraft = (
  { drafts, tab }: Kept,
  form: FormName,
  text: string,
  lang?: string | null,
): KeptIn => writeEntry(`${drafts}${form} ${tab}`, { text, at: Date.now(), ...(lang && { lang }) });

/** What its author said the language of this text is, whichever tab they said it in. */
export const languageOfDraft = ({ drafts }: Kept, form: FormName, text: string): string | null =>
  areas
    .names(`${drafts}${form} `)
    .map((name) => readEntry(name) as Draft | null)
    .find((draft) => draft?.text === text)?.lang ?? null;

/** Removes the draft, also where this tab had it from another. */
export function dropDraft({ drafts, tab, adopted }: Kept, form: FormName): void {
  const start = `${drafts}${form} `;
  for (const name of [...adopted, start + tab]) if (name.startsWith(start)) remove(name);
}

export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const random = (bytes: number): string => base64url(crypto.getRandomValues(new Uint8Array(bytes)));

/** 256 bits, base64url: see `NewComment.receipt`. Not `randomUUID`, which plain-http pages do not have. */
export const makeReceipt = (): string => random(32);
export const makeIdempotencyKey = (): string => random(16);

export const keepReceipt = ({ receipts }: Kept, own: Own): KeptIn => writeEntry(receipts + own.receipt, own);

/** As it is kept now: another tab may have been quicker. `null` where it was forgotten, cancelled or put aside. */
export const readReceipt = ({ receipts }: Kept, receipt: string): Own | null =>
  readEntry(receipts + receipt) as Own | null;

export const dropReceipt = ({ receipts }: Kept, receipt: string): void => remove(receipts + receipt);

/** Once the backend is known to have it. */
export const received = (own: Own, comment: OwnComment): Own => ({ ...own, comment, sending: null });

/** Removes what has had its time, of all articles. */
export function sweep(): void {
  for (const name of areas.names("draft ")) if (!isFresh(readEntry(name) as Draft | null)) remove(name);
  for (const name of areas.names("visit ")) {
    const visit = readEntry(name) as { until: string } | null;
    if (!visit || Date.now() - Date.parse(visit.until) > visitLife) remove(name);
  }
  // Not the hidden authors: they are few, and go on writing.
  for (const name of areas.names("hidden visit "))
    if (!(Date.now() - Number(readEntry(name)) < hiddenLife)) remove(name);
  for (const name of areas.names("receipt ")) {
    const own = readEntry(name) as Own | null;
    if (own && isOver(own)) remove(name);
  }
}

function isOver({ comment, cancelled, sending, text }: Own): boolean {
  const since = (iso: string) => Date.now() - Date.parse(iso);
  if (!comment) return !!cancelled && !sending && !text && since(cancelled) > cancelledLife;
  return comment.state !== "pending" && since(comment.outcome?.decided ?? comment.received) > decidedLife;
}

/** How many comments of this browser's, of all articles, are not known to have arrived. */
export const outboxSize = (): number =>
  areas.names("receipt ").filter((name) => (readEntry(name) as Own | null)?.sending).length;

/** Removes everything of ours from this browser. */
export const forget = (): void => areas.names("").forEach(remove);

/** On a shared device all is moved to where it ends with the tab; on the reader's own, back again. */
export function share(shared: boolean): void {
  const entries = areas.names("").map((name) => [name, areas.read(name) ?? ""] as const);
  forget();
  mark(shared);
  entries.forEach(([name, value]) => write(name, value));
}
