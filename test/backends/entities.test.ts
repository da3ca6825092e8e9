import { expect } from "@open-wc/testing";
import { decoded, wordsOf } from "../../src/backends/entities.ts";

describe("character references", () => {
  it("become characters once, whichever way they are written", () => {
    expect(decoded("A &amp; B &#8217;x&#x2019; &quot;&#039;&apos;&lt;b&gt;")).to.equal("A & B ’x’ \"''<b>");
    expect(decoded("&amp;lt;b&amp;gt;")).to.equal("&lt;b&gt;");
  });

  it("stay as they stand where they are none", () => {
    expect(decoded("AT&T; &constructor; &nosuch; & &; &#; &#x; &#99999999;")).to.equal(
      "AT&T; &constructor; &nosuch; & &; &#; &#x; &#99999999;",
    );
  });

  it("never become what is no character", () => {
    expect(decoded("&#0;&#xd800;&#xDFFF;&#1114112;&#x1F642;")).to.equal("\ufffd\ufffd\ufffd\ufffd🙂");
  });
});

describe("the words of HTML", () => {
  it("keep their lines and paragraphs, and no tag", () => {
    expect(
      wordsOf("<p>One <b>two</b><br />\nthree</p>\n<p>Four &amp; <a href='https://x.test'>five</a></p>\n"),
    ).to.equal("One two\nthree\n\nFour & five");
  });

  it("keep what only looks like a tag", () => {
    expect(wordsOf("<p>1 &lt; 2, a < b and &lt;b&gt;</p>")).to.equal("1 < 2, a < b and <b>");
  });

  it("are found in time linear in what is given", () => {
    // Read anew from every "<" on, this would be 2 × 10¹⁰ steps: the runner's own limit would end it.
    expect(wordsOf("<a ".repeat(100_000))).to.have.length(299_999);
  });
});
