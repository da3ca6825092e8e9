import { expect } from "@open-wc/testing";
import { sanitize } from "../../src/ui/sanitize.ts";

/** What came of it, as markup. */
// oxlint-disable-next-line no-restricted-properties -- it is read only
const madeOf = (source: string): string | undefined => sanitize(source)?.innerHTML;
const rel = 'rel="nofollow ugc noopener noreferrer"';

function depthOf(element: Element): number {
  return 1 + Math.max(0, ...[...element.children].map(depthOf));
}

describe("what stays", () => {
  const same: [what: string, html: string][] = [
    ["paragraphs and line breaks", "<p>One<br>two</p><p>three</p>"],
    ["emphasis", "<p><strong>a</strong> <b>b</b> <em>c</em> <i>d</i> <s>e</s> <del>f</del> <ins>g</ins></p>"],
    ["quotations", "<blockquote><p>She said <q>no</q>.</p></blockquote>"],
    ["lists", "<ul><li>one<ol><li>two</li></ol></li></ul>"],
    ["code", "<pre><code>if (a &lt; b)\n  c();</code></pre>"],
    ["small letters above and below", "<p>m<sup>2</sup>, H<sub>2</sub>O</p>"],
    ["a line", "<p>a</p><hr><p>b</p>"],
    ["words alone", "a &lt; b &amp;&amp; c"],
  ];
  for (const [what, html] of same) it(what, () => expect(madeOf(html)).to.equal(html));

  const other: [what: string, html: string, made: string][] = [
    ["headings, as strong words", "<h1>News</h1><p>a</p>", "<div><strong>News</strong></div><p>a</p>"],
    [
      "the words of tables, apart",
      "<table><tr><td>a</td><td>b</td></tr></table>",
      "<div><div><div><div>a</div><div>b</div></div></div></div>",
    ],
    ["what an image is called", '<p>Fine <img alt=":-)" src="https://a.example/b"></p>', "<p>Fine :-)</p>"],
    ["the words of what is not known", "<p><u>a</u> <span class=b>c</span> <x-y>d</x-y></p>", "<p>a c d</p>"],
    ["an older name of the same", "<strike>a</strike>", "<s>a</s>"],
  ];
  for (const [what, html, made] of other) it(what, () => expect(madeOf(html)).to.equal(made));
});

describe("links", () => {
  const kept: [href: string, as: string][] = [
    ["https://news.example/a?b=c#d", "https://news.example/a?b=c#d"],
    ["HTTP://news.example", "http://news.example/"],
    ["  https://news.example/a b ", "https://news.example/a%20b"],
    ["mailto:desk@news.example", "mailto:desk@news.example"],
    // Relative on a page that has the same scheme.
    ["https:a", "https://a/"],
  ];
  for (const [href, as] of kept)
    it(`lead to ${href}`, () =>
      expect(madeOf(`<a href="${href}" target="_top" ping="/p">a</a>`)).to.equal(
        `<a href="${as}" ${rel}>a</a>`,
      ));

  it("are read however they are written", () => {
    for (const tag of [
      "<A HREF=https://news.example/>",
      "<a\thref = 'https://news.example/'>",
      "<a/href=https://news.example/ title='>'>",
      '<a title=">" href="https://news.example/">',
      "<a href=https://news.example/ title=it's>",
    ])
      expect(madeOf(`${tag}words</a>`), tag).to.equal(`<a href="https://news.example/" ${rel}>words</a>`);
  });

  const dropped = [
    "",
    "/a",
    "a",
    "//evil.invalid",
    "#a",
    "?a",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "&#1;javascript:alert(1)",
    "java\u0000script:alert(1)",
    "data:text/html,a",
    "vbscript:a",
    "blob:https://news.example/a",
    "file:///etc/passwd",
    "ftp://news.example",
    "tel:1",
    "sms:1",
    "view-source:https://news.example",
    "about:blank",
    "https://",
    "https://[",
    "httpsx://news.example",
  ];
  for (const href of dropped)
    it(`do not lead to ${JSON.stringify(href)}`, () =>
      expect(madeOf(`<p><a href="${href}">words</a></p>`)).to.equal("<p>words</p>"));

  it("have words", () => {
    expect(madeOf('<p>a <a href="https://news.example"><img src=b></a></p>')).to.equal("<p>a </p>");
  });
});

