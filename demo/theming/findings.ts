/** What the contrast check found, in words. */
import { html, nothing, type TemplateResult } from "lit";
import type { TokenName } from "../../src/widget/reference/tokens.ts";
import { inWords, pairs, type Finding, type Scheme } from "./contrast.ts";

/** In each scheme that readers meet. */
export type Checked = Partial<Record<Scheme, readonly Finding[]>>;

type Mend = (scheme: Scheme, name: TokenName, value: string) => void;

const short = (name: string): string => name.replace("--afterword-", "");
const headings: Record<Scheme, string> = { light: "Light", dark: "Dark" };

export function summary(checked: Checked): string {
  const all = Object.values(checked).flat();
  const falling = all.filter(({ passes }) => !passes).length;
  if (falling === 0) return `All ${all.length} contrasts suffice`;
  return `${falling} of ${all.length} contrasts ${falling === 1 ? "falls" : "fall"} short`;
}

function cell(finding: Finding, scheme: Scheme, mend: Mend): TemplateResult {
  const { ratio, passes, least, instead, what } = finding;
  return html`
    <td class=${passes ? "passes" : "falls"} data-label=${headings[scheme]}>
      <span class="ratio">${inWords(ratio)}</span>
      ${passes ? "suffices" : html`<b>falls short of ${least} to 1</b>`}
      ${
        instead
          ? html`<button class="mend" @click=${() => mend(scheme, finding.mend, instead)}>
              Make <code>${short(finding.mend)}</code> ${instead}<span class="hidden">: ${what}</span>
            </button>`
          : nothing
      }
    </td>
  `;
}

export function table(checked: Checked, mend: Mend): TemplateResult {
  const columns = Object.entries(checked) as [Scheme, readonly Finding[]][];
  return html`
    <table>
      <thead>
        <tr>
          <th scope="col">Pair</th>
          ${columns.map(([scheme]) => html`<th scope="col">${headings[scheme]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${pairs.map(
          ({ what }, i) => html`
            <tr>
              <th scope="row">${what}</th>
              ${columns.map(([scheme, findings]) => cell(findings[i]!, scheme, mend))}
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}
