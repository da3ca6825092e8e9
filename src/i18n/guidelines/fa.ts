import type { DefaultGuidelines } from "./text.ts";

export const fa: DefaultGuidelines = {
  lang: "fa",
  title: "پیش از نوشتن",
  introduction:
    "هر دیدگاهی که این قواعد را رعایت کند منتشر می‌شود، هر نظری که در آن آمده باشد. اگر دیدگاه شما منتشر نشود، به شما می‌گوییم تصمیم بر پایهٔ کدام قاعده گرفته شده است.",
  rules: [
    {
      id: "relevant",
      label: "دور نشدن از موضوع",
      explanation: "دربارهٔ همین مطلب یا پرسش‌هایی که پیش می‌کشد بنویسید.",
      ground: true,
    },
    {
      id: "profanity",
      label: "بدون ناسزا",
      explanation: "از دشنام بپرهیزید، حتی کوتاه‌شده یا پوشیده.",
      ground: true,
    },
    {
      id: "threats",
      label: "بدون تهدید",
      explanation: "کسی را تهدید نکنید، حتی به شوخی.",
      ground: true,
    },
    {
      id: "attacks",
      label: "بدون حملهٔ شخصی",
      explanation: "دربارهٔ گفته‌ها و کارهای افراد بحث کنید، نه دربارهٔ خود آن‌ها.",
      ground: true,
    },
    {
      id: "vulgarity",
      label: "بدون ابتذال",
      explanation: "هیچ چیز مستهجنی ننویسید و به آن پیوند ندهید.",
      ground: true,
    },
    {
      id: "abuse",
      label: "بدون توهین",
      explanation: "تبعیض جنسیتی، نژادپرستی، همجنس‌گراهراسی و بیگانه‌ستیزی را نمی‌پذیریم.",
      ground: true,
    },
    {
      id: "promotion",
      label: "بدون تبلیغ",
      explanation: "برای کسب‌وکار، کالا یا خودتان تبلیغ نکنید.",
      ground: true,
    },
    {
      id: "criticism",
      label: "استقبال از نقد",
      explanation: "بگویید کجا اشتباه کرده‌ایم؛ هیچ دیدگاهی به این دلیل رد نمی‌شود.",
      ground: false,
    },
    {
      id: "unedited",
      label: "بدون ویرایش",
      explanation: "دیدگاه دقیقاً همان‌گونه که نوشته‌اید تأیید یا رد می‌شود.",
      ground: false,
    },
  ],
  closing: "اگر دیدگاهی از شما رد شد، می‌توانید آن را بدون آنچه مانعش شده دوباره بنویسید.",
};
