/** As strings; that browsers read them so is for `test/e2e/hostile-documents.test.ts`. */
import { expect, test } from "vitest";
import { html, jsonLd, lines, textareaContent, xml } from "../../../src/server/pages/markup.ts";

test("what is put into a template is text", () => {
  const hostile = `"><script>'&`;
  expect(html`<p title="${hostile}">${hostile}</p>`.toString()).toBe(
    '<p title="&quot;&gt;&lt;script&gt;&#39;&amp;">&quot;&gt;&lt;script&gt;&#39;&amp;</p>',
  );
});

test("what a template made is not escaped again, in lists neither", () => {
  const items = ["<a>", "b"].map((item) => html`<li>${item}</li>`);
  expect(html`<ol>${items}</ol>`.toString()).toBe("<ol><li>&lt;a&gt;</li><li>b</li></ol>");
});

test("nothing is shown of what is not there", () => {
  expect(html`<p>${false}${null}${undefined}${""}${0}</p>`.toString()).toBe("<p>0</p>");
});

test("a carriage return stays one", () => {
  expect(html`<p>${"a\rb\r\nc"}</p>`.toString()).toBe("<p>a&#13;b&#13;\nc</p>");
  expect(xml`<p>${["\r"]}</p>`.toString()).toBe("<p>&#13;</p>");
});

test("only XML shows what it cannot write as a replacement character", () => {
  const text = "\u0001\t\n\u007f\u0085\u000b\ufffe\ufdd0😀";
  expect(xml`<p>${text}</p>`.toString()).toBe("<p>\ufffd\t\n\u007f\u0085\ufffd\ufffd\ufdd0😀</p>");
  expect(html`<p>${text}</p>`.toString()).toBe(`<p>${text}</p>`);
});

test("data in a script is JSON without markup", () => {
  const text = "</script><!-- <script> ]]> & \u2028 \u2029";
  const script = jsonLd({ text }).toString();
  const json = /^<script type="application\/ld\+json">(.*)<\/script>$/s.exec(script)![1]!;
  expect(json).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(json)).toEqual({ text });
});

test("a text area's first line feed is not taken for its tag's", () => {
  expect(html`<textarea>${textareaContent("\na")}</textarea>`.toString()).toBe("<textarea>\n\na</textarea>");
});

test("lines are broken where they end, and keep their line feeds", () => {
  expect(lines("a\n<b>\n").toString()).toBe("a<br>\n&lt;b&gt;<br>\n");
});
