/** The publisher's own content in the notice, in place of the rules that the backend names. */
import type { CommentsBackend } from "../backends/backend.ts";
import type { Guidelines } from "../contract/records.ts";
import { versionOf } from "../contract/version-of.ts";

/**
 * The same backend with guidelines that are those of the content: their version, and what the text field is described
 * by. The rules stay, for hints, reports and decisions go by them.
 *
 * @param version A whole number or any other name; a number made of the text where there is none.
 */
export function slotted(backend: CommentsBackend, content: Element, version: string | null): CommentsBackend {
  return {
    ...backend,
    async thread(query, signal) {
      const view = await backend.thread(query, signal);
      return { ...view, guidelines: { ...view.guidelines, ...shownIn(content, version) } };
    },
  };
}

function shownIn(content: Element, version: string | null): Partial<Guidelines> {
  const text = textOf(content);
  const { lang } = content.closest<HTMLElement>("[lang]") ?? {};
  return {
    version: version && /^\d{1,9}$/.test(version) ? Number(version) : versionOf(version ?? text),
    // All of it, read out at each visit of the field, would be too much.
    introduction: textOf(content.querySelector("p") ?? content),
    ...(lang && { lang }),
  };
}

const textOf = ({ textContent }: Element): string => (textContent ?? "").replace(/\s+/g, " ").trim();
