/** The starter lists of every language, for programs that set up a site. Nothing of it belongs in a browser. */
import { ar } from "./ar.ts";
import { ckb } from "./ckb.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fa } from "./fa.ts";
import { fr } from "./fr.ts";
import { kmr } from "./kmr.ts";
import { tr } from "./tr.ts";
import type { StarterList } from "./word-list.ts";

/** By language. A word of one list is no ordinary word of another language, so that all may be held at once. */
export const starterWords: Record<string, StarterList[]> = { en, ckb, kmr, ar, tr, fa, de, fr, es };
