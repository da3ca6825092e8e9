/** What is said in the made-up thread, in each language of the widget. */
import type { Language } from "../../src/i18n/format.ts";

export interface Words {
  /** A comment that readers recommend, and the newsroom's answer. */
  first: { author: string; text: string };
  answer: { author: string; text: string };
  second: { author: string; text: string };
  /** Of the reader at the page. */
  own: { author: string; text: string };
  /** A moderator's, with a rejection. */
  note: string;
}

export const words: Record<Language, Words> = {
  en: {
    first: {
      author: "Marit Solheim",
      text: "I walk home along Quarry Lane at one in the morning. Two lamps would be enough.",
    },
    answer: { author: "Maren Voss", text: "We have asked the council, and will write about its answer." },
    second: {
      author: "Tomasz Zając",
      text: "My daughter saw the Milky Way from our garden for the first time.",
    },
    own: { author: "Ines Pereira", text: "Could the lamp at the bus stop stay on until the last bus?" },
    note: "Your point stands without the last sentence. Write it again, and it will be read again.",
  },
  de: {
    first: {
      author: "Katrin Vogel",
      text: "Ich gehe nachts um eins durch die Steinbruchgasse nach Hause. Zwei Laternen würden genügen.",
    },
    answer: {
      author: "Jonas Weber",
      text: "Wir haben bei der Stadt nachgefragt und schreiben über ihre Antwort.",
    },
    second: {
      author: "Tomasz Zając",
      text: "Meine Tochter hat zum ersten Mal von unserem Garten aus die Milchstraße gesehen.",
    },
    own: {
      author: "Ines Pereira",
      text: "Könnte die Laterne an der Haltestelle bis zum letzten Bus anbleiben?",
    },
    note: "Ihr Gedanke trägt auch ohne den letzten Satz. Schreiben Sie ihn noch einmal, dann wird er noch einmal gelesen.",
  },
  fr: {
    first: {
      author: "Claire Morel",
      text: "Je rentre à pied à une heure du matin par le chemin de la Carrière. Deux réverbères suffiraient.",
    },
    answer: {
      author: "Paul Girard",
      text: "Nous avons interrogé la mairie et nous publierons sa réponse.",
    },
    second: {
      author: "Inès Diallo",
      text: "Ma fille a vu la Voie lactée depuis notre jardin pour la première fois.",
    },
    own: {
      author: "Luc Besnard",
      text: "Le réverbère de l’arrêt pourrait-il rester allumé jusqu’au dernier bus ?",
    },
    note: "Votre argument tient sans la dernière phrase. Écrivez-le de nouveau, et il sera relu.",
  },
  es: {
    first: {
      author: "Lucía Herrera",
      text: "Vuelvo a casa por la calle de la Cantera a la una de la madrugada. Con dos farolas bastaría.",
    },
    answer: {
      author: "Marta Ruiz",
      text: "Hemos preguntado al ayuntamiento y publicaremos su respuesta.",
    },
    second: {
      author: "Andrés Gil",
      text: "Mi hija vio la Vía Láctea desde nuestro jardín por primera vez.",
    },
    own: {
      author: "Inés Pardo",
      text: "¿Podría la farola de la parada seguir encendida hasta el último autobús?",
    },
    note: "Su argumento se sostiene sin la última frase. Escríbalo de nuevo y volverá a leerse.",
  },
  tr: {
    first: {
      author: "Elif Kaya",
      text: "Gece saat birde Taşocağı Sokağı’ndan eve yürüyorum. İki lamba yeterdi.",
    },
    answer: { author: "Deniz Aksoy", text: "Belediyeye sorduk, yanıtını da yazacağız." },
    second: { author: "Murat Şahin", text: "Kızım Samanyolu’nu ilk kez bahçemizden gördü." },
    own: { author: "Zeynep Arı", text: "Duraktaki lamba son otobüse kadar açık kalabilir mi?" },
    note: "Düşünceniz son cümle olmadan da anlaşılıyor. Yeniden yazın, yeniden okunacaktır.",
  },
  kmr: {
    first: {
      author: "Berfîn Aslan",
      text: "Ez saet di yekê şevê de bi peyatî diçim malê. Du lembe wê bes bin.",
    },
    answer: { author: "Rojda Demir", text: "Me ji şaredariyê pirsî û em ê li ser bersiva wê binivîsin." },
    second: { author: "Azad Kaya", text: "Keça min cara yekem Riya Kadizê ji baxçeyê me dît." },
    own: { author: "Evîn Şêxo", text: "Gelo lembeya li rawestgehê dikare heta otobusa dawî vêxistî bimîne?" },
    note: "Fikra we bêyî hevoka dawî jî zelal e. Ji nû ve binivîsin, ew ê ji nû ve bê xwendin.",
  },
  ckb: {
    first: {
      author: "شیلان کەریم",
      text: "کاتژمێر یەکی شەو بە پێ دەگەڕێمەوە ماڵەوە. دوو گڵۆپ بەس دەبوو.",
    },
    answer: { author: "ئاکۆ ڕەشید", text: "لە شارەوانیمان پرسیوە و وەڵامەکەشی بڵاو دەکەینەوە." },
    second: { author: "ھێرۆ ئەحمەد", text: "کچەکەم یەکەم جار لە باخچەکەمانەوە ڕێگای کاکێشانی بینی." },
    own: { author: "نەسرین", text: "دەکرێت گڵۆپی وێستگەکە تا دوا پاس ھەڵکراو بێت؟" },
    note: "بۆچوونەکەت بەبێ دوا ڕستەش ڕوونە. دووبارە بینووسە، دووبارە دەخوێندرێتەوە.",
  },
  ar: {
    first: {
      author: "ليلى الساعدي",
      text: "أعود إلى بيتي سيرًا عند الواحدة ليلًا من طريق المحجر. يكفي مصباحان.",
    },
    answer: { author: "نور حدّاد", text: "سألنا البلدية، وسننشر ردّها." },
    second: { author: "سمير عوّاد", text: "رأت ابنتي درب التبّانة من حديقتنا للمرة الأولى." },
    own: { author: "هدى", text: "هل يمكن أن يبقى مصباح الموقف مضاءً حتى آخر حافلة؟" },
    note: "فكرتك واضحة من دون الجملة الأخيرة. اكتبها من جديد، وستُقرأ من جديد.",
  },
  fa: {
    first: {
      author: "نرگس کریمی",
      text: "ساعت یک بامداد پیاده از کوچهٔ معدن به خانه برمی‌گردم. دو چراغ کافی بود.",
    },
    answer: { author: "آرش مرادی", text: "از شهرداری پرسیده‌ایم و پاسخش را منتشر می‌کنیم." },
    second: { author: "مینا رضایی", text: "دخترم نخستین بار راه شیری را از باغچهٔ ما دید." },
    own: { author: "سارا", text: "می‌شود چراغ ایستگاه تا آخرین اتوبوس روشن بماند؟" },
    note: "سخن شما بدون جملهٔ آخر هم روشن است. دوباره بنویسید تا دوباره خوانده شود.",
  },
};
