/** Where a publisher pastes their page, or begins with one of the demo's papers. */
import { html, nothing, type TemplateResult } from "lit";
import { themes, type DemoTheme } from "../themes/index.ts";

export interface Import {
  busy: boolean;
  told: readonly string[];
  problem: string | null;
  take: (pasted: string) => void;
}

/** A page of that paper, as a publisher would paste it. */
export const paperOf = ({ name, attributes: { scheme } }: DemoTheme): string =>
  `<link rel="stylesheet" href="/themes/${name}.css"><body class="${name}"><h2></h2><a></a><afterword-comments${scheme ? ` scheme="${scheme}"` : ""}></afterword-comments>`;

const onSubmit = (take: Import["take"]) => (event: SubmitEvent) => {
  event.preventDefault();
  take((event.target as HTMLFormElement).querySelector("textarea")!.value);
};

export const importing = ({ busy, told, problem, take }: Import): TemplateResult => html`
  <details open>
    <summary><h2>Begin with a page</h2></summary>
    <form @submit=${onSubmit(take)}>
      <label for="pasted">The CSS of your page, or its HTML with its CSS</label>
      <p class="what" id="pasted-help">
        Fonts and colours are taken over, in light and in dark. It is read in this tab, and sent nowhere. An address on
        this server will do too: try <code>/street-lights</code>.
      </p>
      <textarea
        id="pasted"
        rows="4"
        spellcheck="false"
        dir="ltr"
        aria-describedby="pasted-help import-told"
        aria-invalid=${problem ? "true" : nothing}
      ></textarea>
      <button class="main" aria-disabled=${busy ? "true" : nothing}>Take over</button>
    </form>
    <div id="import-told" role="status">
      ${problem ? html`<p class="refused">${problem}</p>` : nothing}
      ${told.length ? html`<ul class="told">${told.map((line) => html`<li>${line}</li>`)}</ul>` : nothing}
    </div>
    <p class="name" id="papers-label">Or begin with one of four papers</p>
    <div class="papers" role="group" aria-labelledby="papers-label">
      ${themes.map(
        (theme) =>
          html`<button title=${theme.description} @click=${() => take(paperOf(theme))}>${theme.title}</button>`,
      )}
    </div>
  </details>
`;
