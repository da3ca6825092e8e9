/** Names, texts, languages and times of others: always text nodes, always isolated. */
import { html, nothing, type TemplateResult } from "lit";
import type { Flag, Moderator } from "../../contract/desk.ts";
import { codesOf, type Run } from "../hidden-characters.ts";
import { languageNames, unknownLanguage } from "../../i18n/language-names.ts";
import { piecesOf } from "../matched-words.ts";
import type { Words } from "../words.ts";

/** Text with its hidden characters made visible, and marks. Its `textContent` stays the text, character for character. */
export function marked(text: string, matches: Flag["matches"] = []): (string | TemplateResult)[] {
  return piecesOf(text, matches).map((piece) =>
    piece.matched ? html`<mark>${shown(piece)}</mark>` : shown(piece),
  );
}

function shown({ text, kind }: Run): string | TemplateResult {
  return kind ? html`<span class="hidden-run" data-codes=${codesOf(text)}>${text}</span>` : text;
}

export function nameOrNone({ t }: Words, name: string | null): TemplateResult {
  return name === null
    ? html`<span class="muted">${t("anonymous")}</span>`
    : html`<bdi dir="auto">${marked(name)}</bdi>`;
}

export function moderatorName({ t }: Words, { name }: Moderator): TemplateResult {
  return name === ""
    ? html`<span>${t("formerModerator")}</span>`
    : html`<bdi dir="auto">${marked(name)}</bdi>`;
}

export function languageName({ t }: Words, lang: string): TemplateResult {
  if (lang === unknownLanguage) return html`<span>${t("languageUnknown")}</span>`;
  return html`<bdi lang=${lang}>${languageNames[lang] ?? lang}</bdi>`;
}

const minute = 60_000;
/** Readers are told to expect an answer within the hour. */
const lateAfter = 60 * minute;

/** How long something has waited or been decided, short enough for a list. */
export function age({ t, format }: Words, since: string, now: number, waits: boolean): TemplateResult {
  const passed = Math.max(0, now - Date.parse(since));
  const minutes = Math.floor(passed / minute);
  const hours = Math.floor(minutes / 60);
  const text =
    minutes < 120
      ? t("ageMinutes", minutes)
      : hours < 48
        ? t("ageHours", hours)
        : t("ageDays", Math.floor(hours / 24));
  const late = waits && passed > lateAfter;
  return html`<time class=${late ? "late" : ""} datetime=${since} title=${format.moment(since)}
    >${text}${late ? html`<span class="hidden">, ${t("late")}</span>` : nothing}</time
  >`;
}

/** An article's title, as a link where it has an address of the web. */
export function articleLink({ t }: Words, title: string | null, url: string | null): TemplateResult {
  const text =
    title === null ? html`<span>${t("untitled")}</span>` : html`<bdi dir="auto">${marked(title)}</bdi>`;
  if (url === null || !/^https?:\/\//i.test(url)) return text;
  return html`<a href=${url} target="_blank" rel="noopener noreferrer"
    >${text}<span class="hidden"> (${t("linkOpens")})</span></a
  >`;
}

/** What a moderator wrote to the author. */
export function noteLine({ t }: Words, note: string): TemplateResult {
  return html`<p class="note-line"><span class="muted">${t("noteWas")}</span> <q><bdi dir="auto">${marked(note)}</bdi></q></p>`;
}
