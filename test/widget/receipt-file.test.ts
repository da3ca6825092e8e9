import { expect } from "@open-wc/testing";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import type { OwnComment } from "../../src/contract/records.ts";
import { fileName, receiptText } from "../../src/widget/receipt-file.ts";
import type { WidgetTerms } from "../../src/widget/services.ts";
import type { Own } from "../../src/widget/state.ts";
import { widgetWords } from "../helpers/words.ts";
import { eventually } from "../helpers/eventually.ts";
import { cleanUp, emptyBrowser, mounted } from "./mounted.ts";

const place = { site: "herald", key: "street-lights", lang: "en" };
const text = "The lamps  should stay on.\n\n\tکارێزەکان 🙂 ";
const hash = "ab".repeat(32);
const comment: OwnComment = {
  id: "0192f0c1-0000-7000-8000-000000000000",
  key: "street-lights",
  parent: null,
  author: "Ines",
  text,
  lang: "en",
  received: "2026-11-22T08:00:01.500Z",
  sha256: null,
  state: "rejected",
  outcome: {
    decided: "2026-11-23T09:00:00.000Z",
    guideline: { id: "attacks", number: 4, label: "No attacks" },
    note: "Less sharp.",
  },
  waiting: null,
  appeal: null,
  mayAppeal: false,
};
const own: Own = {
  receipt: "the-secret",
  form: "",
  author: "Ines",
  text,
  sent: "2026-11-22T08:00:00.000Z",
  comment,
  sending: null,
  tried: true,
  cancelled: null,
};

describe("the receipt as a file", () => {
  let t: WidgetTerms;
  let title: string;
  before(async () => {
    t = await widgetWords("en");
    title = document.title;
    document.title = "Street lights: what next?";
  });
  after(() => (document.title = title));
  beforeEach(emptyBrowser);
  afterEach(cleanUp);

  it("is named by date, site and article, in any script", () => {
    expect(fileName(place, own)).to.equal("receipt-2026-11-22-herald-Street-lights-what-next.txt");
    document.title = "کارێز: ئاو/ژیان";
    expect(fileName(place, own)).to.equal("receipt-2026-11-22-herald-کارێز-ئاو-ژیان.txt");
    document.title = "Street lights: what next?";
  });

  it("holds all that its author may want to show, and the text as it was sent", () => {
    const file = receiptText(place, own, t).replace(/[\u2068\u2069]/g, "");
    for (const line of [
      "Receipt of a comment",
      "Site: herald",
      "Article: Street lights: what next?",
      comment.id,
      "Name: Ines",
      "Sent: 2026-11-22 08:00:00 UTC",
      "Received: 2026-11-22 08:00:01 UTC",
      "State: Not published",
      "Decided: 2026-11-23 09:00:00 UTC",
      "It rests on guideline 4: No attacks.",
      "From the moderator: Less sharp.",
      "the-secret",
    ]) {
      expect(file.split("\n")).to.include(line);
    }
    expect(file.endsWith(`\n\n${text}\n`)).to.equal(true);
    expect(Math.max(...file.split("\n").map((line) => line.length))).to.be.lessThan(80);
  });

  it("computes the fingerprint where the backend gave none", async () => {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    const expected = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join(
      "",
    );
    expect(receiptText(place, own, t).split("\n")).to.include(expected);
    const given = { ...own, comment: { ...comment, sha256: hash } };
    expect(receiptText(place, given, t).split("\n")).to.include(hash);
  });

  it("is written in the reader's language", async () => {
    const file = receiptText(place, own, await widgetWords("ckb"));
    expect(file).to.match(/^پسوولەی لێدوان\n/);
    expect(file).to.contain("دەقەکە، ڕێک وەک نێردراوە:");
  });

  it("is given to the reader as a link to a text in UTF-8", async () => {
    const it = await mounted({ backend: createMemoryBackend() });
    await it.send("Hello");
    await it.until("[part~=own-pending]");
    const blobs: Blob[] = [];
    const links: HTMLAnchorElement[] = [];
    const made = Object.getOwnPropertyDescriptor(URL, "createObjectURL")!;
    const createObjectURL = URL.createObjectURL.bind(URL);
    const before = Object.getOwnPropertyDescriptor(HTMLElement.prototype, "click")!;
    URL.createObjectURL = (blob: Blob) => (blobs.push(blob), createObjectURL(blob));
    HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
      links.push(this);
    };
    try {
      it.all("[part~=own-pending] [part=action]").at(-1)!.click();
      await eventually(() => links.length === 1, "no link");
    } finally {
      Object.defineProperty(URL, "createObjectURL", made);
      Object.defineProperty(HTMLAnchorElement.prototype, "click", before);
    }
    expect(links[0]!.href).to.match(/^blob:/);
    expect(links[0]!.download).to.match(/^receipt-\d{4}-\d\d-\d\d-default-.*\.txt$/);
    expect(blobs[0]!.type).to.equal("text/plain;charset=utf-8");
    expect(await blobs[0]!.text()).to.contain("\n\nHello\n");
  });
});
