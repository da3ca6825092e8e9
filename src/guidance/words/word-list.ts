/** Clear insults and profanity to start with, each under the default guideline that it goes against. */
export interface StarterList {
  /** Id of a default guideline. */
  guideline: string;
  words: string[];
}
