/** The widget in a page of the test runner, on a backend in memory. */
import type { CommentsBackend } from "../../src/backends/backend.ts";
import { createMemoryBackend, type MemoryBackend } from "../../src/backends/memory.ts";
import type { BackendChoice } from "../../src/widget/choose-backend.ts";
import type { AfterwordComments } from "../../src/widget/comments-element.ts";
import "../../src/widget/define.ts";
import { laterStyles } from "../../src/widget/later.styles.ts";
import * as areas from "../../src/widget/storage.ts";
import { mark, remove } from "../../src/widget/storing.ts";
import { eventually } from "../helpers/eventually.ts";
import { commentOf } from "./stage.ts";

/** The tab of a reader who was never here. */
export function emptyBrowser(): void {
  // What the page itself kept, where storage was full.
  areas.names("").forEach(remove);
  localStorage.clear();
  sessionStorage.clear();
  mark(false);
}

/** Leaves no room in the browser's storage, until what it gives is called. */
export function fillStorage(): () => void {
  const before = Object.getOwnPropertyDescriptor(Storage.prototype, "setItem")!;
  Storage.prototype.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  return () => void Object.defineProperty(Storage.prototype, "setItem", before);
}

/** Makes the browser say that it has a connection, or none, until what it gives is called. */
export function connection(online: boolean): () => void {
  Object.defineProperty(navigator, "onLine", { configurable: true, get: () => online });
  return () => void delete (navigator as unknown as { onLine?: boolean }).onLine;
}

export interface Said {
  author?: string;
  text?: string;
  parent?: string | null;
  lang?: string;
  /** Of the article. */
  key?: string;
}

/** Sends a comment that another reader wrote, and has it approved. Gives its id. */
export async function publish(backend: MemoryBackend, { key = "k", ...said }: Said = {}): Promise<string> {
  const { id } = await backend.post(commentOf(key, said), crypto.randomUUID());
  backend.approve(id);
  return id;
}

export interface Mounted {
  element: AfterwordComments;
  all(selector: string): HTMLElement[];
  /** The first match, or an error that names what is missing. */
  find(selector: string): HTMLElement;
  /** Text as it would be read: white space closed up, without the marks that isolate names. */
  text(selector: string): string;
  focused(): Element | null;
  /** Waits for an element that matches, then gives it. */
  until(selector: string): Promise<HTMLElement>;
  gone(selector: string): Promise<void>;
  /** The reader reaches the widget, and all that reacts is there. */
  touch(): Promise<void>;
  write(selector: string, text: string): Promise<void>;
  press(selector: string): Promise<void>;
  /** Reads the guidelines, gives a name, and sends. */
  send(text: string, author?: string): Promise<void>;
  leave(): void;
}

interface MountOptions {
  /** `null` for the element's own. */
  backend?: BackendChoice | null;
  lang?: string;
  attributes?: Record<string, string>;
  properties?: Partial<Pick<AfterwordComments, "token" | "getToken" | "guidelines">>;
}

/** Mounts the widget and waits until its thread, or why there is none, is shown. */
export async function mounted({
  backend,
  lang = "en",
  attributes = {},
  properties = {},
}: MountOptions = {}): Promise<Mounted> {
  const element = document.createElement("afterword-comments");
  element.backend = backend === undefined ? createMemoryBackend() : backend;
  Object.assign(element, properties);
  for (const [name, value] of Object.entries({ thread: "k", lang, loading: "eager", ...attributes })) {
    element.setAttribute(name, value);
  }
  document.body.append(element);
  const it = around(element);
  await it.until("[part~=notice], [part=failed], [part=closed]");
  return it;
}

export function around(element: AfterwordComments): Mounted {
  const all = (selector: string) => [...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
  const find = (selector: string) => {
    const [found] = all(selector);
    if (!found) throw new Error(`Nothing matches ${selector} in: ${element.shadowRoot?.textContent}`);
    return found;
  };
  const until = async (selector: string) => {
    await eventually(() => all(selector).length, `nothing matches ${selector}`);
    return find(selector);
  };
  /** What reacts is loaded when the widget is first touched, and brings a style sheet. */
  const touch = async () => {
    element.dispatchEvent(new FocusEvent("focusin"));
    await eventually(
      () => element.shadowRoot!.adoptedStyleSheets.includes(laterStyles.styleSheet!),
      "nothing reacts",
    );
    await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
  };
  const write = async (selector: string, text: string) => {
    const field = find(selector) as HTMLTextAreaElement;
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await touch();
  };
  const press = async (selector: string) => {
    find(selector).click();
    await touch();
  };
  return {
    element,
    all,
    find,
    text: (selector) =>
      (find(selector).textContent ?? "")
        .replace(/[\u2068\u2069]/g, "")
        .replace(/\s+/g, " ")
        .trim(),
    focused: () => element.shadowRoot?.activeElement ?? null,
    until,
    touch,
    async gone(selector) {
      await eventually(() => !all(selector).length, `still there: ${selector}`);
    },
    write,
    press,
    async send(text, author = "Ines") {
      if (all("#acknowledge:not(:disabled)").length) {
        await press("#acknowledge");
        await until("details:not([open])");
      }
      // Whom the publisher signed in is not asked.
      if (all("input#author-").length) await write("#author-", author);
      if (all("input#email-[aria-required=true]").length) await write("#email-", "ines@reader.example");
      await write("#text-", text);
      await press("[part~=send]");
    },
    leave: () => element.remove(),
  };
}

/** Turns the widget light or dark, at once. */
export function inScheme({ element }: Mounted, scheme: string): void {
  element.setAttribute("scheme", scheme);
  for (const transition of element.shadowRoot!.getAnimations()) transition.finish();
}

/** Removes every element of the test, and what it left in the browser. */
export function cleanUp(): void {
  document.querySelectorAll("afterword-comments").forEach((element) => element.remove());
  emptyBrowser();
  // WebKit refuses after a hundred times in ten seconds.
  if (location.hash) history.replaceState(null, "", location.href.split("#", 1)[0]);
}

/** Puts something else where a property of the browser is, as long as `act` takes. */
export async function replaced(
  owner: object,
  name: string,
  value: unknown,
  act: () => Promise<void>,
): Promise<void> {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { value, configurable: true });
  try {
    await act();
  } finally {
    if (before) Object.defineProperty(owner, name, before);
    else delete (owner as Record<string, unknown>)[name];
  }
}

/** A backend with some methods other than those of one in memory. */
export const backendWith = (methods: Partial<CommentsBackend>): CommentsBackend => ({
  ...createMemoryBackend(),
  ...methods,
});
