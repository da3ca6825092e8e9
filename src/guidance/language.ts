/** The language of a text, from its script, its letters and its small words. */

export type DetectedLanguage = "ckb" | "kmr" | "ar" | "tr" | "fa" | "de" | "fr" | "es" | "en" | "und";

/**
 * What tells a language: its small words, and letters or endings that no neighbour has. Languages that we do not know
 * by name stand among them as `und`, so that a text in one of them is not taken for its neighbour.
 */
interface Sign {
  lang: DetectedLanguage;
  words: Set<string>;
  shape: RegExp;
}

const sign = (lang: DetectedLanguage, words: string, shape: RegExp): Sign => ({
  lang,
  words: new Set(words.split(" ")),
  shape,
});

const latin: Sign[] = [
  sign(
    "kmr",
    "û li ji bi di de ku ev ew ez tu em hûn wî wê wan min te me we xwe ne na jî jê lê her hemû kurd kurdî kurdan kurdistan bo çi çima kî kê çawa gelek pir baş dikin dikim dike dikin dibe dibin dibêje dikarin dikare hene heye nîne tune bû bûn bûye kir kirin kiriye hat hatin hatiye dê wek weke lo gel gelê roj niha îro ser nav din heta xweş spas bila divê nake nakin nabe tenê tişt tiştek kes re ve de da an ango dema sal salan tu wî herî divê wisa dîsa hîn gelo pere baran dîtin got gotin dikarim nikare dixwazin kengî pêş piştî yek du qet jin welat mirov",
    /[êîû]|^(?:di|na|bi|ne).{2,}(?:im|in|î|e)$|^xw/,
  ),
  sign(
    "tr",
    "ve bir bu da de için ne çok ama mi mı mu mü değil var yok gibi daha ben sen biz siz onlar o şu kadar ile en her olarak olan oldu olsun olur hiç bile ki diye şey nasıl neden niye kim bunu bunlar bana sana ona bize size sonra önce artık zaten sadece çünkü veya ya hem ise iyi güzel bence kendi tüm bütün hep yine olacak olmak olmaz lazım gerek insanlar böyle öyle şimdi yorum haber teşekkürler tebrikler hiçbir kimse buna bunun onun onlara sizi hâlâ rağmen beri göre yıl gün zaman olduğu olduğunu etmek etti eden yapmak yaptı dedi diyor misiniz mısınız istiyor önceki eskiden insanların kesinlikle lütfen peki hepimiz ilk kaç işte ancak şekilde altında üzerinde nerede bazı lazım önceden yeni bizim sizin",
    /[ğı]|(?:l[ae]r|l[ae]r[ıi]|l[ae]r[ıi]n|l[ae]r[ae]|yor|yorum|[mt][ıiuü]ş|[dt][ae]n|n[ıiuü]n|[dt][ıiuü]r|[dt]ü|s[ae]ydı|s[ae]ydi|[ae]ca[kğ]|ece[kğ]|m[ae]k|l[ıiuü]k|[ıiuü]yoruz|[ıiuü]n[ıiuü]z|m[ae]y[ıi]n|m[ae]l[ıi]|[ıiuü]m[ıiuü]z|[ae]r[ae]k|s[ıi]nd[ae]|[ıiuü]rd[ıiuü])$/,
  ),
  sign(
    "de",
    "der die das und ist nicht ich sie er es wir ihr ein eine einen einem einer den dem des zu mit von auf für im in am an auch sich wie so dass aber wenn oder noch nur schon haben hat war sind wird werden kann können man mehr sehr was wer wo hier da bei nach aus über um als vor durch mal doch ja nein kein keine mein dein sein ihre uns euch diese dieser dieses alle immer wieder danke gut endlich warum nichts niemand jetzt seit ohne gegen unter zwei beide jahre jahr hatte hatten wurde wurden würde sollte muss müssen gibt leute menschen ganz überhaupt genau etwas hätte",
    /[äß]|sch|(?:ung|ungen|lich|liche|lichen|keit|heit|isch|ische|ieren)$/,
  ),
  sign(
    "fr",
    "le la les et est pas que qui des un une du de ce cette ces il elle on nous vous ils je tu ne en dans pour par sur avec au aux mais ou où donc plus très bien sont ont été être avoir fait faire tout tous toute si comme même aussi son sa ses leur leurs notre votre mon ma mes quand sans se c l d j n s qu y rien encore toujours trop peut faut merci bravo quand depuis sous personne contre entre après avant était étaient sera serait deux ans chaque jamais ça cela comment pourquoi celui autre autres gens moi mieux meilleur selon",
    /[œ]|è[mrstv]|eau|oux$|(?:tion|ment|eux|aient|ais|ait|ez|ère|ées|ique)$/,
  ),
  sign(
    "es",
    "el la los las y es no que de en un una unos por para con se su sus lo le les del al pero más muy como este esta esto estos estas ese eso está están son ser fue han ha hay si sí ya también todo todos toda nada cuando donde porque quien qué cómo sin sobre entre yo tú mi tu nos nosotros usted ustedes me te gracias bien siempre nunca solo mucho muchos gente así aquí ahora hacer tiene tienen va van ver era eran ya nuestra nuestro nuestras nuestros otro otra cada dijo decir según mejor año años día hoy alguien nadie vez dos hasta desde ellos ella donde dónde quién antes después puede pueden debería sé creo sería podría podrían cuándo trata todavía ni otros",
    /[ñ¿¡]|(?:ción|ciones|dad|dades|mente|ado|ados|ando|iendo|aron|ieron|ía|ían)$/,
  ),
  sign(
    "en",
    "the and is are was were to of in it that this these those you he she they we i for on with as at be been not but have has had do does did so what who when where why how all there their his her our your my me him them us from by or an will would can could should if about just no more some than then very too good like people one up out only also because into now its thanks out even never still after before every those while such through between both each much many any same nobody nothing something being over again need say said see make made get going been too yet here re ve t s m d ll don isn doesn didn",
    /th|wh|(?:ing|ould|ght|ness|ly|ed|tions?|ments?)$/,
  ),
  // Zaza, Azerbaijani, Dutch, Italian, Portuguese, the Scandinavian languages, Indonesian, Polish, Romanian
  sign(
    "und",
    "ma zî ra ke o a ez şima înan ey aye est nê no na beno bena benê yeno yena keno kena kenê kerdo kerd kerdene vano vana esto esta zaf ser de miyan rê xo zazakî dersîm ro çîyo çî merdim ameyo bîyo bî",
    /(?:êno|eno|ena|enê|erdo|ayîş|îyayo)$/,
  ),
  sign(
    "und",
    "və bu bir üçün ki də da ilə çox deyil var yox olan olaraq kimi daha mən sən biz siz onlar o hər nə isə yaxşı",
    /[ə]/,
  ),
  sign(
    "und",
    "de het een en van is dat niet ik je hij wij zij ze we op aan met voor er maar ook naar bij om dan nog wel geen wat dit die zijn heeft worden wordt hebben mijn ons",
    /ij|aa|(?:oe|ee)[nrtk]|sch$/,
  ),
  sign(
    "und",
    "il lo gli e è che di non un una per con sono ma come più anche questo questa questi della del dei nel alla al si ci ho ha hanno io tu noi voi loro molto tutto tutti perché bene grazie cosa così",
    /(?:zione|zioni|ità|mente|ato|ati|are|ere|cch|gli)$/,
  ),
  sign(
    "und",
    "o os a as e é que de do da dos das não um uma para por com em no na nos nas se mas mais como este esta isso ele ela eles nós você vocês são foi ser está muito tudo todos também já só meu minha obrigado bem",
    /[ãõ]|(?:ção|ções|mente|inho)$/,
  ),
  sign(
    "und",
    "och att det är som en ett den på av för med inte jag du han hon vi ni de har var om men så kan ska till från eller mycket bara også ikke jeg det er og til av på for med som men har ikke en et vi",
    /[åæø]|(?:het|ning|else)$/,
  ),
  sign(
    "und",
    "yang dan di itu ini dengan untuk tidak dari ke pada adalah saya kamu mereka kita akan ada bisa sudah juga",
    /^(?:me[nm]|ber|ter|di).{4,}(?:kan|an|i)$/,
  ),
  sign(
    "und",
    "nie się jest to na że w z do jak ale co tak po tylko już dla czy są było jego bardzo i o za od przez și este nu în că cu pe mai din sunt care pentru fost au fi la o să",
    /[łąężśćńțș]/,
  ),
];

