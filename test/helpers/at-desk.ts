/** Moderators at the desk's own pages, each in a browser of their own, by keyboard. */
import type { Browser } from "playwright-core";
import type { Language } from "../../src/i18n/format.ts";
import { type Person, enter, pressOn, sees, tabTo, writeInto } from "./people.ts";
import type { Credentials } from "./desk-client.ts";
import type { DeskWords } from "./words.ts";

export interface AtDesk extends Person {
  /** Opens a list by its tab, as the server has it now. */
  open(list: "waiting" | "reported" | "appeals" | "decided"): Promise<void>;
  /** The comment that is open. */
  reads(text: string): Promise<void>;
  /** Chooses a guideline by its number, where one is given, writes the note and presses the key. */
  decide(key: "a" | "r", note: string, guideline?: number): Promise<void>;
  /** The number beside a list's name. */
  count(list: "waiting" | "reported" | "appeals"): Promise<string>;
}

/** Signs in at the desk in a new browser profile. */
export async function goToDesk(
  browser: Browser,
  {
    address,
    credentials,
    words,
    lang = "en",
  }: { address: string; credentials: Credentials; words: DeskWords; lang?: Language },
): Promise<AtDesk> {
  const person = await enter(browser, lang);
  const { page } = person;
  await page.goto(address);
  await writeInto(page, page.getByLabel(words("email"), { exact: true }), credentials.email);
  await writeInto(page, page.getByLabel(words("password"), { exact: true }), credentials.password);
  await page.keyboard.press("Enter");
  await sees(page.locator(".tabs"));
  return {
    ...person,
    async open(list) {
      await page.reload();
      const tab = page.locator(`.tabs a[href="#/${list}"]`);
      await pressOn(page, tab);
      await sees(page.locator(`.tabs a[aria-current][href="#/${list}"]`));
      await sees(page.locator(".side .facts, .empty"));
    },
    async reads(text) {
      await sees(page.locator(".comment .text").getByText(text));
      await sees(page.locator(".side .facts"));
    },
    async decide(key, note, guideline) {
      if (guideline) await page.keyboard.press(String(guideline));
      await writeInto(page, page.locator("#note"), note);
      await tabTo(page, page.locator(".bar-in button").last());
      await page.keyboard.press(key);
    },
    count: async (list) => (await page.locator(`.tabs a[href="#/${list}"] .num`).textContent()) ?? "",
  };
}
