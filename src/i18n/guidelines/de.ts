import type { DefaultGuidelines } from "./text.ts";

export const de: DefaultGuidelines = {
  lang: "de",
  title: "Bevor Sie schreiben",
  introduction:
    "Jeder Kommentar, der sich an diese Regeln hält, wird veröffentlicht, welche Meinung er auch vertritt. Wird Ihr Kommentar nicht veröffentlicht, sagen wir Ihnen, auf welcher Regel die Entscheidung beruht.",
  rules: [
    {
      id: "relevant",
      label: "Beim Thema bleiben",
      explanation: "Schreiben Sie über diesen Artikel oder die Fragen, die er aufwirft.",
      ground: true,
    },
    {
      id: "profanity",
      label: "Keine Schimpfwörter",
      explanation: "Verzichten Sie auf Flüche, auch auf abgekürzte oder verfremdete.",
      ground: true,
    },
    {
      id: "threats",
      label: "Keine Drohungen",
      explanation: "Drohen Sie niemandem, auch nicht im Scherz.",
      ground: true,
    },
    {
      id: "attacks",
      label: "Keine persönlichen Angriffe",
      explanation: "Kritisieren Sie, was Menschen sagen und tun, nicht, wer sie sind.",
      ground: true,
    },
    {
      id: "vulgarity",
      label: "Nichts Vulgäres",
      explanation: "Nichts Obszönes, weder ausgeschrieben noch verlinkt.",
      ground: true,
    },
    {
      id: "abuse",
      label: "Keine Herabwürdigung",
      explanation: "Sexismus, Rassismus, Homophobie und Fremdenfeindlichkeit dulden wir nicht.",
      ground: true,
    },
    {
      id: "promotion",
      label: "Keine Werbung",
      explanation: "Werben Sie nicht für ein Unternehmen, ein Produkt oder sich selbst.",
      ground: true,
    },
    {
      id: "criticism",
      label: "Kritik ist willkommen",
      explanation: "Sagen Sie uns, wo wir falschliegen; kein Kommentar wird deshalb abgelehnt.",
      ground: false,
    },
    {
      id: "unedited",
      label: "Nichts wird verändert",
      explanation: "Ein Kommentar wird genau so freigegeben oder abgelehnt, wie Sie ihn geschrieben haben.",
      ground: false,
    },
  ],
  closing:
    "Wird ein Kommentar von Ihnen abgelehnt, können Sie ihn ohne das, was ihm im Weg stand, noch einmal schreiben.",
};