const arabic: Sign[] = [
  sign(
    "ckb",
    "لە بە بۆ کە ئەو ئەم ئەمە ئەوە ئەوان ئێمە ئێوە من تۆ هەر هەموو هیچ نە نییە هەیە بوو بووە بێت دەبێت کرد کردن کردووە دەکات دەکەن دەکەین بکات بکەن بکە بەڵام یان چی چۆن بۆچی کێ کەی هەم تا وە هی نین نیم وا با چ هەردوو هەندێک ئەمەیە کەس دوایی بوون لەوێ لێرە دەبوو ئەوا بۆیە تەنانەت دەربارەی دواتر دواجار پێشتر پێشتریش دیسان دەکرێت دەتوانێت دەتوانم دەتوانن دەبن دەڵێن دەڵێت لەسەر لەگەڵ لێ پێ تێدا دوای پێش زۆر باش جوان تەنها ئێستا ئەگەر چونکە وەک خۆی خۆم خۆیان دەستخۆش سوپاس کورد کوردستان خەڵک ئەوەی کاتێک یەک دوو با ناکات نابێت",
    /[ێۆڕڵە]/,
  ),
  sign(
    "ar",
    "فی من علی الی إلی عن ان أن إن هذا هذه ذلک تلک التی الذی الذین اللی و لا ما لم لن قد کل کان کانت یکون هو هی هم نحن انا أنا انت أنت یا مع بعد قبل بین عند حتی او أو ثم اذا إذا لو لیس غیر بس مو ولا وما الله والله شی شیء کیف لماذا لیش متی این أین هل بعض جدا فقط ایضا أیضا اکثر أکثر لکن ولکن لکم لنا له لها لهم بها به فیها فیه علیه علیهم عندنا الناس شکرا یعنی حسبی رب اللهم الیوم منذ کلنا کلهم جمیل خبر مرة اول أول وهذا وهو وهی فلا ولم ولن ومن مثل علیکم عفوا رأیی شنو اکو ماکو هیچی وین هسه هاي صار نرید یجب هناک هنا نعم لیست بل مکان لیس عام یوم سنة",
    /[ةأإؤىيك]|^(?:[وفب]?ال|لل).{2}/,
  ),
  sign(
    "fa",
    "از به در که این آن را با برای است نیست بود شد شود شده می نمی های ها هم و تا یا اما ولی اگر چون چرا چی چه کی کجا من تو ما شما او آنها باید خیلی هر همه هیچ یک دو کرد کردن کنند کند کنید کنیم دارد دارند دارم بر پس دیگر دیگه فقط حتی مردم ایران خود خودش خوب بهتر بیشتر ممنون مرسی هست هستند نه بی رو اینکه گفت شاید آنجا اینجا دوباره همین همان هنوز بعد قبل نیستم نیستند بودند بودم داشت داشتند ندارد مال درباره مورد چطور الان اصلا لطفا آیا کسی بهترین اولین نظر ماست شماست اینها",
    /(?:ند|ید|یم|ترین|شان|گی|هایی)$|^(?:می|نمی)./,
  ),
  // Badini Kurmanji, Urdu, Pashto, Uyghur, Azerbaijani and Sindhi
  sign(
    "und",
    "ژ ئەز دێ ڤێ ڤی وی وێ مە یێن یێ ژی هندەک ل ب د گەل خوە دکەت دکەن دبیت دبێژیت هەوە وان ئەڤ ئەڤە نینە هەنە بوویە کریە",
    /^د[^ە].*(?:ن|ت|م)$/,
  ),
  sign(
    "und",
    "ہے ہیں کے کی کا میں اور سے نے کو یہ وہ پر بھی نہیں ایک تو کر جو ہو تھا تھی اس ان کیا",
    /[ٹڈڑںےہ]/,
  ),
  sign(
    "und",
    "د په چې او کې ته دی ده سره له دا هغه نه کوي شي شوی ما زه موږ تاسو هم خو لپاره",
    /[ټډړږښځڅۍېګڼ]/,
  ),
  sign("und", "بۇ بىر ۋە بىلەن ئۇ بار يوق ئۈچۈن بىز سىز مەن ئەمەس كېرەك", /[ېۇۈۋڭ]/),
  sign(
    "und",
    "بیر بو ایله اوچون وار یوخ دئییل منیم کیمی داها چوخ اولان سنین دیر سن نئجه",
    /[ؤ].|(?:لار|لر|دیر|مک|ماق|یب|سی)$/,
  ),
  sign("und", "۾ ۽ جي جو کي آهي ته هن جا", /[ٻڄڃڊڌڍڏٺٽٿڪ]/),
];

