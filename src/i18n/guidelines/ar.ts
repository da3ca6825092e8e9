import type { DefaultGuidelines } from "./text.ts";

export const ar: DefaultGuidelines = {
  lang: "ar",
  title: "قبل أن تكتب",
  introduction:
    "ننشر كل تعليق يلتزم بهذه الإرشادات أيًّا كان الرأي الذي يعبّر عنه. وإن لم يُنشر تعليقك أخبرناك بالإرشاد الذي استند إليه القرار.",
  rules: [
    {
      id: "relevant",
      label: "الالتزام بالموضوع",
      explanation: "اكتب عن هذا المقال أو عن الأسئلة التي يثيرها.",
      ground: true,
    },
    {
      id: "profanity",
      label: "لا شتائم",
      explanation: "تجنّب الألفاظ النابية، ولو مختصرة أو مموّهة.",
      ground: true,
    },
    {
      id: "threats",
      label: "لا تهديد",
      explanation: "لا تهدّد أحدًا، ولو على سبيل المزاح.",
      ground: true,
    },
    {
      id: "attacks",
      label: "لا هجوم على الأشخاص",
      explanation: "ناقش ما يقوله الناس ويفعلونه، لا أشخاصهم.",
      ground: true,
    },
    {
      id: "vulgarity",
      label: "لا بذاءة",
      explanation: "لا شيء فاحشًا، مكتوبًا كان أو عبر رابط.",
      ground: true,
    },
    {
      id: "abuse",
      label: "لا إساءة",
      explanation: "لا نقبل التمييز على أساس الجنس ولا العنصرية ولا رهاب المثلية ولا كراهية الأجانب.",
      ground: true,
    },
    {
      id: "promotion",
      label: "لا ترويج",
      explanation: "لا تُعلن عن عمل تجاري أو منتج أو عن نفسك.",
      ground: true,
    },
    {
      id: "criticism",
      label: "النقد مرحَّب به",
      explanation: "قل لنا أين أخطأنا؛ لا يُرفض تعليق لهذا السبب.",
      ground: false,
    },
    {
      id: "unedited",
      label: "لا تحرير",
      explanation: "يُقبل التعليق أو يُرفض كما كتبته تمامًا.",
      ground: false,
    },
  ],
  closing: "إن رُفض تعليق لك فبإمكانك أن تكتبه من جديد من دون ما حال دون نشره.",
};
