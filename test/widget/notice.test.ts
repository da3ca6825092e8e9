import { expect } from "@open-wc/testing";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import type { Guideline, Guidelines, NewComment } from "../../src/contract/records.ts";
import { eventually } from "../helpers/eventually.ts";
import { isAccessible } from "./accessible.ts";
import { around, cleanUp, emptyBrowser, inScheme, mounted, type Mounted } from "./mounted.ts";

const rule = (id: string, label: string, explanation = `About ${label}.`): Guideline => ({
  id,
  label,
  explanation,
  ground: true,
});
const first = [rule("a", "Be brief"), rule("b", "Be fair"), rule("c", "Be here")];
const second = [rule("b", "Be fair", "Always."), rule("c", "Be here"), rule("d", "Be kind")];

const backendOf = (version: number, rules: Guideline[], lang = "en") =>
  createMemoryBackend({
    guidelines: (): Guidelines => ({
      version,
      lang,
      title: "Rules",
      introduction: "Read these.",
      rules,
      closing: "Thanks.",
    }),
  });

async function readThen(before: () => Promise<Mounted>, after: () => Promise<Mounted>): Promise<Mounted> {
  const it = await before();
  await it.press("#acknowledge");
  await it.until("details:not([open])");
  it.leave();
  return after();
}

const changed = () =>
  readThen(
    () => mounted({ backend: backendOf(1, first) }),
    async () => {
      const it = await mounted({ backend: backendOf(2, second) });
      await it.until("[part=notice-changed]");
      return it;
    },
  );

/** As a publisher's page has it. */
const fill = (element: Element, html: string) =>
  element.append(...new DOMParser().parseFromString(html, "text/html").body.childNodes);

interface Slot {
  html?: string;
  version?: string;
  lang?: string;
  backend?: ReturnType<typeof createMemoryBackend>;
}

async function withSlot({ html, version, lang = "en", backend }: Slot = {}): Promise<Mounted> {
  const element = document.createElement("afterword-comments");
  element.backend = backend ?? backendOf(7, first);
  const attributes = {
    thread: "k",
    loading: "eager",
    lang,
    ...(version && { "guidelines-version": version }),
  };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const content = document.createElement("div");
  content.slot = "guidelines";
  fill(content, html ?? "<h3>Our way</h3><p>Write as to a neighbour.</p><ul><li>No shouting.</li></ul>");
  element.append(content);
  document.body.append(element);
  const it = around(element);
  await it.until("[part~=notice]");
  return it;
}

const describing = (it: Mounted) =>
  it
    .find("#text-")
    .getAttribute("aria-describedby")!
    .trim()
    .split(/\s+/)
    .map((id) => it.find(`#${id}`).textContent)
    .join();

async function versionSent(it: Mounted): Promise<number> {
  let comment: Omit<NewComment, "receipt"> | undefined;
  it.element.addEventListener("afterword-submitted", (event) => (comment = event.comment));
  await it.send("Hello there.");
  await eventually(() => comment, "nothing was submitted");
  return comment!.guidelines.version;
}

