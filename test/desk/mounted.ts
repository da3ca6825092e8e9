/** The desk in a page of the test runner, over a server in memory. */
import { aTimeout } from "@open-wc/testing";
import { mountDesk } from "../../src/desk/app.ts";
import { wordsOf } from "../../src/desk/words.ts";
import { loadDeskLanguage } from "../../src/i18n/desk/load.ts";
import type { Language } from "../../src/i18n/format.ts";
import { eventually } from "../helpers/eventually.ts";
import { comment, createFakeDesk, type FakeDesk } from "./fake-desk.ts";

export interface Mounted {
  root: HTMLElement;
  fake: FakeDesk;
  /** The languages that were chosen for the desk. */
  spoken: readonly Language[];
  /** The first match, or an error that names what is missing. */
  find(selector: string): HTMLElement;
  value(selector: string): string;
  all(selector: string): HTMLElement[];
  /** Text as it would be read, without the marks that isolate names. */
  text(selector: string): string;
  button(name: string): HTMLButtonElement;
  /** A key pressed where the focus is. */
  press(key: string, init?: KeyboardEventInit): boolean;
  write(selector: string, value: string): void;
  /** What the live region says next. */
  announced(pattern: RegExp): Promise<void>;
  /** Waits for an element that matches, or for a truth that the words after it name. */
  until(selector: string): Promise<void>;
  until(done: () => unknown, what: string): Promise<void>;
  unmount(): void;
}

let stylesheet: Promise<unknown> | undefined;
let current: (() => void) | undefined;

interface MountOptions {
  fake?: FakeDesk;
  /** Path, query and fragment. */
  at?: string;
  lang?: Language;
  pollEvery?: number;
}

/** Three comments wait, unless another server is given; waits until the page has settled. */
export async function mounted({
  fake = threeWaiting(),
  at = "/",
  lang = "en",
  pollEvery = 3_600_000,
}: MountOptions = {}): Promise<Mounted> {
  await (stylesheet ??= loadStylesheet());
  const words = wordsOf(await loadDeskLanguage(lang));
  document.documentElement.lang = lang;
  document.documentElement.dir = words.format.dir;
  await goTo(at);
  const root = document.createElement("div");
  document.body.append(root);
  const spoken: Language[] = [];
  const stop = mountDesk({
    ...words,
    root,
    client: fake.client,
    speak: (chosen) => spoken.push(chosen),
    pollEvery,
  });
  current = () => {
    stop();
    root.remove();
    localStorage.clear();
    sessionStorage.clear();
    document.documentElement.dir = "ltr";
    current = undefined;
  };
  const desk = driver(root, fake, spoken);
  await desk.until(".entry form, .side .facts, .empty, .failure, h1 + p, [role=alert], #comment + .button");
  return desk;
}

/** Safari refuses more than a hundred in ten seconds; tests are faster than any moderator, and wait. */
async function goTo(address: string): Promise<void> {
  for (;;) {
    try {
      history.replaceState(null, "", address);
      return;
    } catch {
      await aTimeout(500);
    }
  }
}

/** For `afterEach`. */
export function unmount(): void {
  current?.();
}

function driver(root: HTMLElement, fake: FakeDesk, spoken: Language[]): Mounted {
  const find = (selector: string): HTMLElement => {
    const found = root.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`Nothing matches ${selector} in: ${root.textContent}`);
    return found;
  };
  const plain = (text: string | null) =>
    (text ?? "")
      .replace(/[\u2068\u2069]/g, "")
      .replace(/\s+/g, " ")
      .trim();
  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
  const until = async (done: string | (() => unknown), what = String(done)) => {
    const holds = typeof done === "string" ? () => root.querySelector(done) !== null : () => Boolean(done());
    await eventually(holds, what);
  };
  return {
    root,
    fake,
    spoken,
    find,
    all,
    value: (selector) => (find(selector) as HTMLInputElement | HTMLTextAreaElement).value,
    text: (selector) => plain(find(selector).textContent),
    button(name) {
      const found = all("button").find(
        (button) => plain(button.textContent).replace(/^[A-Z?] | [A-Z]$/g, "") === name,
      );
      if (!found)
        throw new Error(
          `No button ${name} in: ${all("button")
            .map((one) => plain(one.textContent))
            .join(" | ")}`,
        );
      return found as HTMLButtonElement;
    },
    press: (key, init = {}) =>
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, composed: true, ...init }),
      ),
    write(selector, value) {
      const field = find(selector) as HTMLInputElement | HTMLTextAreaElement;
      field.value = value;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
    announced: (pattern) =>
      until(() => pattern.test(plain(find("[role=status]").textContent)), `an announcement like ${pattern}`),
    until,
    unmount,
  };
}

/** Time for what must not happen to happen. */
export const aWhile = (): Promise<void> => aTimeout(60);

export function threeWaiting(options: Parameters<typeof createFakeDesk>[0] = {}): FakeDesk {
  const fake = createFakeDesk(options);
  fake.add(comment("c1", "Ines P.", "The nine weekends worry me less than the trench.", { minutes: 80 }));
  fake.add(
    comment("c2", "هێرۆ", "باشە، بەڵام بۆچی وێستگەی نەخۆشخانە شەوان دادەخرێت؟", { lang: "ckb", minutes: 40 }),
  );
  fake.add(comment("c3", "Old Town Walker", "You people could not run a bath.", { minutes: 20 }));
  return fake;
}

function loadStylesheet(): Promise<unknown> {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL("../../src/desk/desk.css", import.meta.url).href;
  document.head.append(link);
  return new Promise((resolve, reject) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", reject);
  });
}
