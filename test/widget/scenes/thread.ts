/** The thread, whatever stands in it, and what stands in its place. */
import { BackendError } from "../../../src/backends/request.ts";
import type { Comment, ThreadEvent } from "../../../src/contract/records.ts";
import { hiddenIn } from "../../../src/widget/hiding.ts";
import { foldedIn } from "../../../src/widget/visits.ts";
import { eventually } from "../../helpers/eventually.ts";
import { replaced, type Mounted } from "../mounted.ts";
import { ago, comment, focusOn, gone, never, own, ownComment, withReplies, type Scenes } from "../scene.ts";

const marit = comment(
  "c1",
  "Marit Solheim",
  "I drove the 14 bus for nine years.\n\nThe last one was always full, and the first one never was. Nobody ever asked us why.",
  { recommendations: 12 },
);
const hero = comment(
  "c2",
  "ھێرۆ ئەحمەد",
  "ھیوادارم وێستگەی نەخۆشخانەکە شەوانیش کراوە بێت، چونکە زۆر کەس شەوان کار دەکەن.",
  { lang: "ckb", recommendations: 3 },
);
const newsroom = comment(
  "c3",
  "Ada Lind",
  "Thank you. We have asked the bus company, and will write about its answer.",
  { staff: true },
);
const samir = comment("c4", "سمير حدّاد", "كان يجب أن يُسأل السائقون أولاً. هم يعرفون الطريق أكثر من غيرهم.", {
  lang: "ar",
  choice: true,
});
const few: Comment[] = [withReplies(marit, [hero, newsroom]), samir];

const chain = (length: number): Comment =>
  withReplies(
    marit,
    Array.from({ length }, (_, i) =>
      comment(`c${i + 2}`, i % 2 ? "Tomas" : "شیلان کەریم", `Answer ${i + 1}`, {
        parent: `c${i + 1}`,
        replyTo: i > 0 ? (i % 2 ? "شیلان کەریم" : "Tomas") : null,
      }),
    ),
  );

const marks = (n: number) =>
  Array.from({ length: n }, (_, i) => String.fromCodePoint(0x0300 + (i % 0x6f))).join("");
const zalgo = Array.from("he comes", (letter) => letter + marks(24)).join("");

const event = (more: Partial<ThreadEvent>): ThreadEvent => ({
  key: "k",
  version: 2,
  kind: "published",
  comment: "n1",
  root: null,
  count: 5,
  ...more,
});
const thread = "[part=thread]";
const down = () => Promise.reject(new BackendError("unreachable"));

/** Once the thread is watched, tells it something. */
function watched() {
  let tell: ((events: ThreadEvent[]) => void) | undefined;
  return {
    subscribe: async (_query: unknown, listener: (events: ThreadEvent[] | null) => void) => {
      tell = listener;
      return () => {};
    },
    tell: async (one: ThreadEvent) => {
      await eventually(() => tell, "nobody watches the thread");
      tell!([one]);
    },
  };
}

const openMenu = async (it: Mounted) => {
  await it.press("#more-c1");
  await it.until("[part=menu]");
};

