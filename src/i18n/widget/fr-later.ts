import type { LaterMessages } from "./en-later.ts";

export { moments } from "../moments/fr.ts";

export const later: LaterMessages = {
  replyLabel: (_, name) => `Votre réponse à ${name}`,
  counterLeft: (f, left) => f.plural(left, { one: "# caractère restant", other: "# caractères restants" }),
  counterOver: (f, over) => f.plural(over, { one: "# caractère de trop", other: "# caractères de trop" }),
  sendReply: "Envoyer la réponse",
  cancel: "Annuler",

  guidelinesAgain: "Les règles ont changé depuis que vous les avez lues.",
  guidelinesGone: (f, n) =>
    f.plural(n, { one: "# règle a été supprimée.", other: "# règles ont été supprimées." }),
  ruleNew: "Nouvelle",
  ruleChanged: "Modifiée",
  draftSaved: "Enregistré au fil de la saisie",

  language: "Langue :",
  languageUnknown: "Non reconnue",
  languageOther: "Autre langue",
  hintLink: "Les mots surlignés sont un lien.",
  hintContact: "Les mots surlignés ressemblent à des coordonnées, que tout le monde verrait.",
  hintAdvertising: "Les mots surlignés ressemblent à une publicité.",
  hintShouting: "Les mots surlignés peuvent donner l’impression que vous criez.",
  hintRepetition: "Les mots surlignés se répètent.",
  hintShort: "C’est très court. Quelques mots de plus aideraient les autres à vous suivre.",
  hintWords: "La modération regarde de plus près les mots surlignés.",
  hintGuideline: (f, number, label) => `Voir la règle ${f.number(number)} : ${label}.`,
  hintAllowed: "Vous pouvez tout de même envoyer votre texte. C’est un être humain qui décide.",
  hintEdit: "Modifier",
  hintKeep: "Garder tel quel",
  hintsFound: (f, n) =>
    f.plural(n, {
      one: "# indication sur votre texte, sous le champ",
      other: "# indications sur votre texte, sous le champ",
    }),

  kept: "Conservé uniquement dans ce navigateur",
  keptNowhere: "Ce navigateur ne conserve rien. Copiez votre texte avant de quitter la page.",
  keptSession: "Conservé jusqu’à la fermeture de cet onglet",
  forget: "Effacer",
  sharedDevice: "Appareil partagé",
  ownDevice: "Mon propre appareil",
  forgotten: "Les brouillons, le nom et les reçus ont été effacés de ce navigateur.",

  problemsHeading: (f, n) =>
    f.plural(n, {
      one: "Pas encore envoyé. Un point à corriger :",
      other: "Pas encore envoyé. # points à corriger :",
    }),
  nameEmpty: "Indiquez le nom sous lequel publier le commentaire",
  nameTooLong: (f, over) =>
    f.plural(over, {
      one: "Raccourcissez le nom d’un caractère",
      other: "Raccourcissez le nom de # caractères",
    }),
  emailEmpty: "Indiquez votre adresse e-mail",
  emailInvalid: "Indiquez une adresse e-mail comme nom@example.org",
  textEmpty: "Écrivez d’abord un commentaire",
  textTooLong: (f, over) =>
    f.plural(over, {
      one: "Raccourcissez le commentaire d’un caractère",
      other: "Raccourcissez le commentaire de # caractères",
    }),
  textTooManyBytes:
    "Raccourcissez le commentaire : il contient trop de signes combinants pour être enregistré",
  unstorable: (f, position) =>
    `Supprimez le caractère en position ${f.number(position)} : il ne peut pas être enregistré`,
  acknowledgeFirst: "Confirmez que vous avez lu les règles",
  threadClosed: "Les commentaires ont été fermés pendant que vous écriviez. Votre texte est toujours là.",
  parentGone: "Le commentaire auquel vous répondez n’est plus publié. Votre texte est toujours là.",
  tooFast: (f, seconds) =>
    f.plural(seconds, {
      one: "Trop de commentaires à la fois. Réessayez dans # seconde.",
      other: "Trop de commentaires à la fois. Réessayez dans # secondes.",
    }),
  refused: "Le serveur n’a pas accepté le commentaire. Votre texte est conservé.",
  foreignOrigin:
    "Cette page n’est pas encore configurée pour recevoir des commentaires. Votre texte est conservé.",
  signInExpired: "Votre session a expiré. Votre texte est conservé.",
  signInRefused:
    "Votre connexion n’a pas été acceptée. Reconnectez-vous sur ce site ; votre texte est conservé.",
  signInFirst: "Connectez-vous sur ce site pour écrire un commentaire.",
  signedIn: "avec votre compte sur ce site",
  working: "Votre navigateur calcule un instant, pour tenir à l’écart les envois en masse.",
  workStopped:
    "Non envoyé, car le calcul a été interrompu. Votre texte est conservé ; envoyez-le de nouveau quand vous voudrez.",

  ownHeading: "Vos commentaires ici",
  ownOnlyYou: "Personne d’autre ne les voit",
  waiting: "En attente de lecture",
  sentAgo: (f, iso) => `envoyé ${f.ago(iso)}`,
  notPublished: "Non publié",
  published: "Publié",
  decidedAt: (f, iso) => `décision : ${f.moment(iso)}`,
  restsOn: (f, number, label) => `La décision repose sur la règle ${f.number(number)} : ${label}.`,
  moderatorNote: "Note de la modération :",
  withdraw: "Retirer",
  withdrawn: "Vous avez retiré ce commentaire.",
  withdrawConfirm: "Retirer définitivement ?",
  keepIt: "Garder",
  writeAgain: "Réécrire",
  dismiss: "Ne plus afficher",
  showInThread: "Voir dans le fil",
  youCancelled: "Vous aviez annulé l’envoi, mais le commentaire était arrivé.",
  saveOwn: "Enregistrer le reçu",
  olderOwn: (f, n) =>
    f.plural(n, {
      one: "Afficher # commentaire plus ancien",
      other: "Afficher # commentaires plus anciens",
    }),
  fewerOwn: "En afficher moins",

  usuallyMinutes: (f, n) =>
    f.plural(n, {
      one: "généralement en moins d’une minute",
      other: "généralement en moins de # minutes",
    }),
  usuallyHours: (f, n) =>
    f.plural(n, { one: "généralement en moins d’une heure", other: "généralement en moins de # heures" }),
  usuallyDays: (f, n) =>
    f.plural(n, { one: "généralement en moins d’un jour", other: "généralement en moins de # jours" }),
  opensToday: (_, clock) => `La modération reprend à ${clock}.`,
  opensTomorrow: (_, clock) => `La modération reprend demain à ${clock}.`,
  opensWeekday: (_, day, clock) => `La modération reprend ${day} à ${clock}.`,
  opensDate: (_, date, clock) => `La modération reprend le ${date} à ${clock}.`,
  countsFromThen: "Le délai court à partir de ce moment.",

  notSent: "Pas encore envoyé",
  notConfirmed: "Pas encore confirmé",
  notAccepted: "Envoi non accepté",
  heldOffline: "vous êtes hors ligne",
  heldUnreachable: "le serveur de la rédaction ne répond pas",
  heldTooFast: "le serveur de la rédaction vous demande d’attendre",
  heldSignIn: "votre session a expiré",
  goesByItself: "Il partira de lui-même dès que possible et ne peut pas arriver deux fois.",
  goesSignedIn: "Reconnectez-vous sur ce site, et il partira de lui-même.",
  sendNow: "Envoyer maintenant",
  cancelling: "Annulation en cours",
  cancellingHelp:
    "Le commentaire était peut-être déjà arrivé. Il n’est pas renvoyé ; la question sera posée au serveur dès qu’il répondra.",
  cancelledOwn: "Annulé",
  cancelledHelp:
    "Le commentaire n’était pas arrivé. Votre texte reste ici jusqu’à ce que vous le repreniez ou cessiez de l’afficher.",
  mayHaveArrived:
    "Annulé. Mais le commentaire était peut-être déjà arrivé, et rien ne permet ici de le savoir.",
  notContinued: "Inachevé",
  notContinuedHelp: "Vous avez écrit ce texte, mais son formulaire n’est pas sur cette page.",
  goOnWriting: "Continuer à écrire",
  forgetOutbox: (f, n) =>
    f.plural(n, {
      one: "# commentaire n’est pas encore envoyé et serait perdu.",
      other: "# commentaires ne sont pas encore envoyés et seraient perdus.",
    }),
  forgetAll: "Effacer quand même",

  appeal: "Contester",
  appealLabel: "Pourquoi faudrait-il relire ce commentaire ?",
  appealHelp:
    "Une autre personne de la modération lit votre recours et décide. Un seul recours est possible.",
  sendAppeal: "Envoyer le recours",
  appealEmpty: "Écrivez pourquoi il faudrait le relire",
  appealTooLong: (f, over) =>
    f.plural(over, {
      one: "Raccourcissez votre recours d’un caractère",
      other: "Raccourcissez votre recours de # caractères",
    }),
  appealRefused: "Le serveur n’a pas accepté votre recours. Votre texte est conservé.",
  appealGone: "Cette décision ne peut plus être contestée.",
  appealWaits: "Votre recours attend d’être lu par une autre personne de la modération.",
  appealRejected:
    "Une autre personne de la modération a lu votre recours et n’a pas non plus publié le commentaire.",
  appealApproved: "Une autre personne de la modération a lu votre recours et publié le commentaire.",
  yourAppeal: "Votre recours :",

  fileTitle: "Reçu pour un commentaire",
  fileSite: (_, site) => `Site : ${site}`,
  fileArticle: (_, title) => `Article : ${title}`,
  fileId: "Numéro du commentaire :",
  fileAuthor: (_, name) => `Nom : ${name}`,
  fileSent: (_, time) => `Envoi : ${time}`,
  fileReceived: (_, time) => `Réception : ${time}`,
  fileState: (_, state) => `État : ${state}`,
  fileDecided: (_, time) => `Décision : ${time}`,
  fileHash: "Empreinte du texte (SHA-256) :",
  fileSecret:
    "Le secret de ce reçu figure ci-dessous. Quiconque le possède peut voir ce qu’est devenu le commentaire, le retirer et contester la décision. Ne le montrez à personne d’autre qu’à la rédaction, et seulement si vous l’interrogez sur votre commentaire.",
  fileText: "Le texte, exactement tel qu’il a été envoyé :",
  saveFailed: "Le reçu n’a pas pu être enregistré. Réessayez dans un instant.",

  recommendOffline: "Vous êtes hors ligne : votre choix n’a pas été compté.",
  recommendFailed: "Votre choix n’a pas pu être compté. Réessayez dans un instant.",
  commentGone: "Ce commentaire n’est plus publié.",
  panelOffline: "Vous êtes hors ligne. Réessayez au retour de la connexion.",
  panelFailed: "Le chargement a échoué. Réessayez dans un instant.",
  close: "Fermer",

  proofLabel: (_, name) => `Vérifier que le commentaire signé ${name} n’a jamais été modifié`,
  receivedAt: (f, iso) => `Reçu : ${f.moment(iso)}.`,
  readAt: (f, iso) => `Lu par un être humain et publié sans modification : ${f.moment(iso)}.`,
  fingerprint: "Empreinte du texte tel qu’il a été reçu (SHA-256) :",
  verify: "Vérifier",
  copy: "Copier",
  copied: "Copié",
  copyFailed: "La copie a échoué ; tout est sélectionné pour que vous puissiez copier.",
  proofMatches: "Les empreintes concordent : cette page montre le texte exactement tel qu’il a été reçu.",
  proofDiffers:
    "Les empreintes ne concordent pas : cette page montre un autre texte que celui qui a été reçu.",
  computedHere: "Empreinte du texte sur cette page :",
  checkYourself:
    "« Vérifier » recalcule l’empreinte à partir de cette page. Vous pouvez le faire aussi, avec tout programme qui calcule le SHA-256 d’un texte.",

  reportLabel: (_, name) => `Signaler le commentaire signé ${name}`,
  reportReason: "Qu’est-ce qui ne va pas dans ce commentaire ?",
  other: "Autre chose",
  illegal: "Contenu illicite",
  explain: "Que devrait savoir la rédaction ? (facultatif)",
  explainOther: "Qu’est-ce qui ne va pas ?",
  explainIllegal: "Pourquoi est-il illicite ?",
  explainIllegalHelp: "Citez, si vous le pouvez, la loi ou le droit qu’il enfreint.",
  reportUnnamed: "Il s’agit d’abus sexuels sur des enfants : je n’ai donc pas à donner mon nom.",
  goodFaith: "Je pense de bonne foi que ce que j’indique ici est exact et complet.",
  reportAddress: "L’adresse du commentaire sera jointe :",
  sendReport: "Envoyer le signalement",
  reasonEmpty: "Choisissez ce qui ne va pas",
  explanationEmpty: "Écrivez ce qui ne va pas",
  illegalEmpty: "Écrivez pourquoi il est illicite",
  explanationTooLong: (f, over) =>
    f.plural(over, {
      one: "Raccourcissez votre texte d’un caractère",
      other: "Raccourcissez votre texte de # caractères",
    }),
  reporterEmpty: "Indiquez votre nom",
  goodFaithMissing: "Confirmez votre bonne foi",
  reportRefused: "Le serveur n’a pas accepté le signalement. Votre texte est conservé.",
  reportTooFast: (f, seconds) =>
    f.plural(seconds, {
      one: "Trop de signalements à la fois. Réessayez dans # seconde.",
      other: "Trop de signalements à la fois. Réessayez dans # secondes.",
    }),
  reportArrived: (f, iso, number) =>
    `Votre signalement est arrivé sous le numéro ${number} (${f.moment(iso)}).`,
  reportNext: "Une personne de la rédaction le lit et décide si le commentaire reste en ligne.",
  reportedFor: (_, reason) => `Motif : ${reason}`,
  saveReceipt: "Enregistrer dans un fichier",
  announceReported: "Votre signalement est arrivé.",

  announceSent: "Envoyé. Votre commentaire attend d’être lu.",
  announceMore: (f, n) =>
    f.plural(n, { one: "# autre commentaire affiché", other: "# autres commentaires affichés" }),
  announceWithdrawn: "Votre commentaire a été retiré.",
  announceNotSent: "Non envoyé. Votre texte est conservé.",
  announceHeld: "Pas encore envoyé. Votre commentaire est conservé et partira de lui-même.",
  announceArrived: "Le commentaire était arrivé avant l’annulation. Vous pouvez le retirer.",
  announceCancelled: "Annulé. Votre texte reste ici.",
  announceCancelling:
    "Le commentaire est peut-être arrivé. La question sera posée au serveur dès qu’il répondra.",
  announceAppealed: "Votre recours a été envoyé.",
  announceAppealFailed: "Votre recours n’a pas été envoyé. Votre texte est conservé.",
  stillTrying: "Pas encore de réponse. Nouvelles tentatives en cours.",
  withdrawFailed: "Votre commentaire n’a pas pu être retiré. Réessayez dans un instant.",

  closed: (f, iso) => `Les commentaires sont fermés depuis le ${f.date(iso)}.`,
  closedAlready: "Les commentaires sont fermés.",
  opened: "Les commentaires sont de nouveau ouverts.",
  goneWithdrawn: "Un commentaire se trouvait ici. La personne qui l’avait écrit l’a retiré.",
  goneRemoved: "Un commentaire se trouvait ici. La rédaction l’a supprimé.",
  goneErased: "Un commentaire se trouvait ici. Il a été effacé.",

  repliesTo: (_, name) => `en réponse à ${name}`,
  repliesToOther: "en réponse à un autre commentaire",
  foldReplies: (f, n) => f.plural(n, { one: "Masquer # réponse", other: "Masquer # réponses" }),
  unfoldReplies: (f, n) => f.plural(n, { one: "Afficher # réponse", other: "Afficher # réponses" }),
  moreComments: (f, n) =>
    f.plural(n, { one: "Afficher # autre commentaire", other: "Afficher # autres commentaires" }),
  moreReplies: (f, n) =>
    f.plural(n, { one: "Afficher # autre réponse", other: "Afficher # autres réponses" }),
  shown: (f, shown, all) => `${f.number(shown)} sur ${f.number(all)} affichés`,
  earlierComments: "Afficher les commentaires précédents",
  furtherComments: () => "Afficher les commentaires suivants",
  earlierReplies: "Afficher les réponses précédentes",

  staff: "Rédaction",
  choice: "Choix de la rédaction",
  choices: "Choisis par la rédaction",
  inConversation: "Dans la conversation",

  new: "Nouveau",
  nextNew: (f, n) => `Nouveau commentaire suivant (${f.number(n)})`,
  arrivals: (f, n) => f.plural(n, { one: "# nouveau commentaire", other: "# nouveaux commentaires" }),
  arrivalsFailed: "Les nouveaux commentaires n’ont pas pu être chargés. Réessayez dans un instant.",
  lingers: "Le commentaire où vous vous trouvez n’est plus publié. Il disparaîtra quand vous le quitterez.",
  notHere: "Le commentaire auquel mène ce lien n’est pas publié ici. Voici la conversation.",

  more: "Plus",
  copyLink: "Copier le lien",
  linkCopied: "Lien copié",
  linkIs: "Le lien vers ce commentaire :",
  hideComment: "Masquer pour moi",
  hidden: "Vous avez masqué ce commentaire, dans ce navigateur seulement.",
  unhide: "Afficher",
  hideAuthor: (_, name) => `Masquer pour moi tous les commentaires signés ${name}`,
  authorHidden: (_, name) =>
    `Vous avez masqué tous les commentaires signés ${name}, dans ce navigateur seulement.`,
  unhideAuthor: "Tout afficher",
};
