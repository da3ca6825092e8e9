/** The guidelines, the form, and what stands open below a comment. */
import { BackendError } from "../../../src/backends/request.ts";
import type { Challenge } from "../../../src/contract/codes.ts";
import { loadDefaultGuidelines } from "../../../src/i18n/guidelines/load.ts";
import { matchLanguage } from "../../../src/i18n/language.ts";
import { acknowledgementOf } from "../../../src/widget/acknowledgement.ts";
import type { Kept } from "../../../src/widget/kept.ts";
import * as areas from "../../../src/widget/storage.ts";
import type { Mounted } from "../mounted.ts";
import { ago, comment, focusOn, never, type Scene, type Scenes } from "../scene.ts";
import { tokenOf } from "../tokens.ts";

const marit = comment("c1", "Marit Solheim", "I drove the 14 bus for nine years.", { recommendations: 12 });
const notice = "[part=notice]";
const words = "The nine weekends worry me less than the noise at night.";
const forged = "0".repeat(64);

const read = (kept: Kept) => ({ [kept.read]: { version: 1, at: ago(30_000) } });

const refusing = (code: ConstructorParameters<typeof BackendError>[0], problem = {}) => ({
  post: () => Promise.reject(new BackendError(code, problem)),
});

/** No counter solves it. */
const endless: Challenge = {
  parameters: {
    algorithm: "SHA-256",
    nonce: "00",
    salt: "00",
    cost: 1,
    keyLength: 32,
    keyPrefix: "0".repeat(64),
    expiresAt: 4_000_000_000,
    data: { key: "k" },
  },
  signature: "",
};

const link = () => {
  const made = document.createElement("a");
  made.slot = "sign-in";
  made.href = "#sign-in";
  made.textContent = "Sign in";
  return [made];
};

function ownGuidelines() {
  const made = document.createElement("div");
  made.slot = "guidelines";
  const paragraph = document.createElement("p");
  paragraph.textContent = "Write as to a neighbour.";
  made.append(paragraph);
  return [made];
}

const sent = (text: string, until: string) => async (it: Mounted) => {
  await it.send(text);
  await it.until(until);
};

const openPanel = async (it: Mounted, about: "proof" | "report") => {
  await it.press(`#${about}-c1`);
  await it.until(`[part~=panel-${about}]`);
  await focusOn(it, "panel-c1");
};

const below = (about: "proof" | "report", act?: (it: Mounted) => Promise<unknown>): Scene => ({
  comments: [marit],
  shown: "[part=thread]",
  async act(it) {
    await openPanel(it, about);
    await act?.(it);
  },
});

const chooseIllegal = async (it: Mounted) => {
  it.all("[part=reason] input").at(-1)!.click();
  await it.until("[id^=goodFaith]");
};

