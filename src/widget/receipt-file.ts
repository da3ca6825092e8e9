/** The receipt of a comment as a small text file, which outlives the browser. A part of its own: few ask for it. */
import { isolated } from "../i18n/isolated.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Place } from "./place.ts";
import { saveText } from "./save-text.ts";
import type { WidgetTerms } from "./services.ts";
import type { Own } from "./state.ts";

export function saveReceipt(place: Place, own: Own, t: WidgetTerms): void {
  saveText(fileName(place, own), receiptText(place, own, t));
}

/** "receipt-2026-11-22-herald-street-lights.txt": what every file system takes, in the letters of the reader. */
export function fileName({ site, key }: Place, { comment, sent }: Own): string {
  const day = (comment?.received ?? sent).slice(0, 10);
  const article = document.title || key;
  const parts = ["receipt", day, site, article].map((part) =>
    part
      .normalize("NFC")
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, ""),
  );
  return `${Array.from(parts.join("-")).slice(0, 80).join("")}.txt`;
}

const states = {
  pending: "waiting",
  approved: "published",
  rejected: "notPublished",
  withdrawn: "withdrawn",
} as const;

/** All that its author may want to show, or to ask with. The text stands there as it was sent, not wrapped. */
export function receiptText(
  { site, key }: Place,
  { receipt, author, text, sent, comment }: Own,
  t: WidgetTerms,
): string {
  const words = comment?.text ?? text;
  const outcome = comment?.outcome;
  const guideline = outcome?.guideline;
  return [
    t("fileTitle"),
    "",
    t("fileSite", isolated(site)),
    t("fileArticle", isolated(document.title || key)),
    location.href.split("#", 1)[0],
    "",
    ...(comment ? [t("fileId"), comment.id, ""] : []),
    t("fileAuthor", isolated(comment?.author ?? author)),
    t("fileSent", moment(sent)),
    ...(comment
      ? [t("fileReceived", moment(comment.received)), t("fileState", t(states[comment.state]))]
      : []),
    ...(outcome ? [t("fileDecided", moment(outcome.decided))] : []),
    ...(guideline ? [t("restsOn", guideline.number, isolated(guideline.label))] : []),
    ...(outcome?.note ? [`${t("moderatorNote")} ${isolated(outcome.note)}`] : []),
    "",
    t("fileHash"),
    comment?.sha256 ?? fingerprint(words),
    "",
    ...wrapped(t("fileSecret")),
    receipt,
    "",
    t("fileText"),
    "",
    words,
    "",
  ].join("\n");
}

/** "2026-11-22 08:00:00 UTC": the same for whoever is shown the file, wherever they are. */
const moment = (iso: string): string => isolated(`${iso.slice(0, 19).replace("T", " ")} UTC`);

const width = 72;

function wrapped(sentence: string): string[] {
  const lines = [""];
  for (const word of sentence.split(" ")) {
    const line = lines.at(-1)!;
    if (line && line.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
}
