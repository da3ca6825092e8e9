/**
 * What screen readers are given of the widget, by Chromium and by Firefox: telling states, line by line as in
 * `test/e2e/trees`, and what must hold of all of them.
 */
import type { CDPSession } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Engine, findEngines } from "../helpers/engines.ts";
import { startFirefox } from "../helpers/marionette.ts";
import { startChromium } from "../helpers/people.ts";
import { type StatesServer, showState, startStatesServer } from "../helpers/states-server.ts";
import { inside, linesOf, treeInChromium, treeInFirefox, type TreeNode, withRole } from "../helpers/tree.ts";

/** Without what the live region says at the moment, which comes late. */
const unspoken = (node: TreeNode): TreeNode => ({
  ...node,
  children: node.role === "status" ? [] : node.children.map(unspoken),
});

interface Reader {
  /** The widget in a state, in a language. */
  reads(state: string, lang?: string): Promise<TreeNode>;
  /** The same again, as it is by now. */
  readsOn(): Promise<TreeNode>;
  leave(): Promise<void>;
}

const widgetIn = (page: TreeNode): TreeNode => inside(page).find(({ role }) => role === "region")!;

async function chromiumReader(url: string): Promise<Reader> {
  const browser = await startChromium();
  const page = await browser.newPage({ reducedMotion: "reduce", timezoneId: "UTC" });
  await page.goto(url);
  const session: CDPSession = await page.context().newCDPSession(page);
  const readsOn = async (): Promise<TreeNode> => widgetIn(await treeInChromium(session));
  return {
    async reads(state, lang = "en") {
      await page.evaluate(
        `(async (...args) => { ${showState} })(${JSON.stringify(state)}, "${lang}", "light")`,
      );
      return readsOn();
    },
    readsOn,
    leave: async () => browser.close(),
  };
}

async function firefoxReader(url: string, { executable }: Engine): Promise<Reader> {
  const firefox = await startFirefox(executable);
  await firefox.visit(url);
  const readsOn = async (): Promise<TreeNode> => widgetIn(await treeInFirefox(firefox));
  return {
    async reads(state, lang = "en") {
      await firefox.run("content", showState, state, lang, "light");
      return readsOn();
    },
    readsOn,
    leave: async () => firefox.close(),
  };
}

const engines = (await findEngines()).filter(({ name }) => name !== "webkit");
let server: StatesServer;
beforeAll(async () => {
  server = await startStatesServer();
});
afterAll(async () => server.stop());

const told = [
  ["loading", "en"],
  ["failed", "en"],
  ["empty", "en"],
  ["closed since a day", "en"],
  ["thread", "en"],
  ["thread", "ckb"],
  ["deep replies", "en"],
  ["part of a long thread", "en"],
  ["new comments wait below new ones", "en"],
  ["menu open", "en"],
  ["hidden by the reader", "en"],
  ["all to mend", "en"],
  ["all to mend", "ar"],
  ["hints", "en"],
  ["report to mend", "en"],
  ["rejected", "en"],
  ["an appeal to mend", "en"],
] as const;

