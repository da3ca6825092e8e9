/** The pages before the desk: signing in, and making the account that an invitation allows. */
import { html, nothing, type TemplateResult } from "lit";
import { acceptInvitation, leastPassword, signIn } from "../entering.ts";
import { sentenceFor, type Services } from "../services.ts";
import type { DeskState, Entry, Field } from "../state.ts";
import { languageChoice } from "./language-choice.ts";

interface FieldView {
  name: Field;
  label: string;
  type: "text" | "email" | "password";
  autocomplete: AutoFill;
  help?: string;
}

export function signInPage(services: Services, state: DeskState): TemplateResult {
  const { t } = services;
  const { entry, signedOut } = state;
  const why = { "at-first": "signInWhy", ended: "signInAgain", "by-choice": "signedOut" } as const;
  const onSubmit = (event: SubmitEvent) => {
    const values = valuesOf(event);
    void signIn(services, { email: values("email").trim(), password: values("password") });
  };
  return page(
    services,
    t("signIn"),
    html`<p class="muted">${t(why[signedOut])}</p>
      <form method="post" novalidate @submit=${onSubmit}>
        ${formError(entry)} ${field(entry, { name: "email", label: t("email"), type: "email", autocomplete: "username" })}
        ${field(entry, { name: "password", label: t("password"), type: "password", autocomplete: "current-password" })}
        ${submit(entry, t("signIn"), t("signingIn"))}
      </form>`,
  );
}

export function invitationPage(services: Services, state: DeskState, token: string): TemplateResult {
  const { t } = services;
  const { entry, invitation, failed } = state;
  if (failed)
    return page(
      services,
      t("invitation"),
      html`<p role="alert">${sentenceFor(services, failed.failure)}</p>`,
    );
  if (invitation === "checking")
    return page(services, t("invitation"), html`<p class="muted later">${t("loading")}</p>`);
  if (invitation !== "good") {
    const sentence = t(invitation === "spent" ? "invitationSpent" : "invitationUnknown");
    return page(services, t("invitation"), html`<p>${sentence}</p><p><a href="/">${t("signIn")}</a></p>`);
  }
  const onSubmit = (event: SubmitEvent) => {
    const values = valuesOf(event);
    void acceptInvitation(services, {
      token,
      name: values("name").trim(),
      email: values("email").trim(),
      password: values("password"),
    });
  };
  return page(
    services,
    t("invitation"),
    html`<p class="muted">${t("invitationWhy")}</p>
      <form method="post" novalidate @submit=${onSubmit}>
        ${formError(entry)}
        ${field(entry, { name: "name", label: t("yourName"), type: "text", autocomplete: "name", help: t("yourNameHelp") })}
        ${field(entry, { name: "email", label: t("email"), type: "email", autocomplete: "username" })}
        ${field(entry, {
          name: "password",
          label: t("password"),
          type: "password",
          autocomplete: "new-password",
          help: t("passwordHelp", leastPassword),
        })}
        ${submit(entry, t("makeAccount"), t("makingAccount"))}
      </form>`,
  );
}

function page(services: Services, heading: string, content: TemplateResult): TemplateResult {
  return html`<main class="entry">
    <p class="entry-desk">${services.t("desk")}</p>
    <h1 tabindex="-1">${heading}</h1>
    ${content} ${languageChoice(services)}
  </main>`;
}

function valuesOf(event: SubmitEvent): (name: Field) => string {
  event.preventDefault();
  const data = new FormData(event.target as HTMLFormElement);
  return (name) => {
    const value = data.get(name);
    return typeof value === "string" ? value : "";
  };
}

function formError({ errors }: Entry) {
  return errors.form
    ? html`<p class="error" role="alert" tabindex="-1" data-error>${errors.form}</p>`
    : nothing;
}

function field({ errors }: Entry, { name, label, type, autocomplete, help }: FieldView): TemplateResult {
  const error = errors[name];
  const described = [help && `${name}-help`, error && `${name}-error`].filter(Boolean).join(" ");
  return html`<div class="field">
    <label for=${name}>${label}</label>
    ${help ? html`<p class="muted small" id="${name}-help">${help}</p>` : nothing}
    ${error ? html`<p class="error small" id="${name}-error">${error}</p>` : nothing}
    <input
      id=${name}
      name=${name}
      type=${type}
      dir=${type === "text" ? "auto" : "ltr"}
      autocomplete=${autocomplete}
      aria-required="true"
      aria-invalid=${error ? "true" : "false"}
      aria-describedby=${described || nothing}
      ?data-error=${error !== undefined}
    />
  </div>`;
}

function submit({ busy }: Entry, label: string, busyLabel: string): TemplateResult {
  return html`<button class="button button--filled" ?disabled=${busy}>${busy ? busyLabel : label}</button>`;
}
