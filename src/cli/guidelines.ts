import { readFileSync } from "node:fs";
import { guidelines } from "../contract/schema/records.ts";
import {
  publishGuidelines,
  readGuidelines,
  type GuidelinesChange,
  type GuidelinesText,
} from "../server/domain/guidelines.ts";
import { withServices } from "./database.ts";

/** Prints them as a file that can be changed and published. */
export async function showGuidelines(id: string, { lang }: { lang?: string }): Promise<void> {
  await withServices(async ({ stores }) => {
    const { site, inForce } = await readGuidelines(stores, id);
    const wanted = lang ?? site.lang;
    const found = inForce.find((one) => one.lang === wanted);
    if (!found) {
      const there = inForce.map((one) => one.lang).join(", ");
      throw new Error(`There are no guidelines in ${wanted}. There are some in ${there}.`);
    }
    const { version: _, ...text } = found;
    console.log(JSON.stringify(text, null, 2));
  });
}

export async function publish(site: string, files: string[]): Promise<void> {
  const languages = files.map(readText);
  await withServices(async (services) => {
    const change = await publishGuidelines(services, { site, languages });
    console.log(change ? tell(change) : "Nothing has changed. The version in force stays.");
  });
}

/** What a file holds: everything but the version, which publishing gives it. */
const text = guidelines.omit({ version: true });

function readText(file: string): GuidelinesText {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new Error(`${file} is not JSON: ${error.message}`, { cause: error });
    throw error;
  }
  const read = text.safeParse(value);
  if (read.success) return read.data;
  const faults = read.error.issues.map(
    ({ path, message }) => `  ${path.join(".") || "the whole"}: ${message}`,
  );
  throw new Error(`${file} is not as guidelines are:\n${faults.join("\n")}`);
}

function tell({ version, languages, rules, grounds, reordered, reworded }: GuidelinesChange): string {
  const lines = [
    ["New languages", languages.added],
    ["Languages no longer there", languages.removed],
    ["New rules", rules.added],
    ["Rules no longer there", rules.removed],
    ["Rejections can now rest on", grounds.added],
    ["Rejections can no longer rest on", grounds.removed],
    ...reworded.map(({ lang, parts }) => [`Other words in ${lang}`, parts] as const),
  ] as const;
  return [
    `Version ${version} is in force.`,
    ...lines.flatMap(([what, names]) => (names.length > 0 ? [`${what}: ${names.join(", ")}.`] : [])),
    ...(reordered ? ["The rules have another order."] : []),
  ].join("\n");
}
