/** Below the comment: what the checks noticed, what its author saw, and what they would read. */
import { html, nothing, type TemplateResult } from "lit";
import type { CommentCase, Flag, QueueItem } from "../../contract/desk.ts";
import { inSentence, runsOf, type HiddenKind } from "../hidden-characters.ts";
import type { Services } from "../services.ts";
import { draftOf, type DeskState } from "../state.ts";
import { languageName, marked } from "./texts.ts";
import type { Words } from "../words.ts";

export function findings(
  services: Services,
  state: DeskState,
  item: QueueItem,
  details: CommentCase | null,
): TemplateResult {
  const { t } = services;
  const chosen = draftOf(state).guideline;
  const number = details?.rules.findIndex(({ id }) => id === chosen) ?? -1;
  const rule = details?.rules[number];
  return html`<dl class="found small">
    ${hints(services, item)} ${hiddenCharacters(services, item.text ?? "")}
    <dt>${t("authorSaw")}</dt>
    <dd>
      ${details ? guidelinesSeen(services, details) : html`<span class="later">${t("loading")}</span>`}
    </dd>
    ${
      details?.sha256
        ? html`<dt>${t("fingerprint")}</dt>
          <dd><code dir="ltr" title=${details.sha256}>${details.sha256.slice(0, 16)}…</code></dd>`
        : nothing
    }
    ${
      rule
        ? html`<dt>${t("authorWouldRead")}</dt>
          <dd><q>${t("restsOn", number + 1, inSentence(rule.label))}</q></dd>`
        : nothing
    }
  </dl>`;
}

function guidelinesSeen(services: Words, { guidelines }: CommentCase): TemplateResult {
  const { t } = services;
  if (!guidelines) return html`${t("authorSawOwn")}`;
  return html`${t("authorSawGuidelines", guidelines.version)} · ${languageName(services, guidelines.lang)}`;
}

function hints({ t }: Words, { flags, text }: QueueItem) {
  if (!flags.length) return nothing;
  return html`<dt>${t("foundByChecks")}</dt>
    ${flags.map(
      (flag) =>
        html`<dd><span class="hint">${hintSentence({ t }, flag)}</span> ${matchedWords(flag, text)}</dd>`,
    )}
    <dd>${t("onlyHint")}</dd>`;
}

function hintSentence({ t }: Pick<Words, "t">, { check, guideline, value }: Flag): string {
  switch (check) {
    case "guidance":
      return guideline ? t("flagGuideline", guideline.number, inSentence(guideline.label)) : t("flagWords");
    case "honeypot":
      return t("flagHoneypot");
    case "hasty":
      return t("flagHasty", value ?? 0);
    case "duplicate":
      return t("flagDuplicate", value ?? 1);
    case "flood":
      return t("flagFlood");
  }
}

/** Said again beside their finding: marks in a text are not heard, and not everywhere seen. */
function matchedWords({ matches }: Flag, text: string | null) {
  if (text === null) return nothing;
  const words = new Set(matches.map(({ start, end }) => text.slice(start, end)));
  return [...words].map((word) => html`<q><bdi dir="auto">${marked(word)}</bdi></q> `);
}

const hiddenKinds = {
  direction: "hiddenDirection",
  "zero-width": "hiddenZeroWidth",
  tags: "hiddenTags",
} as const;

function hiddenCharacters({ t }: Words, text: string) {
  const runs = runsOf(text);
  const count = (kind: HiddenKind) => runs.filter((run) => run.kind === kind).length;
  const found = (Object.keys(hiddenKinds) as HiddenKind[]).filter((kind) => count(kind));
  if (!found.length) return nothing;
  return html`<dt>${t("hiddenCharacters")}</dt>
    ${found.map((kind) => html`<dd class="flag">${t(hiddenKinds[kind], count(kind))}</dd>`)}`;
}
