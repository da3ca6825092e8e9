/** The starter lists of every language, for programs that set up a site. Nothing of it belongs in a browser. */
import { en } from "./en.ts";
import type { StarterList } from "./word-list.ts";

export const starterWords: Record<string, StarterList[]> = { en };
