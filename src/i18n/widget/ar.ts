import type { FirstMessages } from "./en.ts";

export const more = () => import("./ar-later.ts");

export const first: FirstMessages = {
  heading: "التعليقات",
  promise: "يقرأ إنسانٌ كل تعليق قبل نشره، ولا يُحرَّر أي تعليق.",
  order: "الترتيب",
  oldest: "الأقدم أولًا",
  newest: "الأحدث أولًا",
  mostRecommended: "الأكثر توصية",

  show: "إظهار",
  hide: "إخفاء",
  guidelinesReadOn: (f, iso) => `قرأتها في ${f.date(iso)}`,
  guidelinesShort: "الإرشادات",
  guidelinesAcknowledge: "قرأتُ الإرشادات",

  nameLabel: "اسمك",
  emailLabel: "بريدك الإلكتروني",
  emailHelp: "لا يُنشر. لا تراه إلا هيئة التحرير.",
  emailOptional: "بريدك الإلكتروني (اختياري)",
  textLabel: "تعليقك",
  counter: (f, used, limit) => `${f.number(used)} من ${f.number(limit)}`,
  send: "إرسال التعليق",
  sending: "جارٍ الإرسال",
  readFirst: "يقرؤه إنسان أولًا",

  offline: "لا اتصال بالإنترنت. نصك محفوظ؛ أرسله حين يعود الاتصال.",
  unreachable: "لم يستجب خادم هيئة التحرير. نصك محفوظ؛ حاول مجددًا بعد قليل.",

  reply: "رد",
  recommend: "أوصي به",
  recommended: "أوصيت به",
  neverEdited: "لم يُحرَّر",
  report: "إبلاغ",
  reported: "أبلغت عنه",
  threadLabel: "التعليقات المنشورة",
  repliesLabel: (_, name) => `الردود على ${name}`,

  empty: "لا تعليقات بعد.",
  emptyInvitation: "أول تعليق يفتح النقاش.",
  loading: "جارٍ تحميل التعليقات",
  failed: "تعذّر تحميل التعليقات.",
  failedOffline: "لا اتصال بالإنترنت. ستُحمَّل التعليقات عند عودة الاتصال.",
  tryAgain: "إعادة المحاولة",
};
