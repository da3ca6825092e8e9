/** How what stays in the reader's browser is written, moved and cleared. */
import type { OwnComment } from "../contract/records.ts";
import { isFresh, readEntry, type Draft, type Kept, type Receipt } from "./kept.ts";
import { restore } from "./restore.ts";
import type { Services } from "./services.ts";
import type { FormName, Own } from "./state.ts";
import { areas, type KeptIn } from "./storage.ts";

/** How long a receipt is kept after the decision. */
const decidedLife = 90 * 86_400_000;

export const writeEntry = (name: string, value: unknown): KeptIn => areas.write(name, JSON.stringify(value));

/** An empty draft is kept too: it says that this tab has emptied what another may still hold. */
export const keepDraft = ({ drafts, tab }: Kept, form: FormName, text: string): KeptIn =>
  writeEntry(`${drafts}${form} ${tab}`, { text, at: Date.now() });

/** Removes the draft, also where this tab had it from another. */
export function dropDraft({ drafts, tab, adopted }: Kept, form: FormName): void {
  const start = `${drafts}${form} `;
  for (const name of [...adopted, start + tab]) if (name.startsWith(start)) areas.remove(name);
}

/**
 * Takes over what another tab changed. A draft under our own name means that this tab was duplicated: we take another.
 *
 * @param name The entry that was changed, or `null` where all were cleared.
 */
export function elsewhere(services: Services, name: string | null): void {
  const { kept } = services;
  if (!name?.startsWith("draft ")) restore(services);
  else if (name.endsWith(` ${kept.tab}`)) kept.tab = areas.newTab();
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

export const keepReceipt = ({ receipts }: Kept, receipt: Receipt): KeptIn =>
  writeEntry(receipts + receipt.receipt, receipt);

export const dropReceipt = ({ receipts }: Kept, receipt: string): void => areas.remove(receipts + receipt);

/** The receipt once the backend is known to have its comment. */
export const received = (own: Own, comment: OwnComment): Receipt => ({ ...own, comment, sending: null });

/** Removes what has had its time, of all articles. */
export function sweep(): void {
  for (const name of areas.names("draft ")) if (!isFresh(readEntry(name) as Draft | null)) areas.remove(name);
  for (const name of areas.names("receipt ")) {
    const { comment } = (readEntry(name) as Receipt | null) ?? {};
    const decided = comment && comment.state !== "pending" && (comment.outcome?.decided ?? comment.received);
    if (decided && Date.now() - Date.parse(decided) > decidedLife) areas.remove(name);
  }
}

/** Removes everything of ours from this browser. */
export const forget = (): void => areas.names("").forEach(areas.remove);

/** On a shared device all is moved to where it ends with the tab; on the reader's own, back again. */
export function share(shared: boolean): void {
  const entries = areas.names("").map((name) => [name, areas.read(name) ?? ""] as const);
  forget();
  areas.mark(shared);
  entries.forEach(([name, value]) => areas.write(name, value));
}
