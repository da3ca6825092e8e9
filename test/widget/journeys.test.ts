/** What readers live through, on every kind of backend; left out is only what a backend cannot do. */
import { expect } from "@open-wc/testing";
import type { OwnComment } from "../../src/contract/records.ts";
import { en } from "../../src/i18n/guidelines/en.ts";
import { eventually } from "../helpers/eventually.ts";
import { cleanUp, emptyBrowser, type Mounted } from "./mounted.ts";
import type { Ability, Stage } from "./stage.ts";
import { stages } from "./stages.ts";

interface Journey {
  name: string;
  needs: Ability[];
  go: (stage: Stage) => Promise<void>;
}

/** The page loaded again, by the same reader. */
async function reloaded(stage: Stage, it: Mounted, key: string): Promise<Mounted> {
  it.leave();
  return stage.open(key);
}

/** The page opened by somebody else. */
async function otherReader(stage: Stage, it: Mounted, key: string): Promise<Mounted> {
  it.leave();
  emptyBrowser();
  return stage.open(key);
}

/** A comment of the reader's that waits to be read. */
async function sent(stage: Stage, key: string, text: string): Promise<Mounted> {
  const it = await stage.open(key);
  await it.send(text);
  await it.until("[part~=own-pending]");
  return it;
}

const partsOf = (it: Mounted, selector: string) =>
  it.all(selector).map((element) => element.getAttribute("part")!.replace("action ", ""));

const textsOf = (it: Mounted) => it.all("[part=comment] > [part=text]").map(({ textContent }) => textContent);

const keptOf = (kind: string) => Object.keys(localStorage).filter((name) => name.includes(kind));

/** The data of the next event of this type. */
const next = <Type extends keyof HTMLElementEventMap>(it: Mounted, type: Type) =>
  new Promise<HTMLElementEventMap[Type]>((resolve) => {
    it.element.addEventListener(type, resolve, { once: true });
  });

const inButton = (it: Mounted, within: string, label: string) => {
  const button = it.all(`${within} button`).find(({ textContent }) => textContent?.includes(label));
  if (!button) throw new Error(`No button ${label} in: ${it.find(within).textContent}`);
  return button;
};

const rejection = { guideline: "attacks", note: "It is about a person, not about what they did." };

async function rejected(stage: Stage, key: string, text: string): Promise<Mounted> {
  const it = await sent(stage, key, text);
  await stage.decide(key, text, rejection, "first");
  const back = await reloaded(stage, it, key);
  await back.until("[part~=own-rejected]");
  return back;
}

async function appealed(stage: Stage, key: string, text: string): Promise<Mounted> {
  const it = await rejected(stage, key, text);
  inButton(it, "[part~=own-rejected]", "Appeal").click();
  await it.until("[part=appeal-form]");
  await it.write("[part=appeal-form] textarea", "I named nobody.");
  await it.press("[part~=send-appeal]");
  await it.until("[part=appeal]");
  return it;
}

/** A comment that the reader recommends, on the page loaded again. */
async function recommended(stage: Stage, key: string, id: string): Promise<Mounted> {
  const it = await stage.open(key);
  await it.press(`#recommend-${id}`);
  await it.until(`#recommend-${id}[aria-pressed=true]`);
  expect(it.text(`#recommend-${id}`)).to.contain("1");
  // It is shown before it is counted.
  await eventually(() => keptOf("recommended").length === 1);
  return reloaded(stage, it, key);
}

