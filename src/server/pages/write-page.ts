/**
 * The page with the form. It is made for one reader and never kept: its key and receipt are of one comment, and a page
 * that a cache gave to two readers would make one comment of what both write. So the thread, which is kept, leads here.
 */
import { randomBytes, randomUUID } from "node:crypto";
import type { Comment, Guidelines } from "../../contract/records.ts";
import { isolated } from "../../i18n/isolated.ts";
import { directionOf } from "../../i18n/language.ts";
import { body, byline } from "./comment.ts";
import { errorSummary, field, hidden } from "./form.ts";
import { page, unlisted } from "./frame.ts";
import { html, textareaContent, type Markup } from "./markup.ts";
import type { Mend } from "./mends.ts";
import { queryOf, type PageView } from "./view.ts";

/** One comment on its way: sent twice, it is the same one. */
export interface Errand {
  idempotencyKey: string;
  receipt: string;
}

export const newErrand = (): Errand => ({
  idempotencyKey: randomUUID(),
  receipt: randomBytes(32).toString("base64url"),
});

export interface Typed {
  author: string;
  email: string;
  text: string;
  /** Whether the guidelines were read. */
  read: boolean;
}

export const nothingTyped: Typed = { author: "", email: "", text: "", read: false };

export interface FormShown {
  guidelines: Guidelines;
  /** The comment that is answered. */
  answered: Comment | null;
  errand: Errand;
  typed: Typed;
  mends: readonly Mend[];
  /** The receipt of what the same form brought before; `null` where it brought nothing. */
  before: string | null;
}

export function writePage(view: PageView, shown: FormShown): string {
  const { words, format } = view;
  const { answered, mends, guidelines, before } = shown;
  const label = answered ? words.replyLabel(format, isolated(answered.author ?? "")) : words.writeComment;
  const title = mends.length > 0 ? words.problemsHeading(format, mends.length) : label;
  return page(view, {
    title,
    head: unlisted,
    main: html`${errorSummary(view, mends)}
${before !== null && html`<p><a href="${queryOf(view, { receipt: before })}#own">${words.seeSent}</a></p>`}
<div class="head">
<h1>${label}</h1>
<p class="promise">${words.promise}</p>
</div>
${answered && quoted(view, answered)}
${notice(view, guidelines)}
${form(view, shown, label)}
<nav class="pages" aria-label="${words.pages}"><a href="${queryOf(view)}">${words.allComments}</a></nav>`,
  });
}

const quoted = (view: PageView, answered: Comment): Markup =>
  html`<section class="answered" aria-label="${view.words.answered}">
${byline(view, answered, false)}
${body(answered)}
</section>`;

function notice({ format }: PageView, { lang, title, introduction, rules, closing }: Guidelines): Markup {
  return html`<section class="notice" aria-labelledby="guidelines" lang="${lang}" dir="${directionOf(lang)}">
<h2 id="guidelines">${title}</h2>
<p id="guidelines-about">${introduction}</p>
<ol class="rules">
${rules.map(
  ({ label, explanation }, i) =>
    html`<li><span class="num">${format.number(i + 1)}</span> <span><b>${label}</b> <span class="muted">${explanation}</span></span></li>
`,
)}</ol>
${closing && html`<p>${closing}</p>`}
</section>`;
}

function form(
  view: PageView,
  { guidelines, answered, errand, typed, mends }: FormShown,
  label: string,
): Markup {
  const { words, site } = view;
  const required = site.email === "required";
  const unread = mends.find((mend) => mend.field === "read");
  // What browsers say of an empty field they say in their own language, and of one field at a time.
  return html`<form id="form" method="post" action="${queryOf(view, { reply: answered?.id })}" accept-charset="utf-8" novalidate aria-label="${label}">
${hidden({
  act: "post",
  ...errand,
  guidelinesVersion: String(guidelines.version),
  guidelinesLang: guidelines.lang,
})}
<div class="row${unread && " wrong"}">
${unread && html`<p class="why" id="wrong-read">${unread.sentence}</p>`}
<label class="check"><input id="read" type="checkbox" name="read" value="1" required${typed.read && html` checked`}${unread && html` aria-invalid="true" aria-describedby="wrong-read"`}> ${words.guidelinesAcknowledge}</label>
</div>
${field({
  name: "author",
  label: words.nameLabel,
  mends,
  control: (ties) => html`<input ${ties} type="text" autocomplete="name" required value="${typed.author}">`,
})}
${
  site.email !== "none" &&
  field({
    name: "email",
    label: required ? words.emailLabel : words.emailOptional,
    help: words.emailHelp,
    mends,
    control: (ties) =>
      html`<input ${ties} type="email" autocomplete="email"${required && html` required`} value="${typed.email}">`,
  })
}
${field({
  name: "text",
  label: answered ? label : words.textLabel,
  about: "guidelines-about",
  mends,
  control: (ties) => html`<textarea ${ties} rows="8" required>${textareaContent(typed.text)}</textarea>`,
})}
<div class="trap" aria-hidden="true"><label for="website">${words.leaveEmpty}</label> <input id="website" name="website" tabindex="-1" autocomplete="off"></div>
<div class="send"><button class="button main">${answered ? words.sendReply : words.send}</button> <span class="help">${words.readFirst}</span></div>
</form>`;
}
