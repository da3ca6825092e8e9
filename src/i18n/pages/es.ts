import type { PageMessages } from "./en.ts";

export const es: PageMessages = {
  commentsOn: (_, title) => `Comentarios sobre “${title}”`,
  commentBy: (_, name) => `Comentario de ${name}`,
  backToArticle: "Volver al artículo",
  writeComment: "Escribir un comentario",
  recommendedBy: (f, n) =>
    f.plural(n, { one: "Recomendado por # persona", other: "Recomendado por # personas" }),
  pages: "Páginas",
  previousPage: "Página anterior",
  nextPage: "Página siguiente",
  allComments: "Todos los comentarios",

  answered: "El comentario al que responde",
  signInElsewhere:
    "Aquí se inicia sesión antes de comentar. Se hace al pie del artículo, en un navegador que ejecute JavaScript.",
  leaveEmpty: "Deje este campo vacío",
  sentBefore:
    "Este formulario ya se envió con otro texto, y aquel llegó. Si este es otro comentario, envíelo de nuevo.",
  seeSent: "Ver lo que llegó",

  keepAddress:
    "Guarde la dirección de esta página: muestra qué ocurre con su comentario. Quien la tenga también puede retirar el comentario, así que no se la muestre a nadie.",
  unknownReceipt: "A esta dirección no corresponde ningún comentario.",
  deskOpens: (f, iso) => `La redacción empieza a leer el ${f.moment(iso)}. El plazo cuenta desde entonces.`,

  missing: "En esta dirección no hay nada que leer.",
  unavailable: "Esto no se puede mostrar ahora. Inténtelo de nuevo en un momento.",
  foreignForm:
    "Este formulario solo se puede enviar desde su propia página. Abra de nuevo esa página y envíelo desde allí.",
  tooLarge: "Lo que se envió es demasiado grande para aceptarlo. Vuelva atrás y acórtelo.",
};
