/** A page that shows one state of the widget, in any language and scheme, on a backend whose every answer is fixed. */
import type { CommentsBackend } from "../../src/backends/backend.ts";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import type {
  Comment,
  CommentPage,
  FormRules,
  OwnComment,
  Thread,
  ThreadEvent,
} from "../../src/contract/records.ts";
import { fingerprint } from "../../src/widget/fingerprint.ts";
import { keptOf, type Kept } from "../../src/widget/kept.ts";
import type { Own } from "../../src/widget/state.ts";
import { write } from "../../src/widget/storing.ts";
import { eventually } from "../helpers/eventually.ts";
import { around, cleanUp, connection, emptyBrowser, fillStorage, type Mounted } from "./mounted.ts";

export interface Scene {
  comments?: Comment[];
  /** Where the page of comments is not the only one. */
  page?: Partial<CommentPage>;
  thread?: Partial<Thread>;
  choices?: Comment[];
  form?: Partial<FormRules>;
  backend?: Partial<CommentsBackend>;
  /** What the thread tells of as soon as it is watched. */
  news?: ThreadEvent[];
  /** What the browser keeps of the reader's: comments, drafts by their form, and other entries by their name. */
  own?: Own[];
  drafts?: Record<string, string>;
  entries?: (kept: Kept) => Record<string, unknown>;
  token?: string;
  attributes?: Record<string, string>;
  /** Between the element's tags. */
  content?: () => Element[];
  /** What the address of the page ends with. */
  hash?: string;
  offline?: boolean;
  /** The browser has no room for anything. */
  full?: boolean;
  /** Nobody has touched it: what comes with a reader is not there yet. */
  untouched?: boolean;
  /** What is there once the state is, before anything is done. */
  shown: string;
  /** What the reader does, until the state is there. */
  act?: (it: Mounted) => Promise<unknown>;
}

export type Scenes = Record<string, (lang: string) => Scene | Promise<Scene>>;

export interface State {
  name: string;
  /**
   * Opens it in a browser that holds nothing else. `leave()` of what it gives undoes all that it did.
   *
   * @param scheme "light" or "dark".
   */
  open: (lang?: string, scheme?: string) => Promise<Mounted>;
}

const minute = 60_000;
/** ISO 8601, so many minutes ago. */
export const ago = (minutes: number): string => new Date(Date.now() - minutes * minute).toISOString();

export const comment = (id: string, author: string, text: string, more: Partial<Comment> = {}): Comment => ({
  id,
  parent: null,
  author,
  authorId: null,
  text,
  gone: null,
  lang: "en",
  received: ago(4_000 - Number(id.replace(/\D/g, "")) * 10),
  published: ago(3_900 - Number(id.replace(/\D/g, "")) * 10),
  sha256: fingerprint(text),
  replyTo: null,
  recommendations: 0,
  staff: false,
  choice: false,
  ...more,
});

/** A tombstone. */
export const gone = (id: string, why: NonNullable<Comment["gone"]>, more: Partial<Comment> = {}): Comment =>
  comment(id, "", "", { author: null, text: null, sha256: null, gone: why, ...more });

export const withReplies = (top: Comment, items: Comment[], more: Partial<CommentPage> = {}): Comment => ({
  ...top,
  replies: {
    items: items.map((one) => ({ ...one, parent: one.parent ?? top.id })),
    total: items.filter((one) => !one.gone).length,
    next: null,
    previous: null,
    ...more,
  },
});

export const ownComment = (more: Partial<OwnComment> = {}): OwnComment => ({
  id: "mine",
  key: "k",
  parent: null,
  author: "Ines",
  text: "Could the night bus stop at the hospital too? Many of us finish work at three.",
  lang: "en",
  received: ago(25),
  sha256: null,
  state: "pending",
  outcome: null,
  waiting: { usually: null, opens: null },
  appeal: null,
  mayAppeal: false,
  ...more,
});

export const own = (receipt: string, more: Partial<Own> = {}): Own => ({
  receipt,
  form: "",
  author: "Ines",
  text: ownComment().text!,
  sent: ago(25),
  comment: null,
  sending: null,
  tried: true,
  cancelled: null,
  ...more,
});

export const never = (): Promise<never> => new Promise(() => {});

const count = (comments: Comment[]): number =>
  comments.reduce((sum, one) => sum + (one.gone ? 0 : 1) + (one.replies?.total ?? 0), 0);

function backendOf(scene: Scene): CommentsBackend {
  const { comments = [], page, thread, choices = [], form = {}, news, own: kept = [] } = scene;
  const { subscribe: _, ...memory } = createMemoryBackend({ form });
  const items = { items: comments, total: count(comments), next: null, previous: null, ...page };
  return {
    ...memory,
    async thread(query) {
      const view = await memory.thread(query);
      const all = Math.max(count(comments), items.total);
      return {
        ...view,
        thread: { ...view.thread, count: all, version: 1, ...thread },
        comments: items,
        choices,
      };
    },
    comments: async () => ({ ...items, items: [], next: null, previous: null }),
    status: async ({ receipts }) => ({
      comments: receipts.map((receipt) => kept.find((one) => one.receipt === receipt)?.comment ?? null),
    }),
    react: async (_id, { recommend }) => ({ recommended: recommend, recommendations: recommend ? 1 : 0 }),
    report: async () => ({ id: "019ab2f0-77c1-7d5e-9a53-0d1f2f3a4b5c", received: ago(0) }),
    ...(news && {
      subscribe: async (_query, listener) => {
        listener(news);
        return () => {};
      },
    }),
    ...scene.backend,
  };
}

function keep({ own: receipts = [], drafts = {}, entries }: Scene): void {
  const kept = keptOf("object", { site: "default", key: "k", lang: "en" });
  for (const one of receipts) write(kept.receipts + one.receipt, JSON.stringify(one));
  for (const [form, text] of Object.entries(drafts))
    write(`${kept.drafts}${form} another`, JSON.stringify({ text, at: Date.now() }));
  for (const [name, value] of Object.entries(entries?.(kept) ?? {})) write(name, JSON.stringify(value));
}

async function show(scene: Scene, lang: string, scheme: string): Promise<Mounted> {
  const element = document.createElement("afterword-comments");
  element.backend = backendOf(scene);
  if (scene.token) element.token = scene.token;
  const attributes = { thread: "k", loading: "eager", lang, scheme, ...scene.attributes };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...(scene.content?.() ?? []));
  document.body.append(element);
  const it = around(element);
  await it.until(scene.shown);
  if (!scene.untouched) {
    await it.touch();
    element.dispatchEvent(new PointerEvent("pointerover"));
    if (it.all("[part=comment]").length) await it.until("[part~=more-actions]");
  }
  await scene.act?.(it);
  await element.updateComplete;
  for (const animation of element.shadowRoot!.getAnimations()) animation.finish();
  return it;
}

export async function open(scene: Scene, lang: string, scheme: string): Promise<Mounted> {
  cleanUp();
  emptyBrowser();
  const undo: (() => void)[] = [cleanUp];
  const end = () => undo.splice(0).forEach((one) => one());
  keep(scene);
  if (scene.hash) history.replaceState(null, "", scene.hash);
  if (scene.offline) undo.unshift(connection(false));
  if (scene.full) undo.unshift(fillStorage());
  try {
    const it = await show(scene, lang, scheme);
    return { ...it, leave: end };
  } catch (error) {
    end();
    throw error;
  }
}

/** Waits for the focus to be on what has this id. */
export const focusOn = (it: Mounted, id: string): Promise<void> =>
  eventually(() => it.focused()?.id === id, `the focus is not on ${id}`);