describe("the notice", () => {
  beforeEach(emptyBrowser);
  afterEach(cleanUp);

  describe("of a new version", () => {
    it("says of each rule whether it is new or changed, and how many are gone", async () => {
      const it = await changed();
      expect(it.find("details").hasAttribute("open")).to.equal(true);
      expect(it.text("[part=notice-changed]")).to.equal(
        "The guidelines have changed since you read them. 1 guideline was removed.",
      );
      expect(
        it.all("[part=rule] b").map(({ textContent }) => textContent.replace(/\s+/g, " ").trim()),
      ).to.deep.equal(["Be fair Changed", "Be here", "Be kind New"]);
    });

    it("says so before the reader touches anything, and no more once it is read", async () => {
      const it = await changed();
      await it.press("#acknowledge");
      await it.until("details:not([open])");
      await it.press("summary");
      await it.until("details[open]");
      expect(it.all("[part=notice-changed], [part=rule-change]")).to.have.length(0);
    });

    it("says only that it changed where it was read in another language", async () => {
      const it = await readThen(
        () => mounted({ backend: backendOf(1, first) }),
        () => mounted({ backend: backendOf(2, second, "ar"), lang: "ar" }),
      );
      await it.until("[part=notice-changed]");
      expect(it.text("[part=notice-changed]")).to.equal("تغيّرت الإرشادات منذ أن قرأتها.");
      expect(it.all("[part=rule-change]")).to.have.length(0);
    });

    it("says only that it changed where what was read was not kept, or is no longer whole", async () => {
      const it = await readThen(
        () => mounted({ backend: backendOf(1, first) }),
        () => {
          for (const [name, value] of Object.entries(localStorage)) {
            if (!name.startsWith("afterword:read ")) continue;
            const { version, at } = JSON.parse(value) as { version: number; at: string };
            localStorage.setItem(name, JSON.stringify({ version, at }));
          }
          return mounted({ backend: backendOf(2, second) });
        },
      );
      await it.until("[part=notice-changed]");
      expect(it.text("[part=notice-changed]")).to.equal("The guidelines have changed since you read them.");
      expect(it.all("[part=rule-change]")).to.have.length(0);
    });

    it("is nothing to a reader who was never here", async () => {
      const it = await mounted({ backend: backendOf(2, second) });
      await it.touch();
      expect(it.all("[part=notice-changed], [part=rule-change]")).to.have.length(0);
    });
  });

  describe("with content of the publisher's own", () => {
    it("shows it in place of the rules, and describes the text field by its first paragraph", async () => {
      const it = await withSlot();
      expect(it.element.innerText).to.contain("No shouting.");
      expect(it.find("[part=rules]").checkVisibility()).to.equal(false);
      expect(describing(it)).to.equal("Write as to a neighbour.");
    });

    it("describes the text field by all of it where it has no paragraph", async () => {
      expect(describing(await withSlot({ html: "Write  as to\n a neighbour." }))).to.equal(
        "Write as to a neighbour.",
      );
    });

    it("has the version that the publisher names, which goes along with comments", async () => {
      expect(await versionSent(await withSlot({ version: "12" }))).to.equal(12);
    });

    it("opens again when that version changes, and not when only the words do", async () => {
      const it = await readThen(
        () => withSlot({ version: "2026-11-01" }),
        () => withSlot({ version: "2026-11-01", html: "<p>Write as to a friend.</p>" }),
      );
      expect(it.find("details").hasAttribute("open")).to.equal(false);
      it.leave();
      const later = await withSlot({ version: "2026-11-02" });
      expect(later.find("details").hasAttribute("open")).to.equal(true);
      await later.until("[part=notice-changed]");
    });

    it("opens again when its words change where no version is named, and not for white space", async () => {
      const it = await readThen(
        () => withSlot({ html: "<p>Write as to a neighbour.</p>" }),
        () => withSlot({ html: "\n <p>Write as  to a neighbour.</p>\n" }),
      );
      expect(it.find("details").hasAttribute("open")).to.equal(false);
      it.leave();
      const later = await withSlot({ html: "<p>Write as to a friend.</p>" });
      expect(later.find("details").hasAttribute("open")).to.equal(true);
    });

    it("is only what stands in the slot: other content of the page's goes as ever", async () => {
      const element = document.createElement("afterword-comments");
      element.backend = backendOf(7, first);
      element.setAttribute("loading", "eager");
      fill(element, "<p>A link to the comments</p>");
      document.body.append(element);
      const it = around(element);
      await it.until("[part~=notice]");
      expect(it.find("[part=rules]").checkVisibility()).to.equal(true);
      expect(await versionSent(it)).to.equal(7);
    });
  });

  describe("is accessible", () => {
    const states: Record<string, (lang: string) => Promise<Mounted>> = {
      open: (lang) => mounted({ lang }),
      collapsed: async (lang) => {
        const it = await mounted({ lang });
        await it.press("#acknowledge");
        await it.until("details:not([open])");
        return it;
      },
      changed: (lang) =>
        readThen(
          () => mounted({ backend: backendOf(1, first, lang), lang }),
          async () => {
            const it = await mounted({ backend: backendOf(2, second, lang), lang });
            await it.until("[part=rule-change]");
            return it;
          },
        ),
      "with the publisher's own": (lang) => withSlot({ lang }),
    };
    for (const [state, show] of Object.entries(states))
      for (const lang of ["en", "ckb"])
        for (const scheme of ["light", "dark"])
          it(`${state}, ${lang}, ${scheme}`, async () => {
            document.body.style.cssText = scheme === "dark" ? "background:#16181a;color:#e9e6e1" : "";
            try {
              const it = await show(lang);
              inScheme(it, scheme);
              await isAccessible(it);
            } finally {
              document.body.removeAttribute("style");
            }
          });
  });
});
