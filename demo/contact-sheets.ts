/**
 * Makes the pictures of `docs/looks.md`: `npm run looks`, with names after it to make only some of them. Each
 * language and each theme has a sheet of telling states as a phone shows them, and one as a wide screen does. Needs a
 * Chromium on the machine.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { languageNames } from "../src/i18n/language-names.ts";
import { type Darkroom, type Framed, openDarkroom, type Shot } from "./darkroom.ts";
import { themes } from "./themes/index.ts";

const root = join(import.meta.dirname, "..");

type View = Pick<Shot, "state" | "top">;

const onPhone: readonly View[] = [
  { state: "thread at first sight" },
  { state: "a draft" },
  { state: "hints", top: "form" },
  { state: "all to mend", top: "form" },
  { state: "waiting", top: "own" },
  { state: "rejected", top: "own" },
  { state: "not sent, offline", top: "own" },
  { state: "thread", top: "thread" },
  { state: "new since the last visit", top: "next-new" },
  { state: "chosen by the newsroom", top: "choices" },
  { state: "report", top: "thread" },
  { state: "closed since a day" },
];
const onWideScreen: readonly View[] = [
  { state: "thread" },
  { state: "chosen by the newsroom", top: "choices" },
];

interface Series extends Pick<Shot, "scheme" | "paper"> {
  name: string;
  /** The views take turns in them. */
  languages: readonly string[];
}

const series: readonly Series[] = [
  ...Object.keys(languageNames).map((lang) => ({ name: lang, languages: [lang], scheme: "light" as const })),
  { name: "dark", languages: ["en", "ckb"], scheme: "dark" },
  ...themes.map(({ name, file, attributes }) => ({
    name,
    languages: ["en", "ckb"],
    scheme: attributes.scheme ?? ("light" as const),
    paper: { name, css: readFileSync(join(root, file), "utf8") },
  })),
];

async function framed(
  room: Darkroom,
  { languages, ...look }: Series,
  views: readonly View[],
  size: Pick<Shot, "width" | "height">,
) {
  const pictures: Framed[] = [];
  for (const [i, view] of views.entries()) {
    const lang = languages[i % languages.length]!;
    const picture = await room.take({ ...view, ...look, ...size, lang });
    pictures.push({ picture, caption: languages.length > 1 ? `${view.state} · ${lang}` : view.state });
  }
  return pictures;
}

const asked = process.argv.slice(2);
const room = await openDarkroom();
for (const one of series.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const phone = await framed(room, one, onPhone, { width: 360, height: 660 });
  const wide = await framed(room, one, onWideScreen, { width: 1280, height: 860 });
  for (const [kind, sheet] of [
    ["phone", await room.layOut(phone, 4)],
    ["wide", await room.layOut(wide, 1)],
  ] as const) {
    const file = `docs/pictures/${one.name}-${kind}.webp`;
    writeFileSync(join(root, file), sheet);
    console.log(`${file} ${Math.round(sheet.length / 1024)} kB`);
  }
}
await room.close();
