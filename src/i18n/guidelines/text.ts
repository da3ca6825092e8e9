import { languages, type Language } from "../format.ts";

/** Languages that there are default guidelines in; those of the reading public of many newsrooms before our own. */
export const guidelinesLanguages = [...languages, "kmr", "tr", "fa", "de", "fr", "es"] as const;
export type GuidelinesLanguage = Language | (typeof guidelinesLanguages)[number];

/**
 * The guidelines of a site that has not written its own, in a form that any newsroom may publish. Every language
 * has the same rules in the same order, since a rule's number is its place. A site gives them a version when it
 * publishes them; with it they are the `Guidelines` of the contract.
 */
export interface DefaultGuidelines {
  lang: GuidelinesLanguage;
  title: string;
  introduction: string;
  rules: { id: string; label: string; explanation: string; ground: boolean }[];
  closing: string;
}
