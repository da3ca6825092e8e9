/** Every language's default guidelines at once, for programs that publish them. Browsers take `load.ts`. */
import type { Language } from "../format.ts";
import { ar } from "./ar.ts";
import { ckb } from "./ckb.ts";
import { en } from "./en.ts";
import type { DefaultGuidelines } from "./text.ts";

export const defaultGuidelines: Record<Language, DefaultGuidelines> = { en, ckb, ar };
