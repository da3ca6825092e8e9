import { html, nothing } from "lit";
import type { Comment } from "../../contract/records.ts";
import { fingerprint } from "../fingerprint.ts";
import type { ProofPanel } from "../state.ts";
import type { View } from "../view.ts";

/** When a comment came and was published, its fingerprint, and a button that computes it again from the page. */
export function proof({ t, ask }: View, { received, published, sha256 }: Comment, panel: ProofPanel) {
  const { computed, copied } = panel;
  const verify = (event: Event) => ask("verified", fingerprint(shownText(event)), sha256 ?? "");
  return html`
    <p part="proof-line">${t("receivedAt", received)}</p>
    <p part="proof-line">${t("readAt", published)}</p>
    <p part="proof-line">${t("fingerprint")} <code part="fingerprint" tabindex="-1">${sha256}</code></p>
    ${
      computed
        ? html`<p class=${computed === sha256 ? "" : "why"} part="verdict">
            <b>${t(computed === sha256 ? "proofMatches" : "proofDiffers")}</b>
          </p>
          ${
            computed === sha256
              ? nothing
              : html`<p part="proof-line">${t("computedHere")} <code part="fingerprint">${computed}</code></p>`
          }`
        : nothing
    }
    <p class="help" part="help">${t("checkYourself")}</p>
    <div class="acts" part="actions">
      <button class="act" part="action verify" @click=${verify}>${t("verify")}</button>
      <button class="act" part="action copy" @click=${async (event: Event) => ask("copied", await copy(event))}>
        ${t(copied ? "copied" : "copy")}
      </button>
      <button class="act" part="action close" @click=${() => ask("closePanel")}>${t("close")}</button>
    </div>
  `;
}

/** The comment's text as it stands in the page now, and not as it was brought there. */
const shownText = ({ currentTarget }: Event): string =>
  (currentTarget as Element).closest("article")?.querySelector("[part=text]")?.textContent ?? "";

/** Whether the fingerprint could be copied. Where not, it is selected, so that the reader can. */
async function copy({ currentTarget }: Event): Promise<boolean> {
  const code = (currentTarget as Element).closest("section")!.querySelector("code")!;
  getSelection()?.selectAllChildren(code);
  try {
    // Plain-http pages have no clipboard, and a reader may refuse it.
    await navigator.clipboard.writeText(code.textContent);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}
