import type { PageMessages } from "./en.ts";

export const kmr: PageMessages = {
  commentsOn: (_, title) => `Şîroveyên li ser gotara ${title}`,
  commentBy: (_, name) => `Şîroveya bi navê ${name}`,
  backToArticle: "Vegerin gotarê",
  writeComment: "Şîroveyekê binivîsin",
  recommendedBy: (f, n) =>
    f.plural(n, { one: "# xwendevan pêşniyar dike", other: "# xwendevan pêşniyar dikin" }),
  pages: "Rûpel",
  previousPage: "Rûpela berî vê",
  nextPage: "Rûpela piştî vê",
  allComments: "Hemû şîrove",

  answered: "Şîroveya ku hûn bersiva wê didin",
  signInElsewhere:
    "Li vir xwendevan berî nivîsandina şîroveyê têdikevin hesabê xwe. Ev yek li binê gotarê, di gerokeke ku JavaScriptê dixebitîne de tê kirin.",
  leaveEmpty: "Vê qadê vala bihêlin",
  sentBefore:
    "Ev form berê bi gotinên din hatibû şandin û ew gihîştin. Eger ev şîroveyeke din be, dîsa bişînin.",
  seeSent: "Tiştê ku gihîştiye bibînin",

  keepAddress:
    "Navnîşana vê rûpelê biparêzin: ew nîşan dide ka çi tê serê şîroveya we. Her kesê ku ew li ba be dikare şîroveyê vekişîne jî, loma nîşanî kesî nedin.",
  unknownReceipt: "Ji bo vê navnîşanê tu şîrove tune ye.",
  deskOpens: (f, iso) => `Moderasyon dest bi xwendinê dike: ${f.moment(iso)}. Dem ji wê gavê tê jimartin.`,

  missing: "Li vê navnîşanê tiştekî ji bo xwendinê tune ye.",
  unavailable: "Ev niha nikare bê nîşandan. Piştî kêliyekê dîsa biceribînin.",
  foreignForm: "Ev form tenê ji rûpela xwe tê şandin. Wê rûpelê ji nû ve vekin û ji wir bişînin.",
  tooLarge: "Tiştê ku hat şandin ji bo wergirtinê pir mezin e. Vegerin û wê kurt bikin.",
};
