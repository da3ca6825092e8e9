import type { FirstMessages } from "./en.ts";

export { conventions } from "../conventions/kmr.ts";
export const more = () => import("./kmr-later.ts");

export const first: FirstMessages = {
  heading: "Şîrove",
  promise: "Berî weşandinê mirovek her şîroveyê dixwîne û tiştek nayê guhertin.",
  order: "Rêzkirin",
  oldest: "Pêşî yên kevn",
  newest: "Pêşî yên nû",
  mostRecommended: "Yên herî pêşniyarkirî",

  show: "Nîşan bidin",
  hide: "Veşêrin",
  guidelinesReadOn: (f, iso) => `di ${f.date(iso)} de hatin xwendin`,
  guidelinesShort: "Rêgez",
  guidelinesAcknowledge: "Min rêgez xwendine",

  nameLabel: "Navê we",
  emailLabel: "E-nameya we",
  emailHelp: "Nayê weşandin. Tenê redaksiyon wê dibîne.",
  emailOptional: "E-nameya we (ne mecbûrî)",
  textLabel: "Şîroveya we",
  counter: (f, used, limit) => `${f.number(used)} ji ${f.number(limit)}`,
  send: "Şîroveyê bişînin",
  sending: "Tê şandin",
  readFirst: "Pêşî mirovek dixwîne",

  offline: "Înterneta we tune ye. Nivîsa we parastî ye; gava înternet vegere, bişînin.",
  unreachable: "Servera redaksiyonê bersiv neda. Nivîsa we parastî ye; piştî kêliyekê dîsa biceribînin.",

  reply: "Bersiv",
  recommend: "Pêşniyar bikin",
  recommended: "We pêşniyar kir",
  neverEdited: "nehatiye guhertin",
  report: "Gilî bikin",
  reported: "We gilî kir",
  threadLabel: "Şîroveyên weşandî",
  repliesLabel: (_, name) => `Bersivên ji bo: ${name}`,

  empty: "Hê şîrove tune ne.",
  emptyInvitation: "Şîroveya yekem gotûbêjê vedike.",
  loading: "Şîrove tên barkirin",
  failed: "Şîrove nehatin barkirin.",
  failedOffline: "Înterneta we tune ye. Gava înternet vegere, şîrove tên barkirin.",
  tryAgain: "Dîsa biceribînin",
};
