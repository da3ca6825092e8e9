import { expect } from "@open-wc/testing";
import { html, render } from "lit";
import { keyed } from "../../src/widget/keyed.ts";

const drawn = (host: HTMLElement, ...keys: string[]): string => {
  const values = keys.map((key) => html`<i>${key}</i>`);
  render(html`${keyed(keys, values)}`, host);
  return host.textContent.trim();
};

describe("a list with keys", () => {
  it("moves what is drawn, and takes away what has left", () => {
    const host = document.createElement("div");
    expect(drawn(host, "a", "b", "c")).to.equal("abc");
    const [a] = host.querySelectorAll("i");
    expect(drawn(host, "c", "a")).to.equal("ca");
    expect(host.querySelectorAll("i")[1]).to.equal(a);
  });

  it("leaves nothing behind of what it was given twice", () => {
    const host = document.createElement("div");
    expect(drawn(host, "a", "b", "a")).to.equal("aba");
    expect(drawn(host, "a", "b", "a", "c")).to.equal("abac");
    expect(drawn(host, "b", "c")).to.equal("bc");
  });
});
