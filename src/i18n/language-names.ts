/** What each language calls itself, which its readers understand whatever language the page is in. */
export const languageNames: Readonly<Record<string, string>> = {
  en: "English",
  ckb: "کوردی (سۆرانی)",
  kmr: "Kurdî (Kurmancî)",
  ar: "العربية",
  tr: "Türkçe",
  fa: "فارسی",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
};

/** For a language that nobody could tell (BCP 47). */
export const unknownLanguage = "und";