const journeys: Journey[] = [
  {
    name: "reads what is published, and is offered what can be done about it, nothing else",
    needs: [],
    async go(stage) {
      const key = await stage.newThread();
      const parent = await stage.publish(key);
      await stage.publish(key, { text: "In snow?", author: "Tomas", parent });
      const it = await stage.open(key);
      expect(textsOf(it)).to.deep.equal(["I drove the 14 bus.", "In snow?"]);
      expect(it.text("h2")).to.equal("Comments 2");
      const offered = [
        ...(stage.can.has("react") ? ["recommend"] : []),
        ...(stage.can.has("write") ? ["reply"] : []),
        ...(stage.can.has("report") ? ["report"] : []),
      ];
      expect(partsOf(it, `#comment-${parent} > .acts > button:not(.more-acts)`)).to.deep.equal(offered);
      expect(it.all("form")).to.have.length(stage.can.has("write") ? 1 : 0);
      expect(it.all("[part=closed]")).to.have.length(stage.can.has("write") ? 0 : 1);
    },
  },
  {
    name: "is told the guidelines, and confirms them once",
    needs: ["write"],
    async go(stage) {
      const key = await stage.newThread();
      const it = await stage.open(key);
      expect(it.text("[part=notice-summary]")).to.contain(en.title);
      expect(it.all("[part=rule]")).to.have.length(en.rules.length);
      expect(it.find("#text-").getAttribute("aria-describedby")).to.contain("guidelines-about");
      const acknowledged = next(it, "afterword-acknowledged");
      await it.press("#acknowledge");
      expect((await acknowledged).version).to.equal(1);
      await it.until("details:not([open])");
      const back = await reloaded(stage, it, key);
      expect(back.all("details:not([open])")).to.have.length(1);
      expect(back.text("[part=notice-summary]")).to.contain("read on");
    },
  },
  {
    name: "is told which words may run into a guideline, and sends them as they are",
    needs: ["write"],
    async go(stage) {
      const key = await stage.newThread();
      const it = await stage.open(key);
      const text = "Read https://shop.example/bus and buy it";
      await it.write("#text-", text);
      await it.until("[part=hint]");
      expect(it.text("[part=hint]")).to.contain("guideline 7: No promotion");
      expect(it.text("form mark")).to.equal("https://shop.example/bus");
      inButton(it, "[part=hint]", "Keep it as it is").click();
      await it.gone("[part=hint]");
      await it.send(text);
      await it.until("[part~=own-pending]");
      expect(it.text("[part~=own-pending]")).to.contain(text);
    },
  },
  {
    name: "finds what they began to write",
    needs: ["write"],
    async go(stage) {
      const key = await stage.newThread();
      const it = await stage.open(key);
      await it.write("#text-", "Not finished yet");
      const back = await reloaded(stage, it, key);
      expect((back.find("#text-") as HTMLTextAreaElement).value).to.equal("Not finished yet");
    },
  },
  {
    name: "sends a comment, which waits to be read and is shown to nobody else",
    needs: ["write"],
    async go(stage) {
      const key = await stage.newThread();
      const it = await sent(stage, key, "Is it late?");
      expect(it.text("[part~=own-pending]")).to.contain("Is it late?");
      expect((it.find("#text-") as HTMLTextAreaElement).value).to.equal("");
      const other = await otherReader(stage, it, key);
      expect(textsOf(other)).to.deep.equal([]);
      expect(other.all("[part=own]")).to.deep.equal([]);
    },
  },
  {
    name: "finds their comment waiting when they come back",
    needs: ["write", "status"],
    async go(stage) {
      const key = await stage.newThread();
      const it = await sent(stage, key, "Is it late?");
      const back = await reloaded(stage, it, key);
      await back.until("[part~=own-pending]");
      expect(back.text("[part~=own-pending]")).to.contain("Is it late?");
    },
  },
  {
    name: "has their comment shown to all, exactly as it was written, once it is approved",
    needs: ["write", "decide", "verbatim"],
    async go(stage) {
      const key = await stage.newThread();
      const text = "  Two  spaces,\n\na <b>tag</b> and سڵاو.";
      const it = await sent(stage, key, text);
      await stage.decide(key, text, null, "first");
      const other = await otherReader(stage, it, key);
      expect(textsOf(other)).to.deep.equal([text]);
    },
  },
  {
    name: "has every word of their comment shown to all, once it is approved",
    needs: ["write", "decide"],
    async go(stage) {
      const key = await stage.newThread();
      const text = `One line, "two" words,\n\na <b>tag</b> & 1 < 2, and سڵاو.`;
      const it = await sent(stage, key, text);
      await stage.decide(key, text, null, "first");
      const other = await otherReader(stage, it, key);
      // Other systems make other quotes, lines and spaces.
      const words = (all: string) => all.replace(/[“”]/g, '"').replace(/\s+/g, " ").trim();
      expect(textsOf(other).map(words)).to.deep.equal([words(text)]);
    },
  },
  {
    name: "learns that their comment was approved",
    needs: ["write", "decide", "status"],
    async go(stage) {
      const key = await stage.newThread();
      const it = await sent(stage, key, "Is it late?");
      await stage.decide(key, "Is it late?", null, "first");
      const back = await reloaded(stage, it, key);
      await back.until("[part~=own-approved]");
      expect(back.text("[part~=own-approved]")).to.contain("Published");
      expect(textsOf(back)).to.deep.equal(["Is it late?"]);
    },
  },
  {
    name: "learns that their comment was not published",
    needs: ["write", "decide", "status"],
    async go(stage) {
      const key = await stage.newThread();
      const it = await rejected(stage, key, "You are a fool.");
      expect(it.text("[part~=own-rejected]")).to.contain("Not published").and.to.contain("You are a fool.");
      expect(textsOf(it)).to.deep.equal([]);
    },
  },
  {
    name: "learns which guideline a rejection rests on, and why",
    needs: ["write", "decide", "status", "reasons"],
    async go(stage) {
      const key = await stage.newThread();
      const it = await rejected(stage, key, "You are a fool.");
      expect(it.text("[part=ground]")).to.equal("It rests on guideline 4: No personal attacks.");
      expect(it.text("[part=note]")).to.contain(rejection.note);
      expect(textsOf(it)).to.deep.equal([]);
    },
  },
  {
    name: "appeals, and another moderator approves",
    needs: ["write", "decide", "status", "appeal"],
    async go(stage) {
      const key = await stage.newThread();
      const it = await appealed(stage, key, "You are a fool.");
      expect(it.text("[part~=own-rejected]")).to.contain("I named nobody.");
      await stage.decide(key, "You are a fool.", null, "second");
      const back = await reloaded(stage, it, key);
      await back.until("[part~=own-approved]");
      expect(textsOf(back)).to.deep.equal(["You are a fool."]);
    },
  },
  {
    name: "appeals in vain, and only once",
    needs: ["write", "decide", "status", "appeal"],
    async go(stage) {
      const key = await stage.newThread();
      const it = await appealed(stage, key, "You are a fool.");
      await stage.decide(key, "You are a fool.", { guideline: "abuse", note: "Read by another." }, "second");
      const back = await reloaded(stage, it, key);
      // At first it is shown as it was last seen.
      await eventually(() => back.text("[part=ground]").includes("guideline 6"));
      const buttons = back.all("[part~=own-rejected] button").map(({ textContent }) => textContent.trim());
      expect(buttons.filter((label) => label.startsWith("Appeal"))).to.deep.equal([]);
    },
  },
  {
    name: "withdraws what waits, and it stays withdrawn",
    needs: ["write", "status", "withdraw"],
    async go(stage) {
      const key = await stage.newThread();
      const it = await sent(stage, key, "Is it late?");
      inButton(it, "[part~=own-pending]", "Withdraw").click();
      await eventually(() => it.text("[part~=own-pending]").includes("Withdraw for good?"));
      inButton(it, "[part~=own-pending]", "Withdraw").click();
      await it.until("[part~=own-withdrawn]");
      const back = await reloaded(stage, it, key);
      await back.until("[part~=own-withdrawn]");
      const other = await otherReader(stage, back, key);
      expect(textsOf(other)).to.deep.equal([]);
    },
  },
  {
    name: "answers a comment, below it",
    needs: ["write", "decide"],
    async go(stage) {
      const key = await stage.newThread();
      const parent = await stage.publish(key);
      const it = await stage.open(key);
      await it.press("#acknowledge");
      await it.press(`#reply-${parent}`);
      await it.until(`#text-${parent}`);
      await it.write(`#author-${parent}`, "Ines");
      if (it.all(`#email-${parent}`).length) await it.write(`#email-${parent}`, "ines@reader.example");
      await it.write(`#text-${parent}`, "In snow?");
      await it.press(`#comment-${parent} [part~=send]`);
      await it.until("[part~=own-pending]");
      await stage.decide(key, "In snow?", null, "first");
      const other = await otherReader(stage, it, key);
      expect(other.text("[part=replies] [part=text]")).to.equal("In snow?");
    },
  },
  {
    name: "recommends a comment, which counts once",
    needs: ["react"],
    async go(stage) {
      const key = await stage.newThread();
      const id = await stage.publish(key);
      const back = await recommended(stage, key, id);
      expect(back.find(`#recommend-${id}`).getAttribute("aria-pressed")).to.equal("true");
      const other = await otherReader(stage, back, key);
      expect(other.text(`#recommend-${id}`)).to.contain("1");
    },
  },
  {
    name: "takes a recommendation back",
    needs: ["react", "takeBack"],
    async go(stage) {
      const key = await stage.newThread();
      const id = await stage.publish(key);
      const back = await recommended(stage, key, id);
      await back.press(`#recommend-${id}`);
      await back.until(`#recommend-${id}[aria-pressed=false]`);
      await eventually(() => keptOf("recommended").length === 0);
      const other = await otherReader(stage, back, key);
      expect(other.text(`#recommend-${id}`)).not.to.contain("1");
    },
  },
  {
    name: "reports a comment, and a report arrives",
    needs: ["report"],
    async go(stage) {
      const key = await stage.newThread();
      const id = await stage.publish(key);
      const it = await stage.open(key);
      await it.press(`#report-${id}`);
      await it.until("[part=reason]");
      it.all("[part=reason]")
        .find(({ textContent }) => textContent?.includes("No personal attacks"))!
        .querySelector("input")!
        .click();
      await it.press("[part~=send-report]");
      await it.until("[part=report-receipt]");
      expect(await stage.reports(id)).to.deep.equal(["attacks"]);
    },
  },
  {
    name: "is told where the comments are not to be had",
    needs: [],
    async go(stage) {
      const it = await stage.openInVain();
      expect(it.text("[part=failed]")).to.contain("could not be loaded");
    },
  },
];

