import type { FirstMessages } from "./en.ts";

export { conventions } from "../conventions/fr.ts";
export const more = () => import("./fr-later.ts");

export const first: FirstMessages = {
  heading: "Commentaires",
  promise: "Chacun est lu par un être humain avant de paraître, et aucun n’est modifié.",
  order: "Ordre",
  oldest: "Les plus anciens",
  newest: "Les plus récents",
  mostRecommended: "Les plus recommandés",

  show: "Afficher",
  hide: "Masquer",
  guidelinesReadOn: (f, iso) => `lues le ${f.date(iso)}`,
  guidelinesShort: "Règles",
  guidelinesAcknowledge: "J’ai lu les règles",

  nameLabel: "Votre nom",
  emailLabel: "Votre e-mail",
  emailHelp: "Non publié. Seule la rédaction le voit.",
  emailOptional: "Votre e-mail (facultatif)",
  textLabel: "Votre commentaire",
  counter: (f, used, limit) => `${f.number(used)} sur ${f.number(limit)}`,
  send: "Envoyer le commentaire",
  sending: "Envoi en cours",
  readFirst: "Lu d’abord par un être humain",

  offline: "Vous êtes hors ligne. Votre texte est conservé ; envoyez-le au retour de la connexion.",
  unreachable:
    "Le serveur de la rédaction n’a pas répondu. Votre texte est conservé ; réessayez dans un instant.",

  reply: "Répondre",
  recommend: "Recommander",
  recommended: "Recommandé",
  neverEdited: "jamais modifié",
  report: "Signaler",
  reported: "Vous l’avez signalé",
  threadLabel: "Commentaires publiés",
  repliesLabel: (_, name) => `Réponses à ${name}`,

  empty: "Pas encore de commentaires.",
  emptyInvitation: "Le premier ouvrira la conversation.",
  loading: "Chargement des commentaires",
  failed: "Les commentaires n’ont pas pu être chargés.",
  failedOffline: "Vous êtes hors ligne. Les commentaires s’afficheront au retour de la connexion.",
  tryAgain: "Réessayer",
};
