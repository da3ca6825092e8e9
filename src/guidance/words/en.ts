import type { StarterList } from "./word-list.ts";

export const en: StarterList[] = [{ guideline: "attacks", words: ["idiot", "moron"] }];