/** Links, addresses and names of accounts say nothing about the language around them. */
const noText = /:\/\/|www\.|@|\.(?:com|net|org)\b|#/;

/** Code units: a longer text is known by its beginning. */
const beginning = 2000;

/** Sorani as it was typed before ە had a key: ه and a zero-width non-joiner. Persian writes the same for other ends. */
const oldSorani = /[ێۆڕڵ]|ئه\u200c|له\u200c /;

interface Token {
  /** In the letters that the lists are written in. */
  text: string;
  /** As it was typed, lowered: Arabic, Persian and Kurdish keyboards differ in ي/ی and ك/ک. */
  typed: string;
  /** Begins with a capital: perhaps a name, whose letters say little. */
  capital: boolean;
}

function tokensOf(text: string): Token[] {
  const plain = text
    .slice(0, beginning)
    .split(/\s+/)
    .filter((chunk) => !noText.test(chunk))
    .join(" ")
    .normalize("NFKC")
    .replace(/[\u064b-\u0652\u0640]|\u200d|\u00ad/g, "");
  const written =
    (oldSorani.test(plain) ? plain.replace(/ه\u200c/g, "ە") : plain).match(/[\p{L}\p{M}]+/gu) ?? [];
  const shouted = !/\p{Ll}/u.test(plain);
  return written.map((word) => {
    const typed = word.toLowerCase().replaceAll("i\u0307", "i");
    return {
      text: typed.replace(/[يى]/g, "ی").replaceAll("ك", "ک").replaceAll("ھ", "ه"),
      typed,
      capital: !shouted && typed !== word,
    };
  });
}