export const writingScenes: Scenes = {
  "guidelines read": () => ({ entries: read, shown: "details:not([open])" }),
  "guidelines opened again": () => ({
    entries: read,
    shown: "details:not([open])",
    async act(it) {
      await it.press("summary");
      await it.until("details[open]");
    },
  }),
  "guidelines changed": async (lang) => {
    const guidelines = await loadDefaultGuidelines(matchLanguage(lang));
    const before = acknowledgementOf({ version: 0, ...guidelines });
    const [first = "", second = ""] = Object.keys(before.rules!);
    const { [first]: _, ...rules } = before.rules!;
    return {
      entries: (kept) => ({ [kept.read]: { ...before, rules: { ...rules, [second]: 1, old: 1 } } }),
      shown: "[part=notice-changed]",
    };
  },
  "guidelines of the publisher": () => ({ content: ownGuidelines, shown: notice }),
  "a draft": () => ({
    entries: (kept) => ({ ...read(kept), name: "Ines" }),
    drafts: { "": words },
    shown: notice,
  }),
  "too long": () => ({
    form: { maxLength: 40 },
    entries: read,
    shown: notice,
    act: (it) => it.write("#text-", words),
  }),
  "all to mend": () => ({
    form: { email: "required" },
    shown: notice,
    async act(it) {
      await it.press("[part~=send]");
      await it.until("[part=errors] a");
      await focusOn(it, "errors-");
    },
  }),
  "one to mend": () => ({
    form: { maxLength: 40 },
    shown: notice,
    act: sent(words, "[part=error]"),
  }),
  refused: () => ({
    backend: refusing("thread-closed"),
    shown: notice,
    act: sent(words, "[part=errors]"),
  }),
  "refused for a while": () => ({
    backend: refusing("too-fast", { retryAfter: 300 }),
    shown: notice,
    act: sent(words, "[part=errors]"),
  }),
  hints: () => ({
    entries: read,
    shown: notice,
    async act(it) {
      await it.write("#text-", "Call me on 0750 123 4567 or look at https://news.example NOW OR NEVER!!!!!");
      await it.until("[part=hint]");
    },
  }),
  "language of the text": () => ({
    entries: read,
    shown: notice,
    async act(it) {
      await it.write(
        "#text-",
        "ھیوادارم وێستگەی نەخۆشخانەکە شەوانیش کراوە بێت، چونکە زۆر کەس شەوان کار دەکەن.",
      );
      await it.until("[part=language]");
    },
  }),
  "asked for an address": () => ({ form: { email: "optional" }, entries: read, shown: notice }),
  "to be signed in": () => ({
    form: { signIn: "required" },
    content: link,
    shown: "[part=sign-in]",
  }),
  "signed in": () => ({
    form: { signIn: "required" },
    token: tokenOf("شیلان کەریم"),
    shown: "[part=reader]",
  }),
  "answering a comment": () => ({
    comments: [marit],
    entries: read,
    shown: "[part=thread]",
    async act(it) {
      await it.press("#reply-c1");
      await it.until("#text-c1");
      await focusOn(it, "text-c1");
    },
  }),
  sending: () => ({
    backend: { post: never },
    shown: notice,
    act: sent(words, "[part~=send][aria-disabled]"),
  }),
  "working against floods": () => ({
    backend: refusing("proof-required", { challenge: endless }),
    shown: notice,
    act: sent(words, "[part=working]"),
  }),
  forgotten: () => ({
    drafts: { "": words },
    shown: notice,
    async act(it) {
      await it.press("#forget");
      await focusOn(it, "forget");
    },
  }),
  "on a shared device": () => ({
    shown: notice,
    async act(it) {
      await it.press("#forget + button");
      await it.until("[part=kept]");
      if (!areas.isShared()) throw new Error("The device is not shared");
    },
  }),
  "where nothing is kept": () => ({ full: true, shown: notice }),

  proof: () => below("proof"),
  "proof that matches": () =>
    below("proof", async (it) => {
      await it.press("[part~=verify]");
      await it.until("[part=verdict]");
    }),
  "proof that does not match": () => ({
    ...below("proof", async (it) => {
      await it.press("[part~=verify]");
      await it.until("[part=verdict].why");
    }),
    comments: [{ ...marit, sha256: forged }],
  }),
  report: () => below("report"),
  "report of illegal content": () => below("report", chooseIllegal),
  "report to mend": () =>
    below("report", async (it) => {
      await chooseIllegal(it);
      await it.press("[part~=send-report]");
      await it.until("[part=errors]");
      await focusOn(it, "errors-report-c1");
    }),
  "report received": () =>
    below("report", async (it) => {
      it.all("[part=reason] input")[0]!.click();
      await it.press("[part~=send-report]");
      await it.until("[part=report-receipt]");
    }),
  "reported before": () => ({
    ...below("report", (it) => it.until("[part=report-receipt]")),
    entries: ({ reported }) => ({
      [`${reported}c1`]: { id: "019ab2f0", received: ago(600), reason: "other" },
    }),
  }),
};
