import type { PageMessages } from "./en.ts";

export const fr: PageMessages = {
  commentsOn: (_, title) => `Commentaires sur « ${title} »`,
  commentBy: (_, name) => `Commentaire signé ${name}`,
  backToArticle: "Revenir à l’article",
  writeComment: "Écrire un commentaire",
  recommendedBy: (f, n) => f.plural(n, { one: "# recommandation", other: "# recommandations" }),
  pages: "Pages",
  previousPage: "Page précédente",
  nextPage: "Page suivante",
  allComments: "Tous les commentaires",

  answered: "Le commentaire auquel vous répondez",
  signInElsewhere:
    "Ici, il faut se connecter avant de commenter. Cela se fait sous l’article, dans un navigateur qui exécute JavaScript.",
  leaveEmpty: "Laissez ce champ vide",
  sentBefore:
    "Ce formulaire a déjà été envoyé avec un autre texte, qui est arrivé. S’il s’agit d’un autre commentaire, envoyez-le de nouveau.",
  seeSent: "Voir ce qui est arrivé",

  keepAddress:
    "Conservez l’adresse de cette page : elle montre ce que devient votre commentaire. Quiconque la possède peut aussi retirer le commentaire ; ne la montrez donc à personne.",
  unknownReceipt: "Aucun commentaire ne correspond à cette adresse.",
  deskOpens: (f, iso) => `La modération reprend le ${f.moment(iso)}. Le délai court à partir de ce moment.`,

  missing: "Il n’y a rien à lire à cette adresse.",
  unavailable: "Ce contenu ne peut pas être affiché pour le moment. Réessayez dans un instant.",
  foreignForm:
    "Ce formulaire ne peut être envoyé que depuis sa propre page. Rouvrez cette page et envoyez-le depuis celle-ci.",
  tooLarge: "Ce qui a été envoyé est trop volumineux. Revenez en arrière et raccourcissez-le.",
};
