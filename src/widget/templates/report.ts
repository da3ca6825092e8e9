import { html, nothing } from "lit";
import type { Comment } from "../../contract/records.ts";
import { isolated } from "../../i18n/isolated.ts";
import { addressOf } from "../place.ts";
import { saveText } from "../save-text.ts";
import type { FieldName, ReportDraft, ReportPanel, ReportReceipt } from "../state.ts";
import type { View } from "../view.ts";
import { errorSummary } from "./errors.ts";
import { sentence } from "./form.ts";

/** The form that reports a comment; once the report has arrived, its receipt. */
export function report(view: View, comment: Comment, panel: ReportPanel) {
  return panel.receipt ? receiptOf(view, comment, panel.receipt) : reportForm(view, comment, panel);
}

function receiptOf(view: View, { id }: Comment, { id: number, received, reason }: ReportReceipt) {
  const { t, ask } = view;
  const arrived = t("reportArrived", received, isolated(number));
  const save = () =>
    saveText(
      `report-${number}.txt`,
      [arrived, t("reportedFor", isolated(reasonOf(view, reason))), addressOf(id), ""].join("\n"),
    );
  return html`
    <p part="report-receipt"><b>${arrived}</b></p>
    <p part="note">${t("reportNext")}</p>
    <div class="acts" part="actions">
      <button class="act" part="action save" @click=${save}>${t("saveReceipt")}</button>
      <button class="act" part="action close" @click=${() => ask("closePanel")}>${t("close")}</button>
    </div>
  `;
}

function reasonOf({ state, t }: View, reason: string): string {
  if (reason === "illegal" || reason === "other") return t(reason);
  // A guideline that no longer stands is told by its id.
  return state.view?.guidelines.rules.find(({ id }) => id === reason)?.label ?? reason;
}

