import type { StarterList } from "./word-list.ts";

export const es: StarterList[] = [
  {
    guideline: "profanity",
    words: [
      "hijoputa",
      "hijueputa",
      "hijoeputa",
      "mierda",
      "joder",
      "coño",
      "cabrón",
      "cabron",
      "cabrones",
      "gilipollas",
      "pendejo",
      "pendejos",
      "malparido",
      "malparidos",
      "chingada",
      "hijo de puta",
      "hijos de puta",
      "puta madre",
      "chinga tu madre",
      "a la mierda",
      "me cago en",
    ],
  },
  {
    guideline: "attacks",
    words: [
      "imbécil",
      "imbecil",
      "imbéciles",
      "idiota",
      "idiotas",
      "subnormal",
      "subnormales",
      "tonto del culo",
    ],
  },
  {
    guideline: "abuse",
    words: ["maricón", "maricon", "maricones", "sudaca", "sudacas", "bollera"],
  },
];
