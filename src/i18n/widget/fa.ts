import type { FirstMessages } from "./en.ts";

export const more = () => import("./fa-later.ts");

export const first: FirstMessages = {
  heading: "دیدگاه‌ها",
  promise: "هر دیدگاه را پیش از انتشار یک انسان می‌خواند و هیچ دیدگاهی ویرایش نمی‌شود.",
  order: "ترتیب",
  oldest: "ابتدا قدیمی‌ترین",
  newest: "ابتدا تازه‌ترین",
  mostRecommended: "بیشترین توصیه",

  show: "نمایش",
  hide: "پنهان کردن",
  guidelinesReadOn: (f, iso) => `در ${f.date(iso)} خوانده‌اید`,
  guidelinesShort: "قواعد",
  guidelinesAcknowledge: "قواعد را خوانده‌ام",

  nameLabel: "نام شما",
  emailLabel: "ایمیل شما",
  emailHelp: "منتشر نمی‌شود. فقط تحریریه آن را می‌بیند.",
  emailOptional: "ایمیل شما (اختیاری)",
  textLabel: "دیدگاه شما",
  counter: (f, used, limit) => `${f.number(used)} از ${f.number(limit)}`,
  send: "ارسال دیدگاه",
  sending: "در حال ارسال",
  readFirst: "ابتدا یک انسان آن را می‌خواند",

  offline: "به اینترنت وصل نیستید. متن شما محفوظ است؛ پس از وصل شدن آن را ارسال کنید.",
  unreachable: "سرور تحریریه پاسخ نداد. متن شما محفوظ است؛ کمی بعد دوباره تلاش کنید.",

  reply: "پاسخ",
  recommend: "توصیه",
  recommended: "توصیه کرده‌اید",
  neverEdited: "بدون ویرایش",
  report: "گزارش",
  reported: "گزارش کرده‌اید",
  threadLabel: "دیدگاه‌های منتشرشده",
  repliesLabel: (_, name) => `پاسخ‌ها به ${name}`,

  empty: "هنوز دیدگاهی نیست.",
  emptyInvitation: "نخستین دیدگاه گفت‌وگو را آغاز می‌کند.",
  loading: "در حال بارگذاری دیدگاه‌ها",
  failed: "بارگذاری دیدگاه‌ها ممکن نشد.",
  failedOffline: "به اینترنت وصل نیستید. پس از وصل شدن، دیدگاه‌ها بارگذاری می‌شوند.",
  tryAgain: "تلاش دوباره",
};
