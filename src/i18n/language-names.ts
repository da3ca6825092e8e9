/** What each language calls itself: understood by who writes it, whatever language the page is in. */
export const languageNames = {
  en: "English",
  ckb: "کوردی (سۆرانی)",
  kmr: "Kurdî (Kurmancî)",
  ar: "العربية",
  tr: "Türkçe",
  fa: "فارسی",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
} as const;
