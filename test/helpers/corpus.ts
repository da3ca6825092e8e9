/** Hostile strings: our own of `test/corpus`, and those of the folder that `AFTERWORD_CORPUS` names. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { countGraphemes, findUnstorable, isBlank } from "../../src/contract/text.ts";

/** `kept`: taken and given back byte by byte. Anything else is the code of the problem it is refused with. */
export type Expectation = "kept" | "empty" | "unstorable" | "too-long";

export interface Hostile {
  id: string;
  text: string;
  expect: Expectation;
}

/** What a site takes by default; the expectation of foreign strings is worked out from it. */
export interface Limits {
  maxLength: number;
  maxBytes: number;
}

interface Entry extends Hostile {
  /** How often `text` is repeated, so that long ones need not be written out. */
  times?: number;
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

export function ownCorpus(): Hostile[] {
  const entries = read(join(import.meta.dirname, "../corpus/hostile.json")) as Entry[];
  return entries.map(({ id, text, times = 1, expect }) => ({ id, text: text.repeat(times), expect }));
}

/** Every `*.json` of the folder: a list of strings, or of objects with the string in `payload`. */
export function foreignCorpus(limits: Limits): Hostile[] {
  const folder = process.env["AFTERWORD_CORPUS"];
  if (!folder) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return files.flatMap((file) => {
    const list = read(join(folder, file));
    if (!Array.isArray(list)) throw new TypeError(`${file} does not hold a list of strings`);
    return list.map((entry: string | { payload: string }, index) => {
      const text = typeof entry === "string" ? entry : entry.payload;
      return { id: `${file}:${index}`, text, expect: expectationOf(text, limits) };
    });
  });
}

function expectationOf(text: string, { maxLength, maxBytes }: Limits): Expectation {
  if (findUnstorable(text) >= 0) return "unstorable";
  if (isBlank(text)) return "empty";
  return countGraphemes(text) > maxLength || Buffer.byteLength(text) > maxBytes ? "too-long" : "kept";
}
