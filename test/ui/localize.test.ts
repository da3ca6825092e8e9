import { expect } from "@open-wc/testing";
import type { ReactiveControllerHost } from "lit";
import { createFormat, type Format, type Language } from "../../src/i18n/format.ts";
import { Localize } from "../../src/ui/localize.ts";

const english = { hello: "Hello", many: (f: Format, n: number) => `${f.number(n)} things` };

function host() {
  const asked = { updates: 0 };
  const element = {
    addController: () => {},
    requestUpdate: () => void asked.updates++,
  } as unknown as ReactiveControllerHost;
  return { element, asked };
}

describe("Localize", () => {
  it("makes sentences and asks for one update when a language arrives", async () => {
    const { element, asked } = host();
    const localize = new Localize<typeof english>(element, async () => ({
      messages: english,
      format: createFormat("en"),
    }));
    expect(localize.format).to.equal(undefined);
    await localize.use("en");
    expect(localize.t("hello")).to.equal("Hello");
    expect(localize.t("many", 2000)).to.equal("2,000 things");
    expect(asked.updates).to.equal(1);
    await localize.use("en");
    expect(asked.updates).to.equal(1);
  });

  it("speaks the language asked for last, whichever arrives last", async () => {
    const arrive: Partial<Record<Language, () => void>> = {};
    const { element } = host();
    const localize = new Localize<typeof english>(element, async (lang) => {
      await new Promise<void>((resolve) => (arrive[lang] = resolve));
      return { messages: { ...english, hello: lang }, format: createFormat("en") };
    });
    const asked = [localize.use("ar"), localize.use("ckb")];
    arrive.ckb?.();
    arrive.ar?.();
    await Promise.all(asked);
    expect(localize.t("hello")).to.equal("ckb");
  });

  it("adds the rest of the messages, also when the language changes", async () => {
    const { element } = host();
    const localize = new Localize<typeof english & { bye: string }>(element, async (lang) => ({
      messages: { ...english, hello: lang },
      format: createFormat("en"),
    }));
    await localize.use("ar");
    await localize.add(async (lang) => ({ bye: `bye ${lang}` }));
    expect([localize.t("hello"), localize.t("bye")]).to.deep.equal(["ar", "bye ar"]);
    await localize.use("ckb");
    expect([localize.t("hello"), localize.t("bye")]).to.deep.equal(["ckb", "bye ckb"]);
  });

  it("keeps the rest when the first messages arrive after it", async () => {
    const arrivals: (() => void)[] = [];
    const { element } = host();
    const localize = new Localize<typeof english & { bye: string }>(element, async () => {
      await new Promise<void>((resolve) => arrivals.push(resolve));
      return { messages: english, format: createFormat("en") };
    });
    const asked = [localize.use("en"), localize.add(async () => ({ bye: "Bye" }))];
    arrivals.toReversed().forEach((arrive) => arrive());
    await Promise.all(asked);
    expect(localize.t("bye")).to.equal("Bye");
  });

  it("says that the rest is there only once it can be said, also where another language overtook it", async () => {
    const arrive: Partial<Record<Language, () => void>> = {};
    const { element } = host();
    const localize = new Localize<typeof english & { bye: string }>(element, async (lang) => {
      if (lang === "ar") await new Promise<void>((resolve) => (arrive.ar = resolve));
      return { messages: english, format: createFormat("en") };
    });
    await localize.use("en");
    const added = localize.add(async (lang) => ({ bye: `bye ${lang}` })).then(() => localize.t("bye"));
    const used = localize.use("ar");
    setTimeout(() => arrive.ar?.());
    expect(await added).to.equal("bye ar");
    await used;
  });

  it("says so too where two parts bring it, one right after the other", async () => {
    const { element } = host();
    const localize = new Localize<typeof english & { bye: string }>(element, async () => ({
      messages: english,
      format: createFormat("en"),
    }));
    await localize.use("en");
    const slowly = (ms: number) => async () => {
      await new Promise((resolve) => setTimeout(resolve, ms));
      return { bye: "Bye" };
    };
    const parts = [localize.add(slowly(0)), localize.add(slowly(20))];
    for (const part of parts) expect(await part.then(() => localize.t("bye"))).to.equal("Bye");
  });
});
