/** Languages of comments, each by its own name: what its readers call it, whatever the desk speaks. */
export const ownNames: Readonly<Record<string, string>> = {
  en: "English",
  ckb: "کوردیی ناوەندی",
  kmr: "Kurmancî",
  ar: "العربية",
  tr: "Türkçe",
  fa: "فارسی",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
};

/** For a language that the server could not tell (BCP 47 "und"). */
export const unknownLanguage = "und";
