import type { DefaultGuidelines } from "./text.ts";

export const es: DefaultGuidelines = {
  lang: "es",
  title: "Antes de escribir",
  introduction:
    "Se publica todo comentario que respete estas normas, sea cual sea la opinión que defienda. Si el suyo no se publica, le diremos en qué norma se basa la decisión.",
  rules: [
    {
      id: "relevant",
      label: "Ceñirse al tema",
      explanation: "Escriba sobre este artículo o sobre las cuestiones que plantea.",
      ground: true,
    },
    {
      id: "profanity",
      label: "Sin palabrotas",
      explanation: "Evite las palabras malsonantes, también abreviadas o disimuladas.",
      ground: true,
    },
    {
      id: "threats",
      label: "Sin amenazas",
      explanation: "No amenace a nadie, ni siquiera en broma.",
      ground: true,
    },
    {
      id: "attacks",
      label: "Sin ataques personales",
      explanation: "Discuta lo que las personas dicen y hacen, no lo que son.",
      ground: true,
    },
    {
      id: "vulgarity",
      label: "Sin vulgaridad",
      explanation: "Nada obsceno, ni escrito ni enlazado.",
      ground: true,
    },
    {
      id: "abuse",
      label: "Sin vejaciones",
      explanation: "No toleramos el sexismo, el racismo, la homofobia ni la xenofobia.",
      ground: true,
    },
    {
      id: "promotion",
      label: "Sin publicidad",
      explanation: "No haga publicidad de un negocio, de un producto ni de su persona.",
      ground: true,
    },
    {
      id: "criticism",
      label: "La crítica es bienvenida",
      explanation: "Díganos en qué nos equivocamos; ningún comentario se rechaza por ello.",
      ground: false,
    },
    {
      id: "unedited",
      label: "Nada se edita",
      explanation: "Un comentario se aprueba o se rechaza tal como usted lo escribió.",
      ground: false,
    },
  ],
  closing: "Si se rechaza un comentario suyo, puede volver a escribirlo sin lo que impidió su publicación.",
};