export const threadScenes: Scenes = {
  loading: () => ({ backend: { thread: never }, shown: "[part=loading]", untouched: true }),
  failed: () => ({ backend: { thread: down }, shown: "[part=failed]" }),
  "failed offline": () => ({
    backend: { thread: () => Promise.reject(new BackendError("offline")) },
    offline: true,
    shown: "[part=failed]",
  }),
  "failed with a comment that waits": () => ({
    backend: { thread: down },
    own: [own("a", { comment: ownComment() })],
    shown: "[part=failed]",
    act: (it) => it.until("[part~=own-comment]"),
  }),
  empty: () => ({ shown: "[part=empty]" }),
  "thread at first sight": () => ({
    comments: [withReplies(marit, [hero])],
    shown: thread,
    untouched: true,
  }),
  thread: () => ({ comments: few, shown: thread }),
  "closed since a day": () => ({
    comments: few,
    thread: { open: false, closed: ago(90_000) },
    shown: "[part=closed]",
  }),
  "closed since unknown": () => ({ thread: { open: false }, shown: "[part=closed]" }),
  "deep replies": () => ({ comments: [chain(6), { ...samir, id: "c9" }], shown: "[part=in-reply-to]" }),
  "fifty replies deep": () => ({ comments: [chain(50)], shown: "[part=in-reply-to]" }),
  "replies set in once": () => ({ comments: [chain(3)], attributes: { depth: "1" }, shown: thread }),
  tombstones: () => ({
    comments: [
      withReplies(gone("c1", "withdrawn"), [hero]),
      withReplies(gone("c5", "removed"), [comment("c6", "Tomas", "I had answered that.")]),
      withReplies(gone("c7", "erased"), [comment("c8", "Ako", "So had I.")]),
    ],
    shown: "[part=gone]",
  }),
  "part of a long thread": () => ({
    comments: [withReplies(marit, [hero, newsroom], { total: 12, next: "n", previous: "p" }), samir],
    page: { total: 240, next: "n", previous: "p" },
    shown: "[part~=more-button]",
    act: (it) => it.until("[part~=earlier-button]"),
  }),
  "sixty comments": () => ({
    comments: Array.from({ length: 60 }, (_, i) => comment(`c${i}`, `Reader ${i}`, `Comment ${i}`)),
    shown: thread,
    act: (it) => eventually(() => it.all("[part=comment]").length === 60),
  }),
  "next page failed": () => ({
    comments: few,
    page: { total: 30, next: "n" },
    backend: { comments: down },
    shown: thread,
    async act(it) {
      await it.press("[part~=more-button]");
      await eventually(() => it.all("[part=more] p").length === 2);
    },
  }),
  folded: () => ({
    comments: few,
    entries: (kept) => ({ [foldedIn(kept)]: ["c1"] }),
    shown: thread,
    act: (it) => it.until("[part~=fold][aria-expanded=false]"),
  }),
  "menu open": () => ({ comments: few, shown: thread, act: openMenu }),
  "address to copy": () => ({
    comments: few,
    shown: thread,
    async act(it) {
      await openMenu(it);
      await replaced(navigator, "clipboard", undefined, async () => {
        await it.press("[part=menu] button");
        await it.until("[part=address]");
      });
    },
  }),
  "hidden by the reader": () => ({
    comments: few,
    entries: (kept) => ({ [`${hiddenIn(kept)}c1`]: true }),
    shown: thread,
    act: (it) => it.until("[part~=unhide]"),
  }),
  "new since the last visit": () => ({
    comments: few,
    entries: ({ visit }) => ({ [visit]: { until: ago(3_875), since: null } }),
    shown: "[part~=next-new]",
  }),
  "new comments wait": () => ({
    comments: few,
    news: [event({}), event({ version: 3, comment: "n2", count: 6 })],
    backend: {
      comments: async () => ({
        items: ["n1", "n2"].map((id) => ({ ...comment(id, "Tomas", `The ${id}`), published: ago(0) })),
        total: 6,
        next: null,
        previous: null,
      }),
    },
    shown: "[part~=new-comments]",
  }),
  "new comments wait below new ones": () => ({
    comments: few,
    entries: ({ visit }) => ({ [visit]: { until: ago(3_875), since: null } }),
    news: [event({})],
    shown: "[part~=next-new]",
    act: (it) => it.until("[part~=new-comments]"),
  }),
  "new comments did not come": () => ({
    comments: few,
    news: [event({})],
    backend: { comments: down },
    page: { total: 30, next: "n" },
    shown: "[part~=new-comments]",
    async act(it) {
      await it.press("[part~=new-comments]");
      await it.until("[part=live-note]");
    },
  }),
  "a comment lingers": () => {
    const { subscribe, tell } = watched();
    return {
      comments: few,
      backend: { subscribe },
      shown: thread,
      async act(it) {
        await it.press("#reply-c4");
        await it.until("#text-c4");
        await tell(event({ kind: "unpublished", comment: "c4", count: 3 }));
        await it.until("[part=live-note]");
      },
    };
  },
  "chosen by the newsroom": () => ({
    comments: few,
    choices: [samir, marit],
    shown: "[part=choices]",
  }),
  recommended: () => ({
    comments: few,
    entries: ({ recommended }) => ({ [`${recommended}c1`]: true }),
    shown: thread,
    act: (it) => it.until("[part~=recommend][aria-pressed=true]"),
  }),
  "recommending failed": () => ({
    comments: few,
    backend: { react: down },
    shown: thread,
    async act(it) {
      await it.press("#recommend-c1");
      await it.until("[part=error]");
    },
  }),
  "a link leads to it": () => ({
    comments: few,
    hash: "#comment-c2",
    shown: "[aria-current=true]",
    act: (it) => focusOn(it, "comment-c2"),
  }),
  "a link leads nowhere": () => ({
    comments: few,
    hash: "#comment-nowhere",
    backend: { comments: () => Promise.reject(new BackendError("unknown-comment")) },
    shown: "[part=not-here]",
    act: (it) => focusOn(it, "not-here"),
  }),
  "long words": () => ({
    comments: [
      withReplies(comment("c1", "W".repeat(60), "Donaudampfschiff".repeat(40)), [
        comment("c2", "ـ".repeat(60), "ھێز".repeat(200), { lang: "ckb" }),
        comment("c3", "https://news.example", `https://news.example/${"a/".repeat(150)}`),
      ]),
    ],
    shown: thread,
  }),
  zalgo: () => ({
    comments: [
      withReplies(comment("c1", `Z${marks(30)}algo`, zalgo), [comment("c2", "Ako", "What was that?")]),
    ],
    shown: thread,
  }),
  "turned names and texts": () => ({
    comments: [
      withReplies(comment("c1", "\u202eMarit (5)", "\u202eright to left \u2067 and never back"), [
        comment("c2", "\u2066شیلان", "\u202d\u2066ھەموو شتێک 1 2 3", { lang: "ckb" }),
        comment("c3", "Tomas\u200f", "Plain words."),
      ]),
    ],
    shown: thread,
  }),
  "ten thousand characters": () => ({
    comments: [comment("c1", "Marit", "The night bus was full again. ".repeat(334).slice(0, 10_000)), samir],
    shown: thread,
  }),
};
