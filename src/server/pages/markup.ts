/**
 * All markup that the server makes: HTML, the XML of feeds, and JSON inside HTML. What is put into a template is text and
 * escaped, unless a template made it; no other file marks a string as markup (`test/sinks.test.ts`).
 *
 * Only what a parser would change or refuse is written otherwise than it stands, so that what is shown is what was sent.
 */
import { html as template, raw } from "hono/html";

/** Escaped already. */
export type Markup = ReturnType<typeof raw>;

type Template = (strings: TemplateStringsArray, ...values: unknown[]) => Markup;

/** Parsers of HTML and of XML read it as a line feed where it stands as itself. */
const carriageReturn = raw("&#13;");

/** XML 1.0 has no way to write these, not even by number. */
// oxlint-disable-next-line no-control-regex -- they are what it is about
const forbiddenInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** An HTML document, or a part of one. Attributes stand in double quotes. */
export const html: Template = (strings, ...values) =>
  // Without promises among its values a template is no promise.
  template(strings, ...values.map((value) => mapTexts(value, keepReturns))) as Markup;

/** An XML document, or a part of one. Texts of strangers are content, never attributes, whose line ends are changed. */
export const xml: Template = (strings, ...values) =>
  html(strings, ...values.map((value) => mapTexts(value, (text) => text.replace(forbiddenInXml, "\ufffd"))));

/** A script element that runs nothing: data for who reads the page by machine. */
export const jsonLd = (data: object): Markup =>
  html`<script type="application/ld+json">${raw(withoutMarkup(JSON.stringify(data)))}</script>`;

/** @param sheet A constant of ours: it is written as it stands. */
export const styleElement = (sheet: string): Markup => html`<style>${raw(sheet)}</style>`;

/** A line feed at its beginning belongs to the tag (HTML, 13.2.6.4.7), so one is put there for it. */
export const textareaContent = (text: string): Markup => html`${"\n"}${text}`;

/** A text whose lines stay lines where no style sheet keeps them. The line feeds stay as well, for who reads on. */
export const lines = (text: string): Markup =>
  html`${text.split("\n").map((line, i) => (i === 0 ? line : html`<br>${"\n"}${line}`))}`;

function mapTexts(value: unknown, change: (text: string) => unknown): unknown {
  if (typeof value === "string") return change(value);
  return Array.isArray(value) ? value.map((one) => mapTexts(one, change)) : value;
}

const keepReturns = (text: string): unknown =>
  text.includes("\r")
    ? text.split("\r").flatMap((part, i) => (i === 0 ? [part] : [carriageReturn, part]))
    : text;

/** What could end the script, begin another, or end a line in older JavaScript, as JSON can write it too. */
const withoutMarkup = (json: string): string =>
  json.replace(/[<>&\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
