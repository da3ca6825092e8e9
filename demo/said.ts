/** What the readers of the demo newspaper have written, and what its newsroom decided. */

export interface Said {
  /** For replies to name it. */
  id: string;
  article: "street-lights" | "karez" | "floating-library";
  replyTo?: string;
  author: string;
  lang: string;
  text: string;
  /** Hours before now. */
  ago: number;
  /** Left out where it still waits. */
  decision?: "approve" | { reject: string; note: string };
}

/** Oldest first. */
export const said: Said[] = [
  {
    id: "owls",
    article: "street-lights",
    author: "Jonas Reuter",
    lang: "en",
    text: "I have lived on the river side for nineteen years and heard the owls for the first time on Tuesday. That is all I have to say for the trial, but it is something.",
    ago: 41,
    decision: "approve",
  },
  {
    id: "lane",
    article: "street-lights",
    author: "Priya N.",
    lang: "en",
    text: "Nobody who voted for this walks home along Quarry Lane at one in the morning. I do. Two lamps out of 830 would have cost the council less than the letter it sent instead.\n\nDim the bypass first. There are no houses on it.",
    ago: 38,
    decision: "approve",
  },
  {
    id: "boat-1",
    article: "floating-library",
    author: "أبو مهدي",
    lang: "ar",
    text: "تعلّم ابني القراءة من كتب هذا القارب قبل أن تُبنى المدرسة. مهما كان قرار الوقود، شكرًا لحسين الغالبي.",
    ago: 33,
    decision: "approve",
  },
  {
    id: "personal",
    article: "street-lights",
    author: "Concerned",
    lang: "en",
    text: "What do you expect of a mayor with that face. Send her to walk there at night.",
    ago: 31,
    decision: {
      reject: "attacks",
      note: "Your point about Quarry Lane stands without the sentence about her face.",
    },
  },
  {
    id: "water-1",
    article: "karez",
    author: "ھێمن",
    lang: "ckb",
    text: "باوکم لە بیری نۆیەمدا کاری کردبوو. ھەر کاتێک باسی دەکرد دەستەکانی پیشان دەدا. خۆزگە ئەم ڕۆژەی ببینیایە.",
    ago: 27,
    decision: "approve",
  },
  {
    id: "lane-council",
    article: "street-lights",
    replyTo: "lane",
    author: "Maren Voss",
    lang: "en",
    text: "I asked about the bypass. The council says its lamps belong to the county, which has not answered yet. I will add the answer to the article when it comes.",
    ago: 26,
    decision: "approve",
  },
  {
    id: "fuel",
    article: "floating-library",
    author: "زينب كريم",
    lang: "ar",
    text: "كنت ممن صوّتوا بالقبول. القائمة يمكن أن نناقشها سطرًا سطرًا، أما القارب المتوقف فلا نقاش معه. لماذا لم يذكر المقال أن الدائرة وعدت بنشر أسباب كل اعتراض؟",
    ago: 25,
    decision: "approve",
  },
  {
    id: "fuel-reply",
    article: "floating-library",
    replyTo: "fuel",
    author: "سلام",
    lang: "ar",
    text: "وعدت شفهيًا. حين تكتبه نعود إلى التصويت.",
    ago: 22,
    decision: "approve",
  },
  {
    id: "stars",
    article: "street-lights",
    author: "Leyla Aydın",
    lang: "tr",
    text: "Bizim kasabada da aynısı yapıldı. İlk hafta herkes şikâyet etti, ikinci hafta çocuklar yıldızları saymaya başladı. Ama kaldırımlar düzgündü; önce onu sorun.",
    ago: 20,
    decision: "approve",
  },
  {
    id: "water-2",
    article: "karez",
    author: "Dr. Soran M.",
    lang: "en",
    text: "A question from a hydrologist: was the flow measured before or after the autumn rain? Four litres a second in October would be remarkable; in late November it may not last until summer.",
    ago: 18,
    decision: "approve",
  },
  {
    id: "water-2-reply",
    article: "karez",
    replyTo: "water-2",
    author: "شنە ئەحمەد",
    lang: "ckb",
    text: "پێوانەکە لە ٢٨ی تشرینی یەکەمدا کراوە، پێش یەکەم باران. مانگی ئازار دووبارە دەیپێوینەوە و لێرە بڵاوی دەکەینەوە.",
    ago: 16,
    decision: "approve",
  },
  {
    id: "water-3",
    article: "karez",
    author: "Berfîn",
    lang: "kmr",
    text: "Li gundê me jî kehrêzek heye, lê kes nemaye ku rê û rêbazên wê bizane. Heke endezyara zanîngehê bixwaze were, deriyê me vekirî ye.",
    ago: 11,
    decision: "approve",
  },
  {
    id: "moths",
    article: "street-lights",
    author: "Ilse Brandt",
    lang: "en",
    text: "One correction: I counted at three places, not only on the meadow. The other two were unlit before as well, and there the numbers did not change. That is rather the point.",
    ago: 7,
    decision: "approve",
  },
  {
    id: "moths-reply",
    article: "street-lights",
    replyTo: "moths",
    author: "Jonas Reuter",
    lang: "en",
    text: "Thank you. Could the counts be put where we can all see them?",
    ago: 5,
    decision: "approve",
  },
  {
    id: "waiting-1",
    article: "street-lights",
    author: "T. Okafor",
    lang: "en",
    text: "The headline says every second lamp, the article says 412 of 830. That is fewer than half. Please be exact, the council certainly will be.",
    ago: 3.2,
  },
  {
    id: "waiting-2",
    article: "karez",
    author: "ڕێژنە",
    lang: "ckb",
    text: "ئاو ھی ئەوانەیە کە کاریان بۆ کردووە. ئەوانەی لە شارن با بێن و سەتڵێک ھەڵبگرن، ئینجا باسی نۆرە بکەین.",
    ago: 2.4,
  },
  {
    id: "waiting-3",
    article: "floating-library",
    author: "متجر الأمواج",
    lang: "ar",
    text: "لدينا محركات قوارب مستعملة بأسعار مناسبة وضمان سنة. تواصلوا معنا على boats.example",
    ago: 1.5,
  },
  {
    id: "waiting-4",
    article: "street-lights",
    replyTo: "stars",
    author: "Priya N.",
    lang: "en",
    text: "Ours are not. That is what Jana Whitlock has been saying all along.",
    ago: 0.7,
  },
  {
    id: "waiting-5",
    article: "karez",
    author: "Zana",
    lang: "kmr",
    text: "Gelo mirov dikare bi dilxwazî beşdarî paqijkirinê bibe? Em çar kes in û em dikarin di biharê de werin.",
    ago: 0.3,
  },
];
