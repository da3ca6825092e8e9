import { expect } from "@open-wc/testing";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import { loadLaterMessages } from "../../src/i18n/widget/load.ts";
import { worded, type Messages } from "../../src/widget/wording.ts";
import { eventually } from "../helpers/eventually.ts";
import { around, cleanUp, emptyBrowser, mounted, publish, type Mounted } from "./mounted.ts";

const title = "[part=title]";

/** What the console is told while this is done. */
async function said(act: (told: readonly string[]) => Promise<unknown>): Promise<string[]> {
  const lines: string[] = [];
  const { error } = console;
  console.error = (line: unknown) => void lines.push(String(line));
  try {
    await act(lines);
  } finally {
    console.error = error;
  }
  return lines;
}

async function withJson(json: string): Promise<Mounted> {
  const element = document.createElement("afterword-comments");
  element.backend = createMemoryBackend();
  for (const [name, value] of Object.entries({ thread: "k", lang: "en", loading: "eager" }))
    element.setAttribute(name, value);
  const data = document.createElement("script");
  data.type = "application/json";
  data.slot = "messages";
  data.textContent = json;
  element.append(data);
  document.body.append(element);
  const it = around(element);
  await it.until("[part=notice]");
  return it;
}

async function withMessages(messages: Messages, lang = "en"): Promise<Mounted> {
  const backend = createMemoryBackend();
  const id = await publish(backend);
  await publish(backend, { parent: id });
  const it = await mounted({ backend, lang });
  it.element.messages = messages;
  await it.touch();
  return it;
}

