import type { Language } from "../format.ts";

/**
 * The guidelines of a site that has not written its own, in a form that any newsroom may publish. Every language
 * has the same rules in the same order, since a rule's number is its place. A site gives them a version when it
 * publishes them; with it they are the `Guidelines` of the contract.
 */
export interface DefaultGuidelines {
  lang: Language;
  title: string;
  introduction: string;
  rules: { id: string; label: string; explanation: string; ground: boolean }[];
  closing: string;
}
