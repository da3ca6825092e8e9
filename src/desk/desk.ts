/** The desk in its own page, in the language that the moderator chose, else in that of the browser. */
import { loadDeskLanguage } from "../i18n/desk/load.ts";
import { matchLanguage } from "../i18n/language.ts";
import { mountDesk } from "./app.ts";
import { createClient } from "./client.ts";
import { keepLanguage, keptLanguage } from "./kept.ts";
import { wordsOf } from "./words.ts";

const root = document.querySelector<HTMLElement>("#desk");
if (!root) throw new Error("The page of the desk has no element with the id desk");

const words = wordsOf(await loadDeskLanguage(keptLanguage() ?? matchLanguage(navigator.language)));
document.documentElement.lang = words.format.lang;
document.documentElement.dir = words.format.dir;
mountDesk({
  ...words,
  root,
  client: createClient(words.format.lang),
  speak(lang) {
    keepLanguage(lang);
    // The address names the place, and notes are kept: a new page is where it was.
    location.reload();
  },
});
