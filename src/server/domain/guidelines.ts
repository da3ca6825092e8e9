/** Publishing a site's guidelines: a new version in all its languages at once. */
import { isDeepStrictEqual } from "node:util";
import type { Guidelines } from "../../contract/records.ts";
import { countGraphemes, findUnstorable, isBlank } from "../../contract/text.ts";
import { canonicalLanguage } from "./languages.ts";
import type { Services, Site, Stores } from "./ports.ts";
import { ProblemError } from "./problem.ts";

export type GuidelinesText = Omit<Guidelines, "version">;

/** What is different from the version before. Rules are named by their ids, languages by their tags. */
export interface GuidelinesChange {
  version: number;
  languages: { added: string[]; removed: string[] };
  rules: { added: string[]; removed: string[] };
  reordered: boolean;
  /** Rules that a rejection may rest on since, or no longer. */
  grounds: { added: string[]; removed: string[] };
  /** In each language that stays: "title", "introduction", "closing", and the rules whose words are others. */
  reworded: { lang: string; parts: string[] }[];
}

const maxRules = 50;
/** Grapheme clusters of each text. */
const maxTextLength = 2_000;

/**
 * @returns What changed; `undefined` where nothing would, and then the version in force stays.
 * @throws ProblemError `unknown-site`, `invalid` (with what is wrong and where).
 */
export async function publishGuidelines(
  { clock, transaction }: Pick<Services, "clock" | "transaction">,
  { site: id, languages }: { site: string; languages: readonly GuidelinesText[] },
): Promise<GuidelinesChange | undefined> {
  const texts = requirePublishable(languages);
  return transaction(async (books) => {
    const { inForce, version } = await readGuidelines(books, id);
    const change = compare(inForce, texts, version + 1);
    if (!change) return undefined;
    await books.guidelines.publish(
      id,
      texts.map((text) => ({ ...text, version: change.version })),
      clock.now(),
    );
    return change;
  });
}

/**
 * The version in force, in every language it has.
 *
 * @throws ProblemError `unknown-site`.
 */
export async function readGuidelines(
  stores: Stores,
  id: string,
): Promise<{ site: Site; version: number; inForce: Guidelines[] }> {
  const site = await stores.sites.find(id);
  if (!site) throw new ProblemError("unknown-site", { detail: `There is no site ${id}.` });
  const editions = await stores.guidelines.editions(id);
  const version = editions.at(-1)?.version ?? 0;
  const inForce: Guidelines[] = [];
  for (const edition of editions.filter((one) => one.version === version)) {
    inForce.push((await stores.guidelines.find(id, version, edition.lang))!);
  }
  return { site, version, inForce };
}

function requirePublishable(languages: readonly GuidelinesText[]): GuidelinesText[] {
  const texts = languages.map(requireText);
  const [first, ...others] = texts;
  if (!first) throw refuse("There are no guidelines to publish.");
  const twice = texts.find(({ lang }, place) => texts.findIndex((text) => text.lang === lang) !== place);
  if (twice) throw refuse(`There are two in ${twice.lang}.`);
  if (!first.rules.some(({ ground }) => ground)) {
    throw refuse("No rule is a ground: a rejection would have nothing to rest on.");
  }
  // A rule's number is its place: "rule 6" must be the same one for every reader.
  const outline = ({ rules }: GuidelinesText) => rules.map(({ id, ground }) => [id, ground]);
  const differs = others.find((text) => !isDeepStrictEqual(outline(text), outline(first)));
  if (differs) {
    throw refuse(
      `In ${differs.lang} and ${first.lang} the rules are not the same ones: ids, order and grounds must be.`,
    );
  }
  return texts;
}

