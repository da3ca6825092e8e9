import { expect } from "@open-wc/testing";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import type { NewComment } from "../../src/contract/records.ts";
import { eventually } from "../helpers/eventually.ts";
import { cleanUp, emptyBrowser, mounted, type Mounted } from "./mounted.ts";

const sorani = "ھیوادارم وێستگەی نەخۆشخانەکە شەوانیش کراوە بێت، چونکە زۆر کەس شەوان کار دەکەن.";

async function sent(it: Mounted, text: string): Promise<Omit<NewComment, "receipt">> {
  let comment: Omit<NewComment, "receipt"> | undefined;
  it.element.addEventListener("afterword-submitted", (event) => (comment = event.comment), { once: true });
  await it.send(text);
  await eventually(() => comment, "nothing was submitted");
  return comment!;
}

const choose = (it: Mounted, lang: string) => {
  const select = it.find("[part=language] select") as HTMLSelectElement;
  select.value = lang;
  select.dispatchEvent(new Event("change"));
};

describe("what goes along with a comment", () => {
  // What tells the language comes at the first word; a reader takes longer to write one than a test does.
  before(() => import("../../src/widget/guiding.ts"));
  beforeEach(emptyBrowser);
  afterEach(cleanUp);

  it("is how long its author was at the form, and an empty field that they never saw", async () => {
    const it = await mounted();
    expect(it.all("[name=website]")).to.have.length(0);
    const before = performance.now();
    const { honeypot, writingTime } = await sent(it, "Hello there.");
    expect(honeypot).to.equal("");
    expect(writingTime).to.be.within(0, Math.ceil(performance.now() - before));
    expect(Number.isInteger(writingTime)).to.equal(true);
  });

  it("is what a program wrote into the field that nobody sees", async () => {
    const it = await mounted();
    await it.touch();
    const trap = it.find("[name=website]") as HTMLInputElement;
    trap.value = "https://casino.example";
    expect((await sent(it, "Hello there.")).honeypot).to.equal("https://casino.example");
  });

  it("has that field out of the way of people: unseen, unheard, not reached, not filled in by their browser", async () => {
    const it = await mounted();
    await it.touch();
    const trap = it.find("[name=website]") as HTMLInputElement;
    const { width, height } = trap.closest(".hidden")!.getBoundingClientRect();
    expect([width, height]).to.deep.equal([1, 1]);
    expect(trap.closest("[aria-hidden=true]")).to.not.equal(null);
    expect([trap.tabIndex, trap.autocomplete, trap.type]).to.deep.equal([-1, "off", "text"]);
  });

  it("begins to count anew with the next comment", async () => {
    const it = await mounted();
    await sent(it, "The first one.");
    await it.until("[part~=own-pending]");
    const before = performance.now();
    it.find("#author-").focus();
    const { writingTime } = await sent(it, "The second one.");
    expect(writingTime).to.be.at.most(Math.ceil(performance.now() - before));
  });

  describe("as its language", () => {
    it("is the one it is taken for, also where nobody paused", async () => {
      const it = await mounted();
      await it.write("#text-", "Something else.");
      expect((await sent(it, sorani)).lang).to.equal("ckb");
    });

    it("is none where it cannot be told", async () => {
      expect((await sent(await mounted(), "12, 13")).lang).to.equal(null);
    });

    it("is what its author says, in the draft and after a reload too", async () => {
      const backend = createMemoryBackend();
      const first = await mounted({ backend });
      await first.write("#text-", sorani);
      await first.until("[part=language]");
      expect((first.find("[part=language] select") as HTMLSelectElement).value).to.equal("ckb");
      choose(first, "fa");
      await first.write("#text-", `${sorani} بەڵێ.`);
      first.leave();
      const it = await mounted({ backend });
      it.find("#text-").focus();
      await it.until("[part=language]");
      expect((it.find("[part=language] select") as HTMLSelectElement).value).to.equal("fa");
      expect((await sent(it, `${sorani} بەڵێ.`)).lang).to.equal("fa");
    });

    it("is said to be another where its author says so, and asked for anew for the next comment", async () => {
      const it = await mounted();
      await it.write("#text-", sorani);
      await it.until("[part=language]");
      choose(it, "und");
      expect((await sent(it, sorani)).lang).to.equal("und");
      await it.until("[part~=own-pending]");
      it.find("#text-").focus();
      expect((await sent(it, sorani)).lang).to.equal("ckb");
    });

    it("can be corrected by the names that languages give themselves", async () => {
      const it = await mounted({ lang: "ckb" });
      await it.write("#text-", "Güzel bir yazı olmuş, çünkü hiç kimse böyle düşünmüyordu.");
      const row = await it.until("[part=language]");
      const select = row.querySelector("select")!;
      expect(row.querySelector("label")!.control).to.equal(select);
      expect([...select.options].map(({ value, lang }) => value + lang).join(" ")).to.equal(
        "enen ckbckb kmrkmr arar trtr fafa dede frfr eses und",
      );
      expect(select.value).to.equal("tr");
    });
  });
});