/** What the page around the element hears of it. */
const heard: Journey[] = [
  {
    name: "is told when the thread is shown, and when it is not",
    needs: [],
    async go(stage) {
      const key = await stage.newThread();
      const events: [string, unknown][] = [];
      const onReady = ({ thread }: HTMLElementEventMap["afterword-ready"]) =>
        events.push(["ready", thread.key]);
      const onFailed = ({ code }: HTMLElementEventMap["afterword-failed"]) =>
        events.push(["failed", typeof code]);
      document.body.addEventListener("afterword-ready", onReady);
      document.body.addEventListener("afterword-failed", onFailed);
      try {
        (await stage.open(key)).leave();
        await stage.openInVain();
      } finally {
        document.body.removeEventListener("afterword-ready", onReady);
        document.body.removeEventListener("afterword-failed", onFailed);
      }
      expect(events).to.deep.equal([
        ["ready", key],
        ["failed", "string"],
      ]);
    },
  },
  {
    name: "may keep a hint from being shown, and hears which words it was about",
    needs: ["write"],
    async go(stage) {
      const it = await stage.open(await stage.newThread());
      it.element.addEventListener("afterword-hinted", (event) => event.preventDefault());
      const hinted = next(it, "afterword-hinted");
      const text = "Read https://shop.example/bus and buy it";
      await it.write("#text-", text);
      const { form, hint } = await hinted;
      expect(form).to.equal("");
      expect(hint).to.include({ check: "link", guideline: "promotion" });
      const [{ start, end }] = hint.matches as [{ start: number; end: number }];
      expect(text.slice(start, end)).to.equal("https://shop.example/bus");
      await it.element.updateComplete;
      expect(it.all("[part=hint]")).to.deep.equal([]);
    },
  },
  {
    name: "may keep a comment from being sent, and is told of one that was",
    needs: ["write"],
    async go(stage) {
      const key = await stage.newThread();
      const it = await stage.open(key);
      it.element.addEventListener("afterword-submitted", (event) => event.preventDefault(), { once: true });
      const kept = next(it, "afterword-submitted");
      await it.send("Is it late?");
      expect((await kept).comment).to.include({ key, text: "Is it late?", author: "Ines" });
      expect((await kept).comment).not.to.have.property("receipt");
      expect((it.find("#text-") as HTMLTextAreaElement).value).to.equal("Is it late?");
      expect(it.all("[part=own]")).to.deep.equal([]);
      const accepted = next(it, "afterword-accepted");
      await it.press("[part~=send]");
      expect((await accepted).comment).to.include({ text: "Is it late?", state: "pending" });
    },
  },
  {
    name: "is told what was decided",
    needs: ["write", "decide", "status", "reasons"],
    async go(stage) {
      const key = await stage.newThread();
      const it = await sent(stage, key, "Is it late?");
      await stage.decide(key, "Is it late?", rejection, "first");
      const decided = new Promise<OwnComment>((resolve) => {
        document.body.addEventListener("afterword-decided", ({ comment }) => resolve(comment), {
          once: true,
        });
      });
      await reloaded(stage, it, key);
      const comment = await decided;
      expect(comment).to.include({ text: "Is it late?", state: "rejected" });
      expect(comment.outcome?.guideline).to.include({ id: "attacks", number: 4 });
    },
  },
];

