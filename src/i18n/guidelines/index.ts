/** Every language's default guidelines at once, for programs that publish them. Browsers take `load.ts`. */
import type { Language } from "../format.ts";
import { ar } from "./ar.ts";
import { ckb } from "./ckb.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fa } from "./fa.ts";
import { fr } from "./fr.ts";
import { kmr } from "./kmr.ts";
import type { DefaultGuidelines } from "./text.ts";
import { tr } from "./tr.ts";

export const defaultGuidelines: Record<Language, DefaultGuidelines> = {
  en,
  ckb,
  kmr,
  ar,
  tr,
  fa,
  de,
  fr,
  es,
};
