import type { FirstMessages } from "./en.ts";

export { conventions } from "../conventions/de.ts";
export const more = () => import("./de-later.ts");

export const first: FirstMessages = {
  heading: "Kommentare",
  promise: "Jeder Kommentar wird vorab von einem Menschen gelesen, keiner wird verändert.",
  order: "Sortierung",
  oldest: "Älteste zuerst",
  newest: "Neueste zuerst",
  mostRecommended: "Meiste Empfehlungen",

  show: "Anzeigen",
  hide: "Ausblenden",
  guidelinesReadOn: (f, iso) => `gelesen am ${f.date(iso)}`,
  guidelinesShort: "Regeln",
  guidelinesAcknowledge: "Ich habe die Regeln gelesen",

  nameLabel: "Ihr Name",
  emailLabel: "Ihre E-Mail-Adresse",
  emailHelp: "Wird nicht veröffentlicht. Nur die Redaktion sieht sie.",
  emailOptional: "Ihre E-Mail-Adresse (freiwillig)",
  textLabel: "Ihr Kommentar",
  counter: (f, used, limit) => `${f.number(used)} von ${f.number(limit)}`,
  send: "Kommentar senden",
  sending: "Wird gesendet",
  readFirst: "Vorab liest ihn ein Mensch",

  offline: "Sie sind offline. Ihr Text bleibt erhalten; senden Sie ihn, sobald die Verbindung wieder steht.",
  unreachable:
    "Der Server der Redaktion hat nicht geantwortet. Ihr Text bleibt erhalten; versuchen Sie es gleich noch einmal.",

  reply: "Antworten",
  recommend: "Empfehlen",
  recommended: "Empfohlen",
  neverEdited: "unverändert",
  report: "Melden",
  reported: "Von Ihnen gemeldet",
  threadLabel: "Veröffentlichte Kommentare",
  repliesLabel: (_, name) => `Antworten an ${name}`,

  empty: "Noch keine Kommentare.",
  emptyInvitation: "Der erste eröffnet die Diskussion.",
  loading: "Kommentare werden geladen",
  failed: "Die Kommentare konnten nicht geladen werden.",
  failedOffline: "Sie sind offline. Die Kommentare werden geladen, sobald die Verbindung wieder steht.",
  tryAgain: "Noch einmal versuchen",
};