describe("what goes", () => {
  it("every attribute but the address of a link", () => {
    const attributes =
      "id=a class=b style=color:red name=c part=d slot=e is=f title=g lang=ckb dir=rtl tabindex=0 hidden popover " +
      'role=alert aria-label=h data-i=j onclick=k() autofocus contenteditable cite="https://l" start=9 translate=no ' +
      "exportparts=m nonce=n accesskey=o draggable=true itemprop=p xmlns=q xlink:href=r inert";
    for (const name of ["p", "blockquote", "ul", "li", "code", "em", "div", "h2", "td", "q", "ol"])
      expect(madeOf(`<${name} ${attributes}>a</${name}>`)).to.not.match(/ [\w-]+=/);
  });

  it("what no reader should see, with its words", () => {
    for (const name of ["script", "style", "svg", "math", "template", "noscript", "iframe", "title", "xmp"])
      expect(madeOf(`<p>a</p><${name}>b</${name}>`)).to.equal("<p>a</p>");
  });

  it("all of it, where nothing is left", () => {
    for (const empty of [
      "",
      " \n",
      "<p></p>",
      "<script>a</script>",
      "<br><br>",
      "<ul><li></li></ul>",
      "<hr>",
    ])
      expect(sanitize(empty), empty).to.equal(null);
  });
});

describe("lists", () => {
  it("hold items only, and items stand in lists", () => {
    expect(madeOf("<li>a</li>")).to.equal("<div>a</div>");
    expect(madeOf("<ul>a<p>b</p>\n<li>c</li></ul>")).to.equal(
      "<ul><li>a</li><li><p>b</p></li><li>c</li></ul>",
    );
    expect(madeOf("<ul><ul><li>a</li></ul></ul>")).to.equal("<ul><li><ul><li>a</li></ul></li></ul>");
  });
});

describe("direction", () => {
  const directions = (source: string) =>
    [...sanitize(source)!.querySelectorAll<HTMLElement>("*")].map(({ dir }) => dir || "-");

  it("is said where it turns only", () => {
    expect(directions("<p>One</p><p>two</p>")).to.deep.equal(["-", "-"]);
    expect(directions("<p>سڵاو</p><p>ھەڤاڵ</p>")).to.deep.equal(["-", "-"]);
    expect(directions("<p>One</p><p>سڵاو</p><p>123</p>")).to.deep.equal(["-", "rtl", "-"]);
    expect(directions("<p>سڵاو</p><blockquote><p>One</p></blockquote>")).to.deep.equal(["-", "ltr", "-"]);
    expect(directions("<ul><li>One</li><li>سڵاو</li></ul>")).to.deep.equal(["-", "-", "rtl"]);
  });

  it("is not of what stands within a line", () => {
    expect(directions("<p>One <em>سڵاو</em></p>")).to.deep.equal(["-", "-"]);
  });
});

describe("bounds", () => {
  it("six elements stand one in the other; further in, only words do", () => {
    for (const name of ["blockquote", "div", "b", "ul><li", "i", "table><tr><td"]) {
      const made = sanitize(`${`<${name}>a `.repeat(300)}the last words`)!;
      expect(depthOf(made), name).to.be.at.most(8);
      expect(made.textContent).to.match(/^(a\s+){100,300}the last words$/);
    }
  });

  const more: [what: string, source: string][] = [
    ["nested 5,000 deep", `${"<div>".repeat(5_000)}a`],
    ["5 MB of tags", "<b>".repeat(1_700_000)],
    ["one tag more", "<br>a".repeat(1_001)],
    ["one character more", "a".repeat(65_537)],
    ["emphasis that makes a square of elements", `<p>${"<b><i><s>".repeat(3)}${"<p>a".repeat(500)}`],
  ];
  for (const [what, source] of more) it(`not read: ${what}`, () => expect(sanitize(source)).to.equal(null));

  it("as much as that is read", () => {
    expect(sanitize("<br>a".repeat(1_000))!.children.length).to.equal(1_000);
    expect(sanitize("a".repeat(65_536))).to.not.equal(null);
    // With their attributes these would be 90,000 elements, and take a minute.
    const dressed = Array.from({ length: 300 }, (_, i) => `<b title=${i}>`).join("");
    expect(sanitize(`<p>${dressed}${"<p>a".repeat(300)}`)!.textContent).to.equal("a".repeat(300));
  });
});
