/** A stage with two moderators, each at the desk in a browser of their own. */
import { expect } from "vitest";
import type { Language } from "../../src/i18n/format.ts";
import { type AtDesk, goToDesk } from "./at-desk.ts";
import type { Credentials } from "./desk-client.ts";
import { startChromium } from "./people.ts";
import { addModerator, moderator, withStorage } from "./prepared-site.ts";
import { type Stage, setStage } from "./stage.ts";
import { type DeskWords, deskWords } from "./words.ts";

/** Called "Second"; the other one is `moderator`, called "First". */
export const second: Credentials = { email: "second@newsroom.test", password: "another long password" };

export interface TwoModerators {
  stage: Stage;
  t: DeskWords;
  first: AtDesk;
  other: AtDesk;
  /** Ends it all. There must have been no errors and no dialogs. */
  leave: () => Promise<void>;
}

export async function openTwoModerators(lang: Language = "en"): Promise<TwoModerators> {
  const [browser, stage, t] = await Promise.all([startChromium(), setStage(), deskWords(lang)]);
  await withStorage(stage.database, async (storage) => addModerator(storage, second, "Second"));
  const enter = (credentials: Credentials) =>
    goToDesk(browser, { address: stage.server.desk, credentials, words: t, lang });
  const first = await enter(moderator);
  const other = await enter(second);
  return {
    stage,
    t,
    first,
    other,
    async leave() {
      await browser.close();
      await stage.close();
      expect([...first.mishaps, ...other.mishaps]).toEqual([]);
    },
  };
}
