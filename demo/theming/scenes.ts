/** The element with a made-up thread, in the states that a theme must suit. It needs no server. */
import { createMemoryBackend, type MemoryBackend } from "../../src/backends/memory.ts";
import type { CommentsBackend } from "../../src/backends/backend.ts";
import type { Comment, NewComment } from "../../src/contract/records.ts";
import { matchLanguage } from "../../src/i18n/language.ts";
import type { AfterwordComments } from "../../src/widget/comments-element.ts";
import { keptOf, type Kept } from "../../src/widget/kept.ts";
import { names } from "../../src/widget/storage.ts";
import { remove, write } from "../../src/widget/storing.ts";
import { words, type Words } from "./words.ts";

interface Stage {
  memory: MemoryBackend;
  said: Words;
  lang: string;
  kept: Kept;
  key: string;
}

interface Scene {
  label: string;
  /** Readers find an empty thread. */
  empty?: true;
  /** They have not read the guidelines yet. */
  first?: true;
  prepare?: (stage: Stage) => Promise<void> | void;
  /** What of the backend is another one here. */
  backend?: Partial<CommentsBackend>;
  /** What the reader does as soon as the thread is there. */
  act?: { press: string; write?: (said: Words) => string };
  /** What the state is about, where it is not the top of the thread. */
  about?: string;
}

/** Keeps a comment of the reader's own in their browser, as the widget does when it is sent. */
async function sendOwn({ memory, said, lang, kept, key }: Stage): Promise<string> {
  const receipt = `own in ${key}`;
  const comment = await memory.post({ ...written(key, lang, said.own), receipt }, receipt);
  const own = { receipt, form: "", ...said.own, sent: comment.received, comment: null, sending: null };
  write(kept.receipts + receipt, JSON.stringify({ ...own, tried: true, cancelled: null }));
  return comment.id;
}

export const scenes = {
  thread: { label: "Thread" },
  first: { label: "First visit, guidelines open", first: true },
  hint: {
    label: "Writing, with a hint",
    act: {
      press: "textarea",
      write: ({ own }) => `${own.text} www.lamps.example`,
    },
    about: "[part~=hint]",
  },
  errors: { label: "Form with errors", act: { press: "[part~=send]" }, about: "[part~=errors] a" },
  waiting: {
    label: "Own comment that waits",
    prepare: async (stage) => void (await sendOwn(stage)),
    about: "[part~=own-comment]",
  },
  rejected: {
    label: "Own comment, rejected",
    prepare: async (stage) => stage.memory.reject(await sendOwn(stage), "attacks", stage.said.note),
    about: "[part~=own-comment]",
  },
  report: {
    label: "Reporting a comment",
    act: { press: "[part~=report]" },
    about: "[part~=report-form]",
  },
  empty: { label: "No comments yet", empty: true },
  closed: { label: "Closed", prepare: ({ memory, key }) => memory.close(key) },
  loading: { label: "Loading", backend: { thread: () => new Promise<never>(() => {}) } },
  failed: {
    label: "Loading failed",
    backend: { thread: () => Promise.reject(new Error("The thread of this page does not come.")) },
  },
} as const satisfies Record<string, Scene>;

export type SceneName = keyof typeof scenes;

const hour = 3_600_000;
const ago = (hours: number): string => new Date(Date.now() - hours * hour).toISOString();

const written = (key: string, lang: string, { author, text }: Words["own"]): NewComment => ({
  site: "theming",
  key,
  url: null,
  title: null,
  parent: null,
  author,
  email: null,
  text,
  lang,
  guidelines: { version: 1, lang },
  receipt: `${author} in ${key}`,
  honeypot: "",
  writingTime: null,
});

/** What a memory that has only just been filled cannot say: when, by whom, and how well liked. */
type Facts = Map<string, Partial<Comment>>;

async function fill({ memory, said, lang, key }: Stage): Promise<Facts> {
  const publish = async (what: Words["own"], parent: string | null = null) => {
    const { id } = await memory.post({ ...written(key, lang, what), parent }, `${what.author} in ${key}`);
    memory.approve(id);
    return id;
  };
  const first = await publish(said.first);
  const answer = await publish(said.answer, first);
  const second = await publish(said.second);
  for (let n = 0; n < 12; n++)
    await memory.react(first, { site: "theming", voter: `voter ${n}`, recommend: true });
  await memory.react(second, { site: "theming", voter: "voter", recommend: true });
  return new Map([
    [first, { published: ago(5.5), received: ago(5.6) }],
    [answer, { published: ago(3.5), received: ago(3.6), staff: true }],
    [second, { published: ago(27.5), received: ago(27.6), choice: true }],
  ]);
}

const withFacts = (facts: Facts) =>
  function know(comment: Comment): Comment {
    const { replies } = comment;
    return {
      ...comment,
      ...facts.get(comment.id),
      ...(replies && { replies: { ...replies, items: replies.items.map(know) } }),
    };
  };

async function createBackend(scene: Scene, stage: Stage): Promise<CommentsBackend> {
  const facts = scene.empty ? new Map() : await fill(stage);
  await scene.prepare?.(stage);
  const know = withFacts(facts);
  const { memory } = stage;
  return {
    ...memory,
    async thread(query) {
      const { comments, ...view } = await memory.thread(query);
      return { ...view, comments: { ...comments, items: comments.items.map(know) } };
    },
    ...scene.backend,
  };
}

/** Resolves when something in the element matches. */
const shown = (element: AfterwordComments, selector: string): Promise<HTMLElement> =>
  new Promise((resolve) => {
    const look = () => {
      const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
      if (found) resolve(found);
      // A frame that is not drawn still looks again.
      else setTimeout(look, 50);
    };
    look();
  });

/** What the reader does. Whoever chose to see that goes on from where they are. */
async function act(element: AfterwordComments, { act: what, about }: Scene, said: Words) {
  const before = document.activeElement;
  if (what) {
    const target = await shown(element, what.press);
    if (what.write && target instanceof HTMLTextAreaElement) {
      target.dispatchEvent(new FocusEvent("focusin", { bubbles: true, composed: true }));
      target.value = what.write(said);
      target.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    } else target.click();
  }
  if (!about) return null;
  const found = await shown(element, about);
  await element.updateComplete;
  const focused = element.shadowRoot?.activeElement;
  if (before instanceof HTMLElement && before !== document.body && before !== element) before.focus();
  else if (focused instanceof HTMLElement && what) focused.blur();
  return found;
}

/**
 * Makes an element that comes into this state by itself, once it is on the page.
 *
 * @param key Of its thread; elements with the same key share what the browser keeps.
 * @returns The element, and what waits for that state: it gives what the state is about, `null` for all of it.
 */
export async function openScene(name: SceneName, lang: string, key = name as string) {
  const scene: Scene = scenes[name];
  const element = document.createElement("afterword-comments");
  const kept = keptOf("object", { site: "theming", key, lang });
  for (const prefix of [kept.drafts, kept.receipts, kept.reported, kept.recommended])
    for (const entry of names(prefix)) remove(entry);
  remove(kept.read);
  if (!scene.first) write(kept.read, JSON.stringify({ version: 1, at: ago(30 * 24) }));
  const said = words[matchLanguage(lang)];
  element.backend = await createBackend(scene, { memory: createMemoryBackend(), said, lang, kept, key });
  for (const [attribute, value] of Object.entries({ site: "theming", thread: key, lang, loading: "eager" }))
    element.setAttribute(attribute, value);
  return { element, ready: () => act(element, scene, said) };
}
