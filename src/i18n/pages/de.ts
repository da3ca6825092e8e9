import type { PageMessages } from "./en.ts";

export const de: PageMessages = {
  commentsOn: (_, title) => `Kommentare zu „${title}“`,
  commentBy: (_, name) => `Kommentar von ${name}`,
  backToArticle: "Zurück zum Artikel",
  writeComment: "Kommentar schreiben",
  recommendedBy: (f, n) => f.plural(n, { one: "# Empfehlung", other: "# Empfehlungen" }),
  pages: "Seiten",
  previousPage: "Vorherige Seite",
  nextPage: "Nächste Seite",
  allComments: "Alle Kommentare",

  answered: "Der Kommentar, auf den Sie antworten",
  signInElsewhere:
    "Hier ist zum Kommentieren eine Anmeldung nötig. Sie können sich unter dem Artikel anmelden, in einem Browser mit JavaScript.",
  leaveEmpty: "Lassen Sie dieses Feld leer",
  sentBefore:
    "Dieses Formular wurde schon einmal mit einem anderen Text gesendet, und der ist angekommen. Wenn dies ein anderer Kommentar ist, senden Sie das Formular noch einmal.",
  seeSent: "Ansehen, was angekommen ist",

  keepAddress:
    "Bewahren Sie die Adresse dieser Seite auf: Hier sehen Sie, was aus Ihrem Kommentar wird. Wer die Adresse hat, kann den Kommentar auch zurückziehen; zeigen Sie sie deshalb niemandem.",
  unknownReceipt: "Zu dieser Adresse gehört kein Kommentar.",
  deskOpens: (f, iso) =>
    `Die Redaktion beginnt am ${f.moment(iso)} wieder zu lesen. Die Wartezeit zählt erst ab dann.`,

  missing: "Unter dieser Adresse gibt es nichts zu lesen.",
  unavailable: "Das kann gerade nicht angezeigt werden. Versuchen Sie es gleich noch einmal.",
  foreignForm:
    "Dieses Formular lässt sich nur von seiner eigenen Seite aus senden. Öffnen Sie die Seite des Formulars neu und senden Sie es von dort.",
  tooLarge: "Das Gesendete ist zu groß, um angenommen zu werden. Gehen Sie zurück und kürzen Sie es.",
};