describe.each(engines)("in $name", (engine) => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await (engine.name === "firefox"
      ? firefoxReader(server.url, engine)
      : chromiumReader(server.url));
  });
  afterAll(async () => reader.leave());

  test.each(told)("%s, %s", async (state, lang) => {
    const file = `trees/${engine.name}/${state.replaceAll(" ", "-")}.${lang}.txt`;
    const lines = linesOf(unspoken(await reader.reads(state, lang)));
    await expect(lines.replaceAll(server.url, "https://newspaper.example/")).toMatchFileSnapshot(file);
  });

  test("one heading names the whole, with its count, and those below it are a step smaller", async () => {
    for (const state of ["thread", "all to mend", "chosen by the newsroom", "older ones unfolded"]) {
      const tree = await reader.reads(state);
      const headings = withRole(tree, "heading");
      expect(headings[0]).toMatchObject({ level: 2, name: tree.name });
      expect(headings.slice(1).map(({ level }) => level)).toEqual(headings.slice(1).map(() => 3));
    }
  });

  test("comments are a list of articles, and answers a list of their own that names whom they answer", async () => {
    const thread = withRole(await reader.reads("thread"), "region")[0]!;
    expect(thread.name).toBe("Published comments");
    const [all, answers] = withRole(thread, "list");
    expect(all!.children.map(({ role }) => role)).toEqual(["listitem", "listitem"]);
    expect(answers).toMatchObject({ name: "Replies to Marit Solheim" });
    expect(answers!.children.map(({ role }) => role)).toEqual(["listitem", "listitem"]);
    const articles = withRole(thread, "article");
    expect(articles.map(({ name }) => name)).toEqual(
      ["Marit Solheim", "ھێرۆ ئەحمەد", "Ada Lind", "سمير حدّاد"].map((name) => `${name} 2 days ago`),
    );
    for (const article of articles) {
      const author = article.name.replace(/ 2 days ago$/, "");
      const buttons = withRole(article, "button");
      expect(buttons.length).toBeGreaterThan(3);
      expect(buttons.filter(({ description }) => description !== author)).toEqual([]);
    }
  });

  test("whom a deep answer answers is said in words", async () => {
    const articles = withRole(await reader.reads("deep replies"), "article");
    const links = articles.flatMap((article) => withRole(article, "link")).map(({ name }) => name);
    expect(links.filter((name) => /Tomas|شیلان کەریم/.test(name)).length).toBeGreaterThan(1);
  });

  test("one live region is there from the first moment on, empty until it speaks", async () => {
    for (const state of ["loading", "thread", "report", "rejected"]) {
      const regions = withRole(await reader.reads(state), "status");
      expect(regions.map((one) => inside(one))).toEqual([[]]);
    }
    await reader.reads("all to mend");
    const said = async (): Promise<string[]> =>
      withRole(await reader.readsOn(), "status").flatMap((one) => inside(one).map(({ name }) => name));
    await expect.poll(said, { timeout: 20_000 }).toEqual(["Not sent. Your text is kept."]);
  });

  test("a form that was not sent says how much is to be mended, with a link for each, and each field says its own", async () => {
    const tree = await reader.reads("all to mend");
    const summary = withRole(tree, "group").find(({ name }) => name === "Not sent yet. 4 things to mend:")!;
    if (engine.name === "chromium") expect(summary.states).toContain("focused");
    const sentences = withRole(summary, "link").map(({ name }) => name);
    expect(sentences).toHaveLength(4);
    const [acknowledgement] = withRole(tree, "checkbox");
    expect(acknowledgement!.states).toContain("invalid");
    const fields = withRole(tree, "textbox");
    expect(fields.map(({ name }) => name)).toEqual(["Your name", "Your e-mail", "Your comment"]);
    for (const [i, { states, description }] of fields.entries()) {
      expect(states).toEqual(expect.arrayContaining(["invalid", "required"]));
      expect(description).toContain(sentences[i + 1]);
    }
  });

  test("a field that nobody has filled yet is not called wrong", async () => {
    for (const state of [
      "empty",
      "asked for an address",
      "answering a comment",
      "report of illegal content",
      "signed in",
    ]) {
      const nodes = inside(await reader.reads(state));
      // Firefox says it of the form, which no reader of screens speaks of.
      const wrong = nodes.filter(({ role, states }) => role !== "form" && states.includes("invalid"));
      expect(wrong).toEqual([]);
    }
  });

  test("the guidelines describe the field that they are about", async () => {
    const [notice] = withRole(await reader.reads("empty"), "group");
    expect(withRole(notice!, "list")[0]!.children).toHaveLength(9);
    const [intro] = withRole(notice!, "text");
    const field = withRole(await reader.reads("empty"), "textbox").at(-1)!;
    expect(field.description).toBe(intro!.name);
  });

  test("reasons of a report are one group, named by its question", async () => {
    const tree = await reader.reads("report");
    const group = withRole(tree, "group").find((one) => withRole(one, "radio").length)!;
    expect(group.name).not.toBe("");
    expect(withRole(group, "radio").length).toBeGreaterThan(8);
    expect(withRole(group, "radio").filter(({ name }) => !name)).toEqual([]);
  });

  test("what opens says whether it is open, what is switched whether it is on", async () => {
    const states = async (state: string, name: RegExp): Promise<string> =>
      inside(await reader.reads(state))
        .find((one) => one.role === "button" && name.test(one.name))!
        .states.join(" ");
    expect(await states("menu open", /^More/)).toMatch(/^expanded$/);
    expect(await states("thread", /^More/)).toMatch(/expanded=false|collapsed/);
    expect(await states("folded", /2 replies/)).toMatch(/expanded=false|collapsed/);
    expect(await states("recommended", /^Recommended/)).toMatch(/^pressed$/);
    expect(await states("answering a comment", /^Reply/)).toMatch(/^expanded$/);
  });

  test("nothing is unnamed, and no word is glued to another or to a number", async () => {
    for (const state of [
      "thread",
      "part of a long thread",
      "menu open",
      "report of illegal content",
      "rejected",
      "waiting",
      "hints",
    ]) {
      const meant = inside(await reader.reads(state)).filter(({ role }) =>
        /^(button|link|textbox|checkbox|radio|combobox|article|image|diagram)$/.test(role),
      );
      expect(meant.length).toBeGreaterThan(4);
      const faulty = meant.filter(
        ({ name, description }) => name === "" || /\p{L}\d|[.:!?]\p{L}|\S·/u.test(`${name} ${description}`),
      );
      expect(faulty.map(({ role, name, description }) => `${role} “${name}” ${description}`)).toEqual([]);
    }
  });
});