/** What one word says for a language: small words are sure, letters and endings less so. */
const weight = ({ words, shape }: Sign, { text, typed, capital }: Token): number =>
  words.has(text) ? 1 : !capital && shape.test(typed) ? 0.6 : 0;

/** What it takes: words in all, what they say, for each of them, and against any other language. */
const least = { words: 3, score: 1.6, share: 0.3, lead: 2 };

/**
 * The language of a text as BCP 47, or `und` where a guess might be wrong: short or mixed texts, names, other
 * languages, Arabic or Kurdish in chat letters.
 */
export function detectLanguage(text: string): DetectedLanguage {
  const tokens = tokensOf(text);
  const inLatin = tokens.filter((one) => /^\p{Script=Latin}/u.test(one.text));
  const inArabic = tokens.filter((one) => /^\p{Script=Arabic}/u.test(one.text));
  const [signs, own] = inLatin.length > inArabic.length ? [latin, inLatin] : [arabic, inArabic];
  if (own.length < least.words || own.length < tokens.length * 0.75) return "und";
  const scores = signs.map((one) => {
    const weights = own.map((token) => weight(one, token));
    return { lang: one.lang, weights, score: weights.reduce((sum, each) => sum + each, 0) };
  });
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  const enough =
    (best.weights.includes(1) || signs === latin) &&
    best.score >= Math.max(least.score, own.length * least.share);
  // Words that both languages have decide nothing.
  const sure = scores.every((other) => {
    if (other === best) return true;
    let ahead = 0;
    let behind = 0;
    for (const [place, own] of best.weights.entries()) {
      const difference = own - other.weights[place]!;
      if (difference > 0) ahead += difference;
      else behind -= difference;
    }
    return ahead >= 1 && ahead >= behind * least.lead;
  });
  return enough && sure ? best.lang : "und";
}