const all = [...journeys, ...heard].map(({ name }) => name);

/** By stage; nothing else is left out. */
const leftOut: Record<string, string[]> = {
  "our server": [],
  memory: [],
  "a file": all.filter(
    (name) =>
      ![
        "reads what is published, and is offered what can be done about it, nothing else",
        "is told where the comments are not to be had",
        "is told when the thread is shown, and when it is not",
      ].includes(name),
  ),
  "a plain object": [
    "finds their comment waiting when they come back",
    "learns that their comment was approved",
    "learns that their comment was not published",
    "learns which guideline a rejection rests on, and why",
    "appeals, and another moderator approves",
    "appeals in vain, and only once",
    "withdraws what waits, and it stays withdrawn",
    "recommends a comment, which counts once",
    "takes a recommendation back",
    "reports a comment, and a report arrives",
    "is told what was decided",
  ],
  WordPress: [
    "has their comment shown to all, exactly as it was written, once it is approved",
    "learns which guideline a rejection rests on, and why",
    "appeals, and another moderator approves",
    "appeals in vain, and only once",
    "withdraws what waits, and it stays withdrawn",
    "recommends a comment, which counts once",
    "takes a recommendation back",
    "reports a comment, and a report arrives",
    "is told what was decided",
  ],
  Isso: [
    "has their comment shown to all, exactly as it was written, once it is approved",
    "learns which guideline a rejection rests on, and why",
    "appeals, and another moderator approves",
    "appeals in vain, and only once",
    "withdraws what waits, and it stays withdrawn",
    "takes a recommendation back",
    "reports a comment, and a report arrives",
    "is told what was decided",
  ],
};

for (const stage of stages) {
  const went: string[] = [];
  const go = ({ name, needs, go }: Journey) => {
    if (!needs.every((ability) => stage.can.has(ability))) return;
    went.push(name);
    it(name, () => go(stage));
  };
  describe(`with ${stage.name}`, () => {
    beforeEach(emptyBrowser);
    afterEach(cleanUp);

    describe("a reader", () => journeys.forEach(go));
    describe("a page", () => heard.forEach(go));
    it("nothing is left out but what it cannot do", () => {
      const missing = new Set(leftOut[stage.name]);
      expect(went).to.deep.equal(all.filter((name) => !missing.has(name)));
    });
  });
}
