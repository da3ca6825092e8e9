import { aTimeout, expect } from "@open-wc/testing";
import { createMemoryBackend } from "../../../src/backends/memory.ts";
import { BackendError } from "../../../src/backends/request.ts";
import type { OwnComment, Waiting } from "../../../src/contract/records.ts";
import type { Own } from "../../../src/widget/state.ts";
import * as areas from "../../../src/widget/storage.ts";
import { write } from "../../../src/widget/storing.ts";
import { isAccessible } from "../accessible.ts";
import { cleanUp, connection, emptyBrowser, fillStorage, mounted, type Mounted } from "../mounted.ts";
import { eventually } from "../../helpers/eventually.ts";

const at = "2026-11-22T08:00:00.000Z";
const sending = { key: "k1", body: {} as never, subject: null };

const comment = (more: Partial<OwnComment> = {}): OwnComment => ({
  id: "c1",
  key: "k",
  parent: null,
  author: "Ines",
  text: "Hello",
  lang: "und",
  received: at,
  sha256: null,
  state: "pending",
  outcome: null,
  waiting: null,
  appeal: null,
  mayAppeal: false,
  ...more,
});

const rejected = (more: Partial<OwnComment> = {}) =>
  comment({
    state: "rejected",
    outcome: {
      decided: at,
      guideline: { id: "attacks", number: 4, label: "No attacks" },
      note: "Less sharp.",
    },
    mayAppeal: true,
    ...more,
  });

const own = (receipt: string, more: Partial<Own> = {}): Own => ({
  receipt,
  form: "",
  author: "Ines",
  text: "Hello",
  sent: at,
  comment: null,
  sending: null,
  tried: true,
  cancelled: null,
  ...more,
});

interface Scene {
  kept?: Own[];
  drafts?: Record<string, string>;
  post?: "unreachable" | "thread-closed" | "token-expired" | "never";
  silent?: boolean;
  lang?: string;
}

/** A page whose browser kept these, on a backend that knows of them what they say. */
async function shown({ kept = [], drafts = {}, post, silent, lang = "en" }: Scene): Promise<Mounted> {
  for (const one of kept) write(`receipt object,default,k ${one.receipt}`, JSON.stringify(one));
  for (const [form, text] of Object.entries(drafts)) {
    write(`draft object,default,k ${form} another`, JSON.stringify({ text, at: Date.now() }));
  }
  const memory = createMemoryBackend();
  const it = await mounted({
    lang,
    backend: {
      ...memory,
      post: async (body, key) => {
        if (post === "never") return new Promise(() => {});
        if (post) throw new BackendError(post);
        return memory.post(body, key);
      },
      status: async ({ receipts }) => {
        if (silent) throw new BackendError("unreachable");
        return {
          comments: receipts.map((receipt) => kept.find((o) => o.receipt === receipt)?.comment ?? null),
        };
      },
    },
  });
  await it.until("[part~=own-comment]");
  await aTimeout(0);
  await it.element.updateComplete;
  return it;
}

const waitingFor = (waiting: Waiting) => ({ kept: [own("a", { comment: comment({ waiting }) })] });
const inDays = (days: number, hour: number) => {
  const date = new Date();
  date.setDate(date.getDate() + days);
  date.setHours(hour, 0, 0, 0);
  return date.toISOString();
};
const appeal = { text: "Please look again.", made: at, decided: null };
const approved = comment({ state: "approved", outcome: { decided: at, guideline: null, note: null } });