function reportForm(view: View, { id }: Comment, { draft, mends, sending }: ReportPanel) {
  const { state, t, format, ask } = view;
  const { reason, unnamed } = draft;
  const name = `report-${id}`;
  const { lang = "", rules = [] } = state.view?.guidelines ?? {};
  const reasons: Reason[] = [
    ...rules
      .map((rule, i) => ({ ...rule, number: format.number(i + 1), lang }))
      .filter(({ ground }) => ground),
    { id: "other", label: t("other") },
    { id: "illegal", label: t("illegal") },
  ];
  const illegal = reason === "illegal";
  const submit = (event: Event) => {
    event.preventDefault();
    ask("sendReport");
  };
  return html`
    <form class="report" part="report-form" novalidate @submit=${submit}>
      ${mends.length ? errorSummary(view, name, mends) : nothing}
      <fieldset part="reasons" aria-describedby=${wrong("reason") ? `wrong-reason-${name}` : nothing}>
        <legend part="label">${t("reportReason")}</legend>
        ${why("reason")}
        ${reasons.map(choice)}
      </fieldset>
      ${row(
        "explanation",
        t(illegal ? "explainIllegal" : reason === "other" ? "explainOther" : "explain"),
        illegal ? t("explainIllegalHelp") : "",
        (attributes) => html`
          <textarea
            id=${attributes.id}
            part="field text-field"
            rows="4"
            dir="auto"
            aria-required=${illegal || reason === "other"}
            aria-invalid=${attributes.invalid}
            aria-describedby=${attributes.describedBy}
            .value=${draft.explanation}
            @input=${typed("explanation")}
          ></textarea>
        `,
      )}
      ${illegal ? notice() : nothing}
      <p class="help" part="help">${t("reportAddress")} <span class="address" part="address" dir="ltr">${addressOf(id)}</span></p>
      <div class="send" part="actions">
        <button class="button main" part="button send-report" aria-disabled=${sending ? "true" : nothing}>
          <span ?data-off=${sending}>${t("sendReport")}</span>
          <span ?data-off=${!sending}>${t("sending")}</span>
        </button>
        <button class="button" part="button cancel" type="button" @click=${() => ask("closePanel")}>
          ${t("cancel")}
        </button>
      </div>
    </form>
  `;

  /** What a notice of illegal content needs beside its explanation (EU Digital Services Act, Article 16, 2). */
  function notice() {
    return html`
      ${check("unnamed", unnamed, t("reportUnnamed"))}
      ${unnamed ? nothing : html`${field("author", "name", t("nameLabel"), "name")} ${field("email", "email", t("emailLabel"), "email", t("emailHelp"))}`}
      ${check("goodFaith", draft.goodFaith, t("goodFaith"))}
    `;
  }

  function choice(one: Reason, i: number) {
    // The summary of what is to be mended leads to the first.
    return html`
      <label class="choice" part="reason">
        <input
          part="radio"
          type="radio"
          name="reason-${name}"
          id=${i === 0 ? `reason-${name}` : nothing}
          .checked=${reason === one.id}
          @change=${() => ask("reportChanged", { reason: one.id })}
        />
        <span class="num" part="rule-number">${one.number}</span> <span lang=${one.lang ?? nothing}>${one.label}</span>
      </label>
    `;
  }

  function check(which: "unnamed" | "goodFaith", checked: boolean, label: string) {
    const toggle = (event: Event) =>
      ask("reportChanged", { [which]: (event.target as HTMLInputElement).checked });
    const field = which === "goodFaith" ? which : null;
    return html`
      <div class=${field && wrong(field) ? "wrong" : ""}>
        ${field ? why(field) : nothing}
        <label class="ack" part="check">
          <input
            id="${which}-${name}"
            part="checkbox"
            type="checkbox"
            .checked=${checked}
            aria-invalid=${field && wrong(field) ? "true" : nothing}
            aria-describedby=${field && wrong(field) ? `wrong-${field}-${name}` : nothing}
            @change=${toggle}
          />
          ${label}
        </label>
      </div>
    `;
  }

  function field(
    which: "author" | "email",
    key: "name" | "email",
    label: string,
    autocomplete: string,
    help = "",
  ) {
    return row(
      which,
      label,
      help,
      (attributes) => html`
        <input
          id=${attributes.id}
          part="field"
          type=${key === "email" ? "email" : "text"}
          dir="auto"
          autocomplete=${autocomplete}
          aria-required="true"
          aria-invalid=${attributes.invalid}
          aria-describedby=${attributes.describedBy}
          .value=${draft[key]}
          @input=${typed(key)}
        />
      `,
    );
  }

  function row(which: FieldName, label: string, help: string, control: (attributes: Attributes) => unknown) {
    const describedBy = [help && `help-${which}-${name}`, wrong(which) && `wrong-${which}-${name}`];
    return html`
      <div class=${wrong(which) ? "row wrong" : "row"} part="row">
        <label for="${which}-${name}" part="label">${label}</label>
        ${why(which)} ${help ? html`<p class="help" part="help" id="help-${which}-${name}">${help}</p>` : nothing}
        ${control({
          id: `${which}-${name}`,
          invalid: wrong(which) ? "true" : nothing,
          describedBy: describedBy.filter(Boolean).join(" ") || nothing,
        })}
      </div>
    `;
  }

  function typed(key: keyof ReportDraft) {
    return (event: Event) => ask("reportChanged", { [key]: (event.target as HTMLInputElement).value });
  }

  function wrong(which: FieldName) {
    return mends.find((mend) => mend.field === which);
  }

  function why(which: FieldName) {
    const mend = wrong(which);
    return mend
      ? html`<p class="why" part="error" id="wrong-${which}-${name}">${sentence(view, mend)}</p>`
      : nothing;
  }
}

interface Reason {
  id: string;
  label: string;
  /** Of a guideline: its number and its language. */
  number?: string;
  lang?: string;
}

interface Attributes {
  id: string;
  invalid: string | typeof nothing;
  describedBy: string | typeof nothing;
}
