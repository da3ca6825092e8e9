import type { LaterMessages } from "./en-later.ts";

export const later: LaterMessages = {
  replyLabel: (_, name) => `ردّك على ${name}`,
  counterLeft: (f, left) =>
    f.plural(left, {
      zero: "لم يبقَ أي حرف",
      one: "بقي حرف واحد",
      two: "بقي حرفان",
      few: "بقيت # أحرف",
      many: "بقي # حرفًا",
      other: "بقي # حرف",
    }),
  counterOver: (f, over) =>
    f.plural(over, {
      zero: "لا حرف زائد",
      one: "حرف واحد زائد",
      two: "حرفان زائدان",
      few: "# أحرف زائدة",
      many: "# حرفًا زائدًا",
      other: "# حرف زائد",
    }),
  sendReply: "أرسل الرد",
  cancel: "إلغاء",

  guidelinesAgain: "تغيّرت الإرشادات منذ أن قرأتها.",
  guidelinesGone: (f, n) =>
    f.plural(n, {
      one: "حُذف إرشاد واحد.",
      two: "حُذف إرشادان.",
      few: "حُذفت # إرشادات.",
      many: "حُذف # إرشادًا.",
      other: "حُذف # إرشاد.",
    }),
  ruleNew: "جديد",
  ruleChanged: "تغيّر",
  draftSaved: "يُحفظ أثناء الكتابة",

  kept: "محفوظ في هذا المتصفح وحده",
  keptNowhere: "لا يحفظ هذا المتصفح شيئًا. انسخ نصك قبل أن تغادر الصفحة.",
  keptSession: "محفوظ إلى أن تغلق علامة التبويب هذه",
  forget: "امحُ",
  sharedDevice: "جهاز مشترك",
  ownDevice: "جهازي الخاص",
  forgotten: "مُحيت المسودات والاسم والإيصالات من هذا المتصفح.",

  problemsHeading: (f, n) =>
    f.plural(n, {
      zero: "لم يُرسل بعد.",
      one: "لم يُرسل بعد. أمر واحد يحتاج إلى تصحيح:",
      two: "لم يُرسل بعد. أمران يحتاجان إلى تصحيح:",
      few: "لم يُرسل بعد. # أمور تحتاج إلى تصحيح:",
      many: "لم يُرسل بعد. # أمرًا تحتاج إلى تصحيح:",
      other: "لم يُرسل بعد. # أمر تحتاج إلى تصحيح:",
    }),
  nameEmpty: "اكتب اسمًا يُنشر التعليق به",
  nameTooLong: (f, over) =>
    f.plural(over, {
      zero: "اختصر الاسم",
      one: "اختصر الاسم بمقدار حرف واحد",
      two: "اختصر الاسم بمقدار حرفين",
      few: "اختصر الاسم بمقدار # أحرف",
      many: "اختصر الاسم بمقدار # حرفًا",
      other: "اختصر الاسم بمقدار # حرف",
    }),
  emailEmpty: "اكتب بريدك الإلكتروني",
  emailInvalid: "اكتب عنوان بريد مثل name@example.org",
  textEmpty: "اكتب تعليقًا أولًا",
  textTooLong: (f, over) =>
    f.plural(over, {
      zero: "اختصر التعليق",
      one: "اختصر التعليق بمقدار حرف واحد",
      two: "اختصر التعليق بمقدار حرفين",
      few: "اختصر التعليق بمقدار # أحرف",
      many: "اختصر التعليق بمقدار # حرفًا",
      other: "اختصر التعليق بمقدار # حرف",
    }),
  textTooManyBytes: "اختصر التعليق: فيه من علامات التشكيل أكثر مما يمكن حفظه",
  unstorable: (f, position) => `احذف المحرف في الموضع ${f.number(position)}: لا يمكن حفظه`,
  acknowledgeFirst: "أكّد أنك قرأت الإرشادات",
  threadClosed: "أُغلق باب التعليق وأنت تكتب. نصك ما زال هنا.",
  parentGone: "التعليق الذي ترد عليه لم يعد منشورًا. نصك ما زال هنا.",
  tooFast: (f, seconds) =>
    f.plural(seconds, {
      zero: "تعليقات كثيرة في وقت واحد. حاول مجددًا الآن.",
      one: "تعليقات كثيرة في وقت واحد. حاول مجددًا بعد ثانية.",
      two: "تعليقات كثيرة في وقت واحد. حاول مجددًا بعد ثانيتين.",
      few: "تعليقات كثيرة في وقت واحد. حاول مجددًا بعد # ثوانٍ.",
      many: "تعليقات كثيرة في وقت واحد. حاول مجددًا بعد # ثانية.",
      other: "تعليقات كثيرة في وقت واحد. حاول مجددًا بعد # ثانية.",
    }),
  refused: "لم يقبل الخادم التعليق. نصك محفوظ.",
  foreignOrigin: "لم تُهيَّأ هذه الصفحة للتعليقات بعد. نصك محفوظ.",
  earlierArrived: "ما أرسلته من قبل قد وصل، وهو في الأسفل. نصك الجديد محفوظ هنا.",

  ownHeading: "تعليقاتك هنا",
  ownOnlyYou: "لا يراها سواك",
  waiting: "في انتظار القراءة",
  sentAgo: (f, iso) => `أُرسل ${f.ago(iso)}`,
  notPublished: "لم يُنشر",
  published: "نُشر",
  decidedAt: (f, iso) => `صدر القرار ${f.moment(iso)}`,
  restsOn: (f, number, label) => `استنادًا إلى الإرشاد ${f.number(number)}: ${label}.`,
  moderatorNote: "من المشرف:",
  withdraw: "سحب",
  withdrawn: "سحبتَ هذا التعليق.",
  withdrawConfirm: "أتسحبه نهائيًا؟",
  keepIt: "أبقِه",
  writeAgain: "اكتبه من جديد",
  dismiss: "إزالة من هنا",
  showInThread: "اعرضه في النقاش",

  announceSent: "أُرسل. تعليقك في انتظار القراءة.",
  announceMore: (f, n) =>
    f.plural(n, {
      zero: "لم يظهر تعليق آخر",
      one: "ظهر تعليق آخر",
      two: "ظهر تعليقان آخران",
      few: "ظهرت # تعليقات أخرى",
      many: "ظهر # تعليقًا آخر",
      other: "ظهر # تعليق آخر",
    }),
  announceWithdrawn: "سُحب تعليقك.",
  announceNotSent: "لم يُرسل. نصك محفوظ.",
  stillTrying: "لا رد بعد. ما زلنا نحاول.",
  withdrawFailed: "تعذّر سحب تعليقك. حاول مجددًا بعد قليل.",
};