describe("words of a publisher's own", () => {
  beforeEach(emptyBrowser);
  afterEach(cleanUp);

  it("stand in place of ours, at first sight and later, and go when they are taken away", async () => {
    const it = await withMessages({ heading: "Discussion", draftSaved: "Kept." });
    await eventually(() => it.text(title) === "Discussion 2");
    await it.write("#text-", "Hello");
    await eventually(() => it.text("[part=below]").startsWith("Kept."));
    it.element.messages = { heading: "Letters" };
    await eventually(() => it.text(title) === "Letters 2");
    expect(it.text("[part=below]")).to.contain("Saved as you write");
    it.element.messages = null;
    await eventually(() => it.text(title) === "Comments 2");
  });

  it("are never preceded by ours", async () => {
    const element = document.createElement("afterword-comments");
    const it = around(element);
    const heard = new Set<string>();
    element.backend = createMemoryBackend();
    element.messages = { heading: "Discussion" };
    element.setAttribute("loading", "eager");
    document.body.append(element);
    new MutationObserver(() => it.all(title).forEach(() => heard.add(it.text(title)))).observe(
      element.shadowRoot ?? element.attachShadow({ mode: "open" }),
      { childList: true, subtree: true, characterData: true },
    );
    await it.until("[part=notice]");
    await it.element.updateComplete;
    expect([...heard].filter((one) => !one.startsWith("Discussion"))).to.deep.equal([]);
    expect(heard.size).to.be.greaterThan(0);
  });

  it("may be of several languages, of which each element takes its own", async () => {
    const messages: Messages = { en: { heading: "Discussion" }, ckb: { heading: "گفتوگۆ" } };
    const english = await withMessages(messages);
    await eventually(() => english.text(title).startsWith("Discussion"));
    const sorani = await withMessages(messages, "ckb");
    await eventually(() => sorani.text(title).startsWith("گفتوگۆ"));
    english.element.lang = "ar";
    await eventually(() => english.find("[part=base]").lang === "ar");
    expect(english.text(title)).to.match(/^\p{sc=Arab}/u);
    english.element.lang = "ckb";
    await eventually(() => english.text(title).startsWith("گفتوگۆ"));
  });

  it("are read as JSON from the page, without a script", async () => {
    const it = await withJson('{"heading": "Discussion", "send": "Send it in"}');
    expect(it.text(title)).to.match(/^Discussion/);
    expect(it.text("[part~=send]")).to.contain("Send it in");
  });

  it("that are no JSON leave ours, and are told on the console", async () => {
    const lines = await said(async () => {
      const it = await withJson("{ heading: 1 }");
      expect(it.text(title)).to.match(/^Comments/);
    });
    await eventually(() => lines.some((line) => line.includes("cannot read the messages of the page"))).catch(
      () => expect(lines.join("\n")).to.contain("cannot read the messages of the page"),
    );
  });

  it("that are null, or of languages that we do not speak, leave ours, and are told on the console", async () => {
    const lines = await said(async (told) => {
      const it = await withJson('{"heading": null, "send": "Send it in", "promise": {"one": "One"}}');
      expect(it.text(title)).to.match(/^Comments/);
      expect(it.text("[part~=send]")).to.contain("Send it in");
      expect(it.text("[part=promise]")).to.contain("read by a person");
      const others = await withJson('{"en": null, "pt": {"heading": "Debate"}}');
      expect(others.text(title)).to.match(/^Comments/);
      const strange = await withJson('{"pt": {"heading": "Debate"}}');
      expect(strange.text(title)).to.match(/^Comments/);
      await eventually(() => told.some((line) => line.includes("no message that is called pt")));
    });
    expect(lines.join("\n")).to.contain("cannot make the message heading");
    expect(lines.join("\n")).to.contain("cannot make the message promise");
  });

  it("take values by their place, written as the language does", async () => {
    const it = await withMessages(
      {
        counter: "{2} at most, {1} by now",
        moreReplies: { one: "# more", other: "# more" },
        repliesLabel: "What they said to {1} {2}",
        guidelinesReadOn: "read {1:ago}",
        shown: (f, shown, all) => `${f.number(shown)}/${f.number(all)}`,
        replyLabel: { other: "#" },
      },
      "ckb",
    );
    await eventually(() => it.text("[part=counter]") === "٢٬٠٠٠ at most, ٠ by now");
    expect(it.find("[part=replies]").getAttribute("aria-label")).to.equal(
      "What they said to \u2068Marit\u2069 {2}",
    );
    await it.press("#acknowledge");
    await it.until("details:not([open])");
    await eventually(() => it.text("[part=notice-read]").startsWith("read "));
    expect(it.text("[part=notice-read]")).not.to.contain("T");
  });

  it("that say a moment before the rest of the messages has come say its day", async () => {
    const iso = "2026-01-05T09:14:00Z";
    // Of a language that nothing else here speaks: what says its moments is loaded once for a page.
    const { messages, format } = await worded({ guidelinesReadOn: "{1:moment}" }, "fa");
    expect(messages.guidelinesReadOn(format, iso)).to.equal(format.date(iso));
    await loadLaterMessages("fa");
    expect(messages.guidelinesReadOn(format, iso)).to.equal(format.moment(iso));
    expect(format.moment(iso)).not.to.equal(format.date(iso));
  });

  it("take the plural form that the language has", async () => {
    const it = await withMessages({ foldReplies: { one: "just # below", other: "# below" } });
    it.element.dispatchEvent(new PointerEvent("pointerover"));
    await it.until("[part~=fold]");
    await eventually(() => it.text("[part~=fold]").endsWith("just 1 below"));
  });

  it("that fail are ours again, and are told on the console", async () => {
    const lines = await said(async () => {
      const it = await withMessages({
        counter: () => {
          throw new Error("no such unit");
        },
      });
      await eventually(() => it.text("[part=counter]") === "0 of 2,000");
    });
    await eventually(() =>
      lines.some((line) => line.includes("cannot make the message counter: no such unit")),
    );
  });

  it("that we have no place for are told on the console once", async () => {
    const lines = await said(async () => {
      const strange = { headng: "Discussion", draftSaved: "Kept." } as Messages;
      const it = await withMessages(strange);
      it.element.messages = { ...strange };
      await it.until(title);
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    expect(lines.filter((line) => line.includes("headng"))).to.have.length(1);
    expect(lines.filter((line) => line.includes("draftSaved"))).to.have.length(0);
  });
});
