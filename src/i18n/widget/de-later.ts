import type { LaterMessages } from "./en-later.ts";

export { moments } from "../moments/de.ts";

export const later: LaterMessages = {
  replyLabel: (_, name) => `Ihre Antwort an ${name}`,
  counterLeft: (f, left) => f.plural(left, { other: "Noch # Zeichen" }),
  counterOver: (f, over) => f.plural(over, { other: "# Zeichen zu viel" }),
  sendReply: "Antwort senden",
  cancel: "Abbrechen",

  guidelinesAgain: "Die Regeln haben sich geändert, seit Sie sie gelesen haben.",
  guidelinesGone: (f, n) =>
    f.plural(n, { one: "# Regel wurde gestrichen.", other: "# Regeln wurden gestrichen." }),
  ruleNew: "Neu",
  ruleChanged: "Geändert",
  draftSaved: "Wird laufend gespeichert",

  language: "Sprache:",
  languageUnknown: "Nicht erkannt",
  languageOther: "Andere Sprache",
  hintLink: "Die markierten Wörter sind ein Link.",
  hintContact: "Die markierten Wörter wirken wie Kontaktdaten, die dann alle sehen könnten.",
  hintAdvertising: "Die markierten Wörter wirken wie Werbung.",
  hintShouting: "Die markierten Wörter können wie Schreien wirken.",
  hintRepetition: "Die markierten Wörter wiederholen sich.",
  hintShort: "Das ist sehr kurz. Etwas mehr würde anderen helfen, Ihnen zu folgen.",
  hintWords: "Bei den markierten Wörtern sieht die Moderation zweimal hin.",
  hintGuideline: (f, number, label) => `Siehe Regel ${f.number(number)}: ${label}.`,
  hintAllowed: "Sie können den Text trotzdem senden. Ein Mensch entscheidet.",
  hintEdit: "Ändern",
  hintKeep: "So lassen",
  hintsFound: (f, n) =>
    f.plural(n, {
      one: "# Hinweis zu Ihrem Text, unter dem Feld",
      other: "# Hinweise zu Ihrem Text, unter dem Feld",
    }),

  kept: "Nur in diesem Browser gespeichert",
  keptNowhere: "Dieser Browser speichert nichts. Kopieren Sie Ihren Text, bevor Sie die Seite verlassen.",
  keptSession: "Gespeichert, bis Sie diesen Tab schließen",
  forget: "Löschen",
  sharedDevice: "Gemeinsam genutztes Gerät",
  ownDevice: "Mein eigenes Gerät",
  forgotten: "Entwürfe, Name und Belege wurden aus diesem Browser entfernt.",

  problemsHeading: (f, n) =>
    f.plural(n, {
      one: "Noch nicht gesendet. Bitte einen Punkt korrigieren:",
      other: "Noch nicht gesendet. Bitte # Punkte korrigieren:",
    }),
  nameEmpty: "Geben Sie einen Namen an, unter dem der Kommentar erscheinen soll",
  nameTooLong: (f, over) => f.plural(over, { other: "Kürzen Sie den Namen um # Zeichen" }),
  emailEmpty: "Geben Sie Ihre E-Mail-Adresse an",
  emailInvalid: "Geben Sie eine E-Mail-Adresse in der Form name@example.org an",
  textEmpty: "Schreiben Sie zuerst einen Kommentar",
  textTooLong: (f, over) => f.plural(over, { other: "Kürzen Sie den Kommentar um # Zeichen" }),
  textTooManyBytes:
    "Kürzen Sie den Kommentar: Er enthält mehr kombinierende Zeichen, als gespeichert werden können",
  unstorable: (f, position) =>
    `Entfernen Sie das Zeichen an Position ${f.number(position)}: Es kann nicht gespeichert werden`,
  acknowledgeFirst: "Bestätigen Sie, dass Sie die Regeln gelesen haben",
  threadClosed: "Der Kommentarbereich wurde geschlossen, während Sie schrieben. Ihr Text ist noch hier.",
  parentGone: "Der Kommentar, auf den Sie antworten, ist nicht mehr veröffentlicht. Ihr Text ist noch hier.",
  tooFast: (f, seconds) =>
    f.plural(seconds, {
      one: "Zu viele Kommentare auf einmal. Versuchen Sie es in # Sekunde noch einmal.",
      other: "Zu viele Kommentare auf einmal. Versuchen Sie es in # Sekunden noch einmal.",
    }),
  refused: "Der Server hat den Kommentar nicht angenommen. Ihr Text bleibt erhalten.",
  foreignOrigin: "Diese Seite ist noch nicht für Kommentare eingerichtet. Ihr Text bleibt erhalten.",
  signInExpired: "Ihre Anmeldung ist abgelaufen. Ihr Text bleibt erhalten.",
  signInRefused:
    "Ihre Anmeldung wurde nicht angenommen. Melden Sie sich auf dieser Website noch einmal an; Ihr Text bleibt erhalten.",
  signInFirst: "Melden Sie sich auf dieser Website an, um einen Kommentar zu schreiben.",
  signedIn: "auf dieser Website angemeldet",
  working: "Ihr Browser rechnet einen Moment; das hält massenhaft gesendete Kommentare fern.",
  workStopped:
    "Nicht gesendet, weil das Rechnen abgebrochen wurde. Ihr Text bleibt erhalten; Sie können ihn jederzeit noch einmal senden.",

  ownHeading: "Ihre Kommentare hier",
  ownOnlyYou: "Nur für Sie sichtbar",
  waiting: "Wartet darauf, gelesen zu werden",
  sentAgo: (f, iso) => `${f.ago(iso)} gesendet`,
  notPublished: "Nicht veröffentlicht",
  published: "Veröffentlicht",
  decidedAt: (f, iso) => `Entscheidung: ${f.moment(iso)}`,
  restsOn: (f, number, label) => `Die Entscheidung beruht auf Regel ${f.number(number)}: ${label}.`,
  moderatorNote: "Von der Moderation:",
  withdraw: "Zurückziehen",
  withdrawn: "Sie haben diesen Kommentar zurückgezogen.",
  withdrawConfirm: "Endgültig zurückziehen?",
  keepIt: "Behalten",
  writeAgain: "Noch einmal schreiben",
  dismiss: "Von hier entfernen",
  showInThread: "In der Diskussion anzeigen",
  youCancelled: "Sie haben abgebrochen, doch der Kommentar war schon angekommen.",
  saveOwn: "Beleg speichern",
  olderOwn: (f, n) =>
    f.plural(n, {
      one: "# älteren Kommentar von Ihnen anzeigen",
      other: "# ältere Kommentare von Ihnen anzeigen",
    }),
  fewerOwn: "Weniger anzeigen",

  usuallyMinutes: (f, n) =>
    f.plural(n, { one: "meist innerhalb einer Minute", other: "meist innerhalb von # Minuten" }),
  usuallyHours: (f, n) =>
    f.plural(n, { one: "meist innerhalb einer Stunde", other: "meist innerhalb von # Stunden" }),
  usuallyDays: (f, n) =>
    f.plural(n, { one: "meist innerhalb eines Tages", other: "meist innerhalb von # Tagen" }),
  opensToday: (_, clock) => `Die Redaktion liest heute ab ${clock} Uhr wieder.`,
  opensTomorrow: (_, clock) => `Die Redaktion liest morgen ab ${clock} Uhr wieder.`,
  opensWeekday: (_, day, clock) => `Die Redaktion liest am ${day} ab ${clock} Uhr wieder.`,
  opensDate: (_, date, clock) => `Die Redaktion liest am ${date} ab ${clock} Uhr wieder.`,
  countsFromThen: "Die Wartezeit zählt erst ab dann.",

  notSent: "Noch nicht gesendet",
  notConfirmed: "Noch nicht bestätigt",
  notAccepted: "Nicht angenommen",
  heldOffline: "Sie sind offline",
  heldUnreachable: "der Server der Redaktion antwortet nicht",
  heldTooFast: "der Server der Redaktion bittet um etwas Geduld",
  heldSignIn: "Ihre Anmeldung ist abgelaufen",
  goesByItself: "Der Kommentar wird von selbst gesendet, sobald es geht, und kann nicht doppelt ankommen.",
  goesSignedIn:
    "Melden Sie sich auf dieser Website noch einmal an, dann wird der Kommentar von selbst gesendet.",
  sendNow: "Jetzt senden",
  cancelling: "Wird abgebrochen",
  cancellingHelp:
    "Vielleicht ist der Kommentar schon angekommen. Er wird nicht noch einmal gesendet; sobald der Server antwortet, wird nachgefragt.",
  cancelledOwn: "Abgebrochen",
  cancelledHelp:
    "Der Kommentar war nicht angekommen. Ihr Text bleibt hier, bis Sie ihn verwenden oder entfernen.",
  mayHaveArrived:
    "Abgebrochen. Vielleicht ist der Kommentar aber schon angekommen; das lässt sich hier nicht feststellen.",
  notContinued: "Noch nicht fertig",
  notContinuedHelp: "Das haben Sie geschrieben; das Formular dazu ist nicht auf dieser Seite.",
  goOnWriting: "Weiterschreiben",
  forgetOutbox: (f, n) =>
    f.plural(n, {
      one: "# Kommentar ist noch nicht gesendet und würde verloren gehen.",
      other: "# Kommentare sind noch nicht gesendet und würden verloren gehen.",
    }),
  forgetAll: "Trotzdem löschen",

  appeal: "Einspruch einlegen",
  appealLabel: "Warum sollte Ihr Kommentar noch einmal gelesen werden?",
  appealHelp:
    "Ein anderes Mitglied der Moderation liest Ihren Einspruch und entscheidet. Sie können nur einmal Einspruch einlegen.",
  sendAppeal: "Einspruch senden",
  appealEmpty: "Schreiben Sie, warum Ihr Kommentar noch einmal gelesen werden sollte",
  appealTooLong: (f, over) => f.plural(over, { other: "Kürzen Sie Ihren Einspruch um # Zeichen" }),
  appealRefused: "Der Server hat Ihren Einspruch nicht angenommen. Ihr Text bleibt erhalten.",
  appealGone: "Gegen diese Entscheidung ist kein Einspruch mehr möglich.",
  appealWaits: "Ihr Einspruch wartet darauf, von einem anderen Mitglied der Moderation gelesen zu werden.",
  appealRejected:
    "Ein anderes Mitglied der Moderation hat Ihren Einspruch gelesen und den Kommentar ebenfalls nicht veröffentlicht.",
  appealApproved:
    "Ein anderes Mitglied der Moderation hat Ihren Einspruch gelesen und den Kommentar veröffentlicht.",
  yourAppeal: "Ihr Einspruch:",

  fileTitle: "Beleg für einen Kommentar",
  fileSite: (_, site) => `Website: ${site}`,
  fileArticle: (_, title) => `Artikel: ${title}`,
  fileId: "Nummer des Kommentars:",
  fileAuthor: (_, name) => `Name: ${name}`,
  fileSent: (_, time) => `Gesendet: ${time}`,
  fileReceived: (_, time) => `Eingegangen: ${time}`,
  fileState: (_, state) => `Stand: ${state}`,
  fileDecided: (_, time) => `Entscheidung: ${time}`,
  fileHash: "Fingerabdruck des Textes (SHA-256):",
  fileSecret:
    "Hier folgt der geheime Schlüssel dieses Belegs. Wer ihn hat, kann sehen, was aus dem Kommentar geworden ist, ihn zurückziehen und Einspruch einlegen. Zeigen Sie ihn nur der Redaktion, und auch ihr nur, wenn Sie nach Ihrem Kommentar fragen.",
  fileText: "Der Text, genau so, wie er gesendet wurde:",
  saveFailed: "Der Beleg konnte nicht gespeichert werden. Versuchen Sie es gleich noch einmal.",

  recommendOffline: "Sie sind offline; Ihre Empfehlung wurde nicht gezählt.",
  recommendFailed: "Das konnte nicht gezählt werden. Versuchen Sie es gleich noch einmal.",
  commentGone: "Dieser Kommentar ist nicht mehr veröffentlicht.",
  panelOffline: "Sie sind offline. Versuchen Sie es noch einmal, sobald die Verbindung wieder steht.",
  panelFailed: "Das konnte nicht geladen werden. Versuchen Sie es gleich noch einmal.",
  close: "Schließen",

  proofLabel: (_, name) => `Prüfen, ob der Kommentar von ${name} unverändert ist`,
  receivedAt: (f, iso) => `Eingegangen: ${f.moment(iso)}.`,
  readAt: (f, iso) => `Von einem Menschen gelesen und unverändert veröffentlicht: ${f.moment(iso)}.`,
  fingerprint: "Fingerabdruck des eingegangenen Textes (SHA-256):",
  verify: "Prüfen",
  copy: "Kopieren",
  copied: "Kopiert",
  copyFailed:
    "Der Fingerabdruck konnte nicht kopiert werden; er ist markiert, damit Sie ihn kopieren können.",
  proofMatches: "Er stimmt überein: Diese Seite zeigt den Text genau so, wie er eingegangen ist.",
  proofDiffers: "Er stimmt nicht überein: Diese Seite zeigt einen anderen Text als den eingegangenen.",
  computedHere: "Fingerabdruck des Textes auf dieser Seite:",
  checkYourself:
    "„Prüfen“ berechnet ihn aus dem Text auf dieser Seite neu. Das können Sie auch selbst, mit jedem Programm, das den SHA-256-Wert eines Textes berechnet.",

  reportLabel: (_, name) => `Den Kommentar von ${name} melden`,
  reportReason: "Was stimmt mit diesem Kommentar nicht?",
  other: "Etwas anderes",
  illegal: "Rechtswidriger Inhalt",
  explain: "Was sollte die Redaktion dazu wissen? (freiwillig)",
  explainOther: "Was stimmt daran nicht?",
  explainIllegal: "Warum ist der Kommentar rechtswidrig?",
  explainIllegalHelp: "Nennen Sie möglichst das Gesetz oder das Recht, das er verletzt.",
  reportUnnamed: "Es geht um sexuellen Missbrauch von Kindern; deshalb muss ich meinen Namen nicht nennen.",
  goodFaith:
    "Ich bin in gutem Glauben davon überzeugt, dass meine Angaben hier richtig und vollständig sind.",
  reportAddress: "Die Adresse des Kommentars wird mitgesendet:",
  sendReport: "Meldung senden",
  reasonEmpty: "Wählen Sie aus, was daran nicht stimmt",
  explanationEmpty: "Schreiben Sie, was daran nicht stimmt",
  illegalEmpty: "Schreiben Sie, warum der Kommentar rechtswidrig ist",
  explanationTooLong: (f, over) => f.plural(over, { other: "Kürzen Sie Ihren Text um # Zeichen" }),
  reporterEmpty: "Geben Sie Ihren Namen an",
  goodFaithMissing: "Bestätigen Sie, dass Sie Ihre Angaben in gutem Glauben machen",
  reportRefused: "Der Server hat die Meldung nicht angenommen. Ihr Text bleibt erhalten.",
  reportTooFast: (f, seconds) =>
    f.plural(seconds, {
      one: "Zu viele Meldungen auf einmal. Versuchen Sie es in # Sekunde noch einmal.",
      other: "Zu viele Meldungen auf einmal. Versuchen Sie es in # Sekunden noch einmal.",
    }),
  reportArrived: (f, iso, number) =>
    `Ihre Meldung ist unter der Nummer ${number} eingegangen: ${f.moment(iso)}.`,
  reportNext: "Ein Mensch in der Redaktion liest sie und entscheidet, ob der Kommentar stehen bleibt.",
  reportedFor: (_, reason) => `Grund: ${reason}`,
  saveReceipt: "Als Datei speichern",
  announceReported: "Ihre Meldung ist eingegangen.",

  announceSent: "Gesendet. Ihr Kommentar wartet darauf, gelesen zu werden.",
  announceMore: (f, n) =>
    f.plural(n, { one: "# weiterer Kommentar angezeigt", other: "# weitere Kommentare angezeigt" }),
  announceWithdrawn: "Ihr Kommentar wurde zurückgezogen.",
  announceNotSent: "Nicht gesendet. Ihr Text bleibt erhalten.",
  announceHeld: "Noch nicht gesendet. Ihr Kommentar bleibt erhalten und wird von selbst gesendet.",
  announceArrived:
    "Der Kommentar war schon angekommen, bevor Sie abgebrochen haben. Sie können ihn zurückziehen.",
  announceCancelled: "Abgebrochen. Ihr Text bleibt hier erhalten.",
  announceCancelling:
    "Vielleicht ist der Kommentar schon angekommen. Sobald der Server antwortet, wird nachgefragt.",
  announceAppealed: "Ihr Einspruch wurde gesendet.",
  announceAppealFailed: "Ihr Einspruch wurde nicht gesendet. Ihr Text bleibt erhalten.",
  stillTrying: "Noch keine Antwort. Wir versuchen es weiter.",
  withdrawFailed: "Ihr Kommentar konnte nicht zurückgezogen werden. Versuchen Sie es gleich noch einmal.",

  closed: (f, iso) => `Der Kommentarbereich wurde am ${f.date(iso)} geschlossen.`,
  closedAlready: "Der Kommentarbereich ist geschlossen.",
  opened: "Der Kommentarbereich ist wieder geöffnet.",
  goneWithdrawn: "Hier stand ein Kommentar. Wer ihn schrieb, hat ihn zurückgezogen.",
  goneRemoved: "Hier stand ein Kommentar. Die Redaktion hat ihn entfernt.",
  goneErased: "Hier stand ein Kommentar. Er wurde gelöscht.",

  repliesTo: (_, name) => `Antwort an ${name}`,
  repliesToOther: "Antwort auf einen anderen Kommentar",
  foldReplies: (f, n) => f.plural(n, { one: "# Antwort ausblenden", other: "# Antworten ausblenden" }),
  unfoldReplies: (f, n) => f.plural(n, { one: "# Antwort anzeigen", other: "# Antworten anzeigen" }),
  moreComments: (f, n) =>
    f.plural(n, { one: "# weiteren Kommentar anzeigen", other: "# weitere Kommentare anzeigen" }),
  moreReplies: (f, n) =>
    f.plural(n, { one: "# weitere Antwort anzeigen", other: "# weitere Antworten anzeigen" }),
  shown: (f, shown, all) => `${f.number(shown)} von ${f.number(all)} angezeigt`,
  earlierComments: "Vorherige Kommentare anzeigen",
  furtherComments: () => "Weitere Kommentare anzeigen",
  earlierReplies: "Vorherige Antworten anzeigen",

  staff: "Redaktion",
  choice: "Auswahl der Redaktion",
  choices: "Von der Redaktion ausgewählt",
  inConversation: "In der Diskussion lesen",

  new: "Neu",
  nextNew: (f, n) => `Nächster neuer Kommentar (${f.number(n)})`,
  arrivals: (f, n) => f.plural(n, { one: "# neuer Kommentar", other: "# neue Kommentare" }),
  arrivalsFailed: "Die neuen Kommentare konnten nicht geladen werden. Versuchen Sie es gleich noch einmal.",
  lingers:
    "Der Kommentar, bei dem Sie gerade sind, ist nicht mehr veröffentlicht. Er verschwindet, wenn Sie ihn verlassen.",
  notHere:
    "Der Kommentar, zu dem dieser Link führt, ist hier nicht veröffentlicht. Sie sehen hier die Diskussion.",

  more: "Mehr",
  copyLink: "Link kopieren",
  linkCopied: "Link kopiert",
  linkIs: "Der Link zu diesem Kommentar:",
  hideComment: "Für mich ausblenden",
  hidden: "Sie haben diesen Kommentar ausgeblendet. Das gilt nur in diesem Browser.",
  unhide: "Wieder anzeigen",
  hideAuthor: (_, name) => `Alles von ${name} für mich ausblenden`,
  authorHidden: (_, name) => `Sie haben alles von ${name} ausgeblendet. Das gilt nur in diesem Browser.`,
  unhideAuthor: "Alles wieder anzeigen",
};
