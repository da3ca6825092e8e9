import type { StarterList } from "./word-list.ts";

export const fr: StarterList[] = [
  {
    guideline: "profanity",
    words: [
      "connard",
      "connards",
      "connasse",
      "connasses",
      "enculé",
      "enculés",
      "encule",
      "enculer",
      "merde",
      "putain",
      "salope",
      "salopes",
      "salaud",
      "salauds",
      "branleur",
      "branleurs",
      "fils de pute",
      "ta gueule",
      "nique ta mère",
      "nique ta mere",
      "trou du cul",
    ],
  },
  {
    guideline: "attacks",
    words: [
      "crétin",
      "crétins",
      "cretin",
      "abruti",
      "abrutis",
      "imbécile",
      "imbéciles",
      "espèce d'idiot",
      "gros con",
      "sale con",
    ],
  },
  {
    guideline: "abuse",
    words: ["pédé", "pédés", "tarlouze", "gouine", "bougnoule", "bougnoules", "négro", "youpin", "youpins"],
  },
];
