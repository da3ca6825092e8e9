/**
 * What only advertisements say, in the nine languages. Few and sure: a word that news also use (cheap, offer, price)
 * is not among them, nor a phrase that a sentence about shopping may hold.
 */
export const advertising: readonly string[] = [
  // English
  "buy now|order now|shop now|order via whatsapp|order on whatsapp|click here|discount code|promo code|coupon code|use my code|free shipping",
  "whatsapp us|whatsapp me|dm me for|dm for price|limited time offer|money back guarantee|make money online",
  "follow my page|subscribe to my channel|check out my channel|visit my website|visit my page",
  // Kurdish, Sorani
  "ئێستا بیکڕە|بۆ داواکردن پەیوەندی|بۆ کڕین پەیوەندی|کۆدی داشکاندن|گەیاندن بەخۆڕایی|گەیاندنی بەخۆڕایی|گەیاندن بێبەرامبەر",
  "بە ھەرزانترین نرخ|وەتسئاپمان بکە|وەتسئاپم بکە|بە وەتسئاپ پەیوەندی|سەردانی پەیجەکەم|سەردانی پەیجەکەمان|فۆڵۆی پەیجەکەم",
  "سەبسکرایبی چەناڵەکەم|سەبسکرایبی کەناڵەکەم",
  // Kurdish, Kurmanji
  "niha bikire|niha bikirin|ji bo siparîşê|niha siparîş bike|koda daxistinê|koda erzankirinê|bi bihayê herî erzan",
  "bi whatsappê binivîse|bi whatsappê binivîsin|ji whatsappê binivîse|rûpela min bişopîne|rûpela min bişopînin",
  "kanala min bişopîne|kanala min bişopînin|bibin aboneyê kanala min|şandina belaş",
  // Arabic
  "اطلب الان|اطلبه الان|اطلبها الان|اشتر الان|اشتري الان|للطلب واتساب|للطلب عبر|للطلب والاستفسار|كود خصم|كود الخصم",
  "توصيل مجاني|شحن مجاني|للتواصل واتساب|للتواصل عبر الواتساب|تواصل معنا واتساب|راسلنا على الواتساب|راسلونا على الواتساب",
  "اشترك في قناتي|اشتركوا في قناتي|تابعوا صفحتي|تابعوا حسابي|زوروا موقعنا|زوروا صفحتنا|زوروا متجرنا|جلب الحبيب",
  // Turkish
  "hemen satın al|hemen sipariş ver|hemen sipariş verin|sipariş için|indirim kodu|indirim kodum|kupon kodu|promosyon kodu",
  "ücretsiz kargo|kargo bedava|whatsapp hattımız|whatsapptan yazın|whatsapptan ulaşın|whatsapp tan yazın|whatsapp tan ulaşın",
  "kanalıma abone|sayfamı takip edin|sitemizi ziyaret edin|dm den yazın|evden para kazan",
  // Persian
  "همین حالا بخرید|همین الان بخرید|کد تخفیف|ارسال رایگان|جهت سفارش|برای سفارش پیام|در واتساپ پیام دهید|به واتساپ پیام دهید",
  "کسب درآمد در منزل|کسب درآمد از اینترنت|پیج ما را فالو|کانال ما را فالو|به پیج ما سر بزنید|به کانال ما بپیوندید",
  // German
  "jetzt online kaufen|jetzt online bestellen|klick hier|klicken sie hier|rabattcode|gutscheincode|kostenloser versand",
  "schreib mir auf whatsapp|schreibt mir auf whatsapp|schreibt uns auf whatsapp|abonniert meinen kanal|besucht meine seite",
  "besuchen sie unsere website|besuchen sie unseren shop|geld verdienen von zuhause",
  // French
  "achetez maintenant|commandez maintenant|cliquez ici|code promo|livraison gratuite|contactez moi sur whatsapp",
  "contactez nous sur whatsapp|abonnez vous à ma chaîne|visitez mon site|visitez notre site|visitez notre boutique",
  "gagnez de l'argent depuis|gagner de l'argent en ligne",
  // Spanish
  "compra ahora mismo|compre ahora|haz clic aquí|haga clic aquí|código de descuento|codigo de descuento|código promocional",
  "envío gratis|envio gratis|escríbeme por whatsapp|escríbenos por whatsapp|contáctanos por whatsapp|suscríbete a mi canal",
  "visita mi página|visita nuestra web|visita nuestra tienda|gana dinero desde casa",
].flatMap((phrases) => phrases.split("|"));

/** "Buy now, pay later" is a way to pay, of which news tell. */
export const isOffer = (after: string): boolean => !/^[ ,-]*pay later/.test(after);
