/** The reader's own comments, from the outbox to the decision about an appeal. */
import type { CommentsBackend } from "../../../src/backends/backend.ts";
import { BackendError, type FailureCode } from "../../../src/backends/request.ts";
import type { OwnComment } from "../../../src/contract/records.ts";
import { loadDefaultGuidelines } from "../../../src/i18n/guidelines/load.ts";
import { matchLanguage } from "../../../src/i18n/language.ts";
import type { Own } from "../../../src/widget/state.ts";
import { eventually } from "../../helpers/eventually.ts";
import type { Mounted } from "../mounted.ts";
import { ago, comment, focusOn, never, own, ownComment, type Scene, type Scenes } from "../scene.ts";

const card = "[part~=own-comment]";
const sending = { key: "k1", body: {} as never, subject: null };

/** Not published, for a reason in the reader's language. */
const decided = async (lang: string, more: Partial<OwnComment> = {}) => {
  const { rules } = await loadDefaultGuidelines(matchLanguage(lang));
  const place = rules.findIndex(({ id }) => id === "attacks");
  const { id, label } = rules[place]!;
  return ownComment({
    state: "rejected",
    waiting: null,
    outcome: {
      decided: ago(5),
      guideline: { id, number: place + 1, label },
      note: "Your point stands without the last sentence. Write it again, and it will be read again.",
    },
    mayAppeal: true,
    ...more,
  });
};
const appeal = { text: "It was about the office, not about the person.", made: ago(3), decided: null };
const approved = ownComment({
  state: "approved",
  waiting: null,
  outcome: { decided: ago(5), guideline: null, note: null },
});

/** Comments that the newsroom has. */
const seen = (...comments: OwnComment[]): Scene => ({
  own: comments.map((one, i) => own(`r${i}`, { comment: one })),
  shown: card,
});

/** One in the outbox, and what the backend says of it. */
const held = (more: Partial<Own>, backend: Partial<CommentsBackend>): Scene => ({
  own: [own("r0", { sending, ...more })],
  backend,
  shown: card,
});
const failing = (code: FailureCode) => ({ post: () => Promise.reject(new BackendError(code)) });
const reasoned = (it: Mounted) => it.until("[part=state] .muted");

const at = (days: number, hour: number): string => {
  const date = new Date();
  date.setDate(date.getDate() + days);
  date.setHours(hour, 0, 0, 0);
  return date.toISOString();
};

const openAppeal = async (it: Mounted) => {
  await it.press("#own-r0-appeal");
  await it.until("[part=appeal-form]");
  await focusOn(it, "appeal-r0");
};

export const ownScenes: Scenes = {
  waiting: () => seen(ownComment({ waiting: { usually: 40, opens: null } })),
  "waiting for the desk to open": () => seen(ownComment({ waiting: { usually: 40, opens: at(1, 8) } })),
  "waiting below what it answers": () => ({
    comments: [comment("c1", "Marit", "I drove the 14 bus.")],
    own: [own("r0", { form: "c1", comment: ownComment({ parent: "c1" }) })],
    shown: "[part=thread]",
    act: (it) => it.until(card),
  }),
  published: () => seen(approved),
  rejected: async (lang) => seen(await decided(lang)),
  "rejected without a note": async (lang) => {
    const one = await decided(lang, { mayAppeal: false });
    return seen({ ...one, outcome: { ...one.outcome!, note: null } });
  },
  "an appeal being written": async (lang) => ({
    ...seen(await decided(lang)),
    async act(it) {
      await openAppeal(it);
      await it.write("#appeal-r0", appeal.text);
    },
  }),
  "an appeal to mend": async (lang) => ({
    ...seen(await decided(lang)),
    async act(it) {
      await openAppeal(it);
      await it.press("[part~=send-appeal]");
      await it.until("[part=appeal-form] [part=error]");
    },
  }),
  "an appeal that waits": async (lang) => seen(await decided(lang, { appeal, mayAppeal: false })),
  "rejected on appeal": async (lang) =>
    seen(await decided(lang, { appeal: { ...appeal, decided: ago(1) }, mayAppeal: false })),
  "published on appeal": () => seen({ ...approved, appeal: { ...appeal, decided: ago(1) } }),
  withdrawn: () => seen(ownComment({ state: "withdrawn", waiting: null })),
  "to be withdrawn for good": () => ({
    ...seen(ownComment()),
    async act(it) {
      await it.press("#own-r0-withdraw");
      await it.until("#own-r0-sure");
    },
  }),
  "older ones folded away": () => ({
    ...seen(...Array.from({ length: 5 }, (_, i) => ({ ...approved, id: `m${i}` }))),
    act: (it) => it.until("[part~=older]"),
  }),
  "older ones unfolded": () => ({
    ...seen(...Array.from({ length: 5 }, (_, i) => ({ ...approved, id: `m${i}` }))),
    async act(it) {
      await it.press("[part~=older]");
      await eventually(() => it.all(card).length === 5);
    },
  }),
  "not sent, offline": () => ({
    ...held({ tried: false }, failing("offline")),
    offline: true,
    act: reasoned,
  }),
  "not confirmed": () => ({ ...held({}, failing("unreachable")), act: reasoned }),
  "not sent, signed out": () => ({ ...held({}, failing("token-expired")), act: reasoned }),
  "going out": () => ({ ...held({}, { post: never }), act: reasoned }),
  "not accepted": () => ({
    ...held({}, failing("thread-closed")),
    drafts: { "": "Meanwhile I wrote this." },
    act: (it) => eventually(() => it.all("[part=own] [part=action]").length === 2),
  }),
  "being cancelled": () => ({
    ...held({ cancelled: ago(1) }, { status: () => Promise.reject(new BackendError("unreachable")) }),
    act: reasoned,
  }),
  cancelled: () => held({ sending: null, cancelled: ago(1) }, {}),
  "a draft without its form": () => ({ drafts: { lost: "I agree with what stood here." }, shown: card }),
  "to be forgotten all the same": () => ({
    ...held({}, failing("unreachable")),
    async act(it) {
      await it.press("#forget");
      await it.until("#forget-sure");
    },
  }),
};