describe("the reader's own comments", () => {
  beforeEach(emptyBrowser);
  afterEach(cleanUp);

  const scenes: Record<string, [Scene, ...string[]]> = {
    "held up by the server": [
      { kept: [own("a", { sending })], post: "unreachable" },
      "Not confirmed yet · the newsroom’s server does not answer",
      "It goes by itself",
      "Send now Cancel",
    ],
    "on their way again": [{ kept: [own("b", { sending })], post: "never" }, "Not confirmed yet · Sending"],
    "held up by a sign-in that has expired": [
      { kept: [own("a", { sending })], post: "token-expired" },
      "your sign-in has expired",
      "Sign in again on this site",
    ],
    "being cancelled": [
      { kept: [own("a", { sending, cancelled: at })], silent: true },
      "Being cancelled · the newsroom’s server does not answer",
      "It may have arrived before.",
    ],
    "cancelled in time": [
      { kept: [own("a", { cancelled: at })] },
      "Cancelled It had not arrived.",
      "Write it again Dismiss",
    ],
    "cancelled too late": [
      { kept: [own("a", { cancelled: at, comment: comment() })] },
      "You cancelled it, but it had arrived.",
      "Withdraw",
    ],
    "refused while other words stand in their form": [
      { kept: [own("a", { sending })], post: "thread-closed", drafts: { "": "Meanwhile" } },
      "Not accepted Comments were closed while you wrote.",
    ],
    "with a time": [
      waitingFor({ usually: 40, opens: null }),
      "Waiting to be read · usually within 40 minutes · sent",
    ],
    "with a time in hours": [waitingFor({ usually: 61, opens: null }), "usually within 2 hours"],
    "with a time in days": [waitingFor({ usually: 24 * 60, opens: null }), "usually within a day"],
    "while the desk is closed until later today": [
      waitingFor({ usually: 40, opens: inDays(0, 23) }),
      "The newsroom’s desk opens at 23:00. The time counts from then.",
    ],
    "while the desk is closed until tomorrow": [
      waitingFor({ usually: null, opens: inDays(1, 8) }),
      "The newsroom’s desk opens tomorrow at 08:00. Hello",
    ],
    "while the desk is closed for some days": [
      waitingFor({ usually: null, opens: inDays(3, 8) }),
      `The newsroom’s desk opens on ${new Date(inDays(3, 8)).toLocaleDateString("en-GB", { weekday: "long" })} at 08:00.`,
    ],
    "rejected, with an appeal to make": [
      { kept: [own("a", { comment: rejected() })] },
      "It rests on guideline 4: No attacks. From the moderator: Less sharp. Hello Write it again Appeal Save receipt Dismiss",
    ],
    "with an appeal that waits": [
      { kept: [own("a", { comment: rejected({ appeal, mayAppeal: false }) })] },
      "Your appeal waits to be read by another moderator. Your appeal: Please look again. Write it again Save receipt Dismiss",
    ],
    "rejected on appeal": [
      { kept: [own("a", { comment: rejected({ appeal: { ...appeal, decided: at }, mayAppeal: false }) })] },
      "Another moderator read your appeal and did not publish the comment either.",
    ],
    "published on appeal": [
      { kept: [own("a", { comment: { ...approved, appeal: { ...appeal, decided: at } } })] },
      "Another moderator read your appeal and published the comment. Show it in the thread",
    ],
    withdrawn: [
      { kept: [own("a", { comment: comment({ state: "withdrawn" }) })] },
      "You withdrew this comment. Dismiss",
    ],
    "not finished, to a comment that is gone": [
      { drafts: { gone: "I agree" } },
      "Not finished You wrote this, and its form is not on this page. I agree Go on writing Dismiss",
    ],
  };
  for (const [name, [scene, ...sentences]] of Object.entries(scenes)) {
    it(`say how they stand, ${name}`, async () => {
      const it = await shown(scene);
      const said = () => it.text("[part~=own-comment]");
      await eventually(() => sentences.every((one) => said().includes(one))).catch(() => {
        throw new Error(`Not all of ${JSON.stringify(sentences)} is in: ${said()}`);
      });
      await isAccessible(it);
    });
    it(`are accessible in Sorani, ${name}`, async () => {
      const it = await shown({ ...scene, lang: "ckb" });
      expect(it.text("[part~=own-comment]")).not.to.match(/undefined|[A-Z]{2}/);
      await isAccessible(it);
    });
  }

  it("say that they are not sent because the reader is offline", async () => {
    const online = connection(false);
    try {
      const it = await shown({ kept: [own("a", { sending, tried: false })] });
      expect(it.text("[part~=own-outbox]")).to.contain("Not sent yet · you are offline");
      await isAccessible(it);
    } finally {
      online();
    }
  });

  it("go by keyboard from the outbox back into the form", async () => {
    const online = connection(false);
    try {
      const it = await shown({ kept: [own("a", { sending, tried: false })] });
      const [now, cancel] = it.all("[part~=own-outbox] button");
      expect([now?.tabIndex, cancel?.tabIndex]).to.deep.equal([0, 0]);
      cancel!.click();
      await it.gone("[part~=own-outbox]");
      expect((it.find("#text-") as HTMLTextAreaElement).value).to.equal("Hello");
      expect(it.focused()).to.equal(it.find("#text-"));
    } finally {
      online();
    }
  });

  it("say it where nothing can be kept", async () => {
    const empty = fillStorage();
    try {
      const memory = createMemoryBackend();
      const it = await mounted({
        backend: { ...memory, post: () => Promise.reject(new BackendError("unreachable")) },
      });
      await it.send("Hello");
      await it.until("[part~=own-outbox]");
      expect(it.text("[part~=own-outbox]")).to.contain("This browser keeps nothing.");
      await isAccessible(it);
    } finally {
      empty();
    }
  });

  it("stand outbox and waiting first, then the newest decided, the older ones on request", async () => {
    const decided = Array.from({ length: 20 }, (_, i) =>
      own(`d${i}`, { sent: `2026-11-${10 + i}`, comment: { ...approved, id: `d${i}` } }),
    );
    const it = await shown({
      kept: [
        ...decided,
        own("w", { sent: "2026-12", comment: comment() }),
        own("o", { sent: "2026-13", sending }),
      ],
      post: "unreachable",
    });
    const cards = () => it.all("[part~=own-comment]").map(({ id }) => id);
    await eventually(
      () => it.all("[part~=own-outbox]").length === 1 && cards().length === 5,
      String(cards()),
    );
    expect(cards()).to.deep.equal(["own-w", "own-o", "own-d19", "own-d18", "own-d17"]);
    expect(it.text("[part~=older]")).to.equal("Show 17 older ones of yours");
    await isAccessible(it);
    await it.press("[part~=older]");
    await eventually(() => cards().length === 22);
    expect(cards().at(-1)).to.equal("own-d0");
    expect(it.find("[part~=older]").getAttribute("aria-expanded")).to.equal("true");
    expect(it.focused()?.id).to.equal("own-d16");
    await it.press("[part~=older]");
    expect(it.focused()).to.equal(it.find("[part~=older]"));
    await eventually(() => cards().length === 5);
  });

  it("are not forgotten unasked while one of them is not sent", async () => {
    const it = await shown({ kept: [own("a", { sending })], post: "unreachable" });
    await it.press("#forget");
    await it.until("#forget-sure");
    expect(it.text("#forget-sure")).to.contain("1 comment is not sent yet and would be lost.");
    expect(it.focused()).to.equal(it.find("#forget-sure"));
    await isAccessible(it);
    it.all("#forget-sure button")[1]!.click();
    await it.until("#forget");
    expect(it.all("[part~=own-outbox]")).to.have.length(1);
    await it.press("#forget");
    await it.until("#forget-sure");
    it.all("#forget-sure button")[0]!.click();
    await it.gone("[part~=own-outbox]");
    expect(areas.names("receipt ")).to.deep.equal([]);
  });

  it("lead a stray draft to the thread's own form", async () => {
    const it = await shown({ drafts: { gone: "I agree" } });
    await it.press("[part~=own-outbox] button");
    await it.gone("[part~=own-outbox]");
    expect((it.find("#text-") as HTMLTextAreaElement).value).to.equal("I agree");
    expect(areas.names("draft object,default,k gone")).to.deep.equal([]);
  });

  it("can be read where the thread cannot be loaded", async () => {
    write("receipt object,default,k a", JSON.stringify(own("a", { sending })));
    const memory = createMemoryBackend();
    const down = () => Promise.reject(new BackendError("unreachable"));
    const it = await mounted({ backend: { ...memory, thread: down, post: down, status: down } });
    await it.until("[part~=own-outbox]");
    expect(it.text("[part~=own-outbox]")).to.contain("Hello");
    await isAccessible(it);
  });
});
