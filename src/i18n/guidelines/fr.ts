import type { DefaultGuidelines } from "./text.ts";

export const fr: DefaultGuidelines = {
  lang: "fr",
  title: "Avant d’écrire",
  introduction:
    "Tout commentaire qui respecte ces règles est publié, quelle que soit l’opinion qu’il défend. Si le vôtre ne l’est pas, nous vous indiquons la règle sur laquelle repose la décision.",
  rules: [
    {
      id: "relevant",
      label: "Rester dans le sujet",
      explanation: "Écrivez sur cet article ou sur les questions qu’il soulève.",
      ground: true,
    },
    {
      id: "profanity",
      label: "Pas de grossièretés",
      explanation: "Évitez les jurons, même abrégés ou déguisés.",
      ground: true,
    },
    {
      id: "threats",
      label: "Pas de menaces",
      explanation: "Ne menacez personne, même pour plaisanter.",
      ground: true,
    },
    {
      id: "attacks",
      label: "Pas d’attaques personnelles",
      explanation: "Critiquez ce que les gens disent et font, non ce qu’ils sont.",
      ground: true,
    },
    {
      id: "vulgarity",
      label: "Pas de vulgarité",
      explanation: "Rien d’obscène, ni dans le texte ni par un lien.",
      ground: true,
    },
    {
      id: "abuse",
      label: "Pas de propos haineux",
      explanation: "Nous ne tolérons ni sexisme, ni racisme, ni homophobie, ni xénophobie.",
      ground: true,
    },
    {
      id: "promotion",
      label: "Pas de publicité",
      explanation: "Ne faites la promotion ni d’une entreprise, ni d’un produit, ni de vous-même.",
      ground: true,
    },
    {
      id: "criticism",
      label: "La critique est bienvenue",
      explanation: "Dites-nous où nous nous trompons ; aucun commentaire n’est refusé pour cela.",
      ground: false,
    },
    {
      id: "unedited",
      label: "Rien n’est modifié",
      explanation: "Un commentaire est accepté ou refusé exactement tel que vous l’avez écrit.",
      ground: false,
    },
  ],
  closing: "Si l’un de vos commentaires est refusé, vous pouvez le réécrire sans ce qui lui a fait obstacle.",
};
