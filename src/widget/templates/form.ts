import { html, nothing } from "lit";
import type { Comment, ThreadView } from "../../contract/records.ts";
import { isolated } from "../../i18n/isolated.ts";
import type { FieldName, FormName, Mend } from "../state.ts";
import type { View } from "../view.ts";

/**
 * The thread's own form, or the one that answers a comment. Fields are `aria-required`: one that is `required` and
 * still empty is wrong to Firefox, and screen readers would say so before anything is written.
 */
export function form(view: View, { form: rules }: ThreadView, answered?: Comment) {
  const { state, t, ask } = view;
  const name: FormName = answered?.id ?? "";
  const mends = state.mends?.form === name ? state.mends.list : [];
  const text = state.texts[name] ?? "";
  // Who has a draft has the rest soon; nobody else needs characters counted before they write.
  const used = text ? view.later?.countGraphemes(text) : 0;
  const sending = state.sending === name;

  if (rules.signIn === "required" && !state.reader) return view.later?.signInFirst(view, name);

  const submit = (event: Event) => {
    event.preventDefault();
    ask("submit", name);
  };

  return html`
    <form class="form" part="form" novalidate @submit=${submit}>
      ${
        mends.length
          ? (view.later?.errorSummary(view, name, mends) ??
            html`<p class="why" part="error">${sentence(view, mends[0]!)}</p>`)
          : nothing
      }
      ${
        state.reader
          ? view.later?.readerRow(view, name, state.reader)
          : [field("author", t("nameLabel"), "name", "name"), email()]
      }
      ${wrapped(
        "text",
        answered ? t("replyLabel", isolated(answered.author ?? "")) : t("textLabel"),
        html`
          <div class="write">
            <div class="copy" aria-hidden="true" dir="auto">${view.later?.copy(view, name) ?? text}&#8203;</div>
            <textarea
              id="text-${name}"
              part="field text-field"
              dir="auto"
              aria-required="true"
              .value=${text}
              aria-invalid=${wrong("text") ? "true" : nothing}
              aria-describedby="guidelines-about ${wrong("text") ? `wrong-text-${name}` : ""}"
              @input=${(event: Event) => ask("written", name, (event.target as HTMLTextAreaElement).value)}
            ></textarea>
          </div>
          <p class="below" part="below">
            <span>${view.later && text && state.keptIn !== "page" ? t("draftSaved") : nothing}</span>
            <span class=${used! > rules.maxLength ? "count over" : "count"} part="counter"
              >${used === undefined ? nothing : t("counter", used, rules.maxLength)}</span
            >
          </p>
          ${view.later?.writing(view, name)}
        `,
      )}
      <div class="send" part="actions">
        <button class="button main" part="button send" aria-disabled=${state.sending === null ? nothing : "true"}>
          <span ?data-off=${sending}>${t(name ? "sendReply" : "send")}</span>
          <span ?data-off=${!sending}>${t("sending")}</span>
        </button>
        ${
          name
            ? html`<button class="button" part="button cancel" type="button" @click=${() => ask("answer", null)}>
              ${t("cancel")}
            </button>`
            : html`<span class="help" part="help">${t("readFirst")}</span>`
        }
      </div>
      <slot name="terms"></slot>
      ${sending ? view.later?.working(view) : nothing}
    </form>
  `;

  function wrong(which: FieldName) {
    return mends.find((mend) => mend.field === which);
  }

  function wrapped(which: FieldName, label: string, control: unknown) {
    const mend = wrong(which);
    return html`
      <div class=${mend ? "row wrong" : "row"} part="row">
        <label for="${which}-${name}" part="label">${label}</label>
        ${
          mend
            ? html`<p class="why" part="error" id="wrong-${which}-${name}">${sentence(view, mend)}</p>`
            : nothing
        }
        ${control}
      </div>
    `;
  }

  function email() {
    return rules.email === "none"
      ? nothing
      : field(
          "email",
          t(rules.email === "required" ? "emailLabel" : "emailOptional"),
          "email",
          "email",
          t("emailHelp"),
        );
  }

  function field(
    which: "author" | "email",
    label: string,
    type: string,
    autocomplete: string,
    help?: string,
  ) {
    const describedBy = [help && `help-${which}-${name}`, wrong(which) && `wrong-${which}-${name}`].filter(
      Boolean,
    );
    return wrapped(
      which,
      label,
      html`
        ${help ? html`<p class="help" part="help" id="help-${which}-${name}">${help}</p>` : nothing}
        <input
          id="${which}-${name}"
          part="field"
          type=${type === "email" ? "email" : "text"}
          dir="auto"
          autocomplete=${autocomplete}
          aria-required=${which === "author" || rules.email === "required"}
          .value=${state[which]}
          aria-invalid=${wrong(which) ? "true" : nothing}
          aria-describedby=${describedBy.join(" ") || nothing}
          @input=${(event: Event) => ask("typed", which, (event.target as HTMLInputElement).value)}
        />
      `,
    );
  }
}

// Codes without a value ignore it.
export const sentence = ({ t }: View, { code, value = 0 }: Mend) => t(code as "textTooLong", value);