function requireText(text: GuidelinesText): GuidelinesText {
  const lang = canonicalLanguage(text.lang);
  if (lang === undefined) throw refuse(`"${text.lang}" is no language tag.`);
  const { title, introduction, rules, closing } = text;
  if (rules.length === 0 || rules.length > maxRules) {
    throw refuse(`In ${lang} there are ${rules.length} rules: 1 to ${maxRules} are possible.`);
  }
  const ids = rules.map(({ id }) => id);
  const wrong = ids.find((id, place) => !/^[a-z0-9-]{1,50}$/.test(id) || ids.indexOf(id) !== place);
  if (wrong !== undefined) {
    throw refuse(`In ${lang} the id "${wrong}" is not one of a rule: a-z, 0-9 and dashes, each id once.`);
  }
  const named: [string, string][] = [
    ["title", title],
    ...rules.map(({ id, label }): [string, string] => [`label of ${id}`, label]),
  ];
  const blank = named.find(([, value]) => isBlank(value));
  if (blank) throw refuse(`In ${lang} the ${blank[0]} is blank.`);
  const explanations = rules.map(({ id, explanation }): [string, string] => [
    `explanation of ${id}`,
    explanation,
  ]);
  for (const [name, value] of [
    ...named,
    ...explanations,
    ["introduction", introduction],
    ["closing", closing],
  ] as const) {
    if (findUnstorable(value) !== -1)
      throw refuse(`In ${lang} the ${name} has a character that cannot be kept.`);
    if (countGraphemes(value) > maxTextLength) {
      throw refuse(`In ${lang} the ${name} is longer than ${maxTextLength} characters.`);
    }
  }
  return { lang, title, introduction, rules, closing };
}

function compare(
  before: readonly Guidelines[],
  after: readonly GuidelinesText[],
  version: number,
): GuidelinesChange | undefined {
  const rulesOf = ([text]: readonly GuidelinesText[]) => text?.rules ?? [];
  const ids = (texts: readonly GuidelinesText[]) => rulesOf(texts).map(({ id }) => id);
  const grounds = (texts: readonly GuidelinesText[]) =>
    rulesOf(texts).flatMap(({ id, ground }) => (ground ? id : []));
  const tags = (texts: readonly GuidelinesText[]) => texts.map(({ lang }) => lang);
  const staying = (one: readonly GuidelinesText[], other: readonly GuidelinesText[]) =>
    ids(one).filter((id) => ids(other).includes(id));

  const rules = difference(ids(before), ids(after));
  const change = {
    version,
    languages: difference(tags(before), tags(after)),
    rules,
    reordered: !isDeepStrictEqual(staying(before, after), staying(after, before)),
    // A rule that came or went says so already.
    grounds: without(difference(grounds(before), grounds(after)), [...rules.added, ...rules.removed]),
    reworded: after.flatMap((text) => {
      const old = before.find(({ lang }) => lang === text.lang);
      const parts = old ? rewordedParts(old, text) : [];
      return parts.length > 0 ? [{ lang: text.lang, parts }] : [];
    }),
  };
  const lists = [change.languages, change.rules, change.grounds].flatMap(({ added, removed }) => [
    added,
    removed,
  ]);
  const nothing =
    lists.every((list) => list.length === 0) && !change.reordered && change.reworded.length === 0;
  return nothing ? undefined : change;
}

function rewordedParts(before: GuidelinesText, after: GuidelinesText): string[] {
  const frame = (["title", "introduction", "closing"] as const).filter(
    (part) => before[part] !== after[part],
  );
  const rules = after.rules.filter(({ id, label, explanation }) => {
    const old = before.rules.find((rule) => rule.id === id);
    return old && (old.label !== label || old.explanation !== explanation);
  });
  return [...frame, ...rules.map(({ id }) => id)];
}

interface Difference {
  added: string[];
  removed: string[];
}

const difference = (before: readonly string[], after: readonly string[]): Difference => ({
  added: after.filter((one) => !before.includes(one)),
  removed: before.filter((one) => !after.includes(one)),
});

const without = ({ added, removed }: Difference, names: readonly string[]): Difference => ({
  added: added.filter((one) => !names.includes(one)),
  removed: removed.filter((one) => !names.includes(one)),
});

const refuse = (detail: string): ProblemError => new ProblemError("invalid", { detail });
