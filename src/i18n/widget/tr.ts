import type { FirstMessages } from "./en.ts";

export const more = () => import("./tr-later.ts");

export const first: FirstMessages = {
  heading: "Yorumlar",
  promise: "Her yorumu yayımlanmadan önce bir insan okur; hiçbiri değiştirilmez.",
  order: "Sıralama",
  oldest: "Önce eskiler",
  newest: "Önce yeniler",
  mostRecommended: "En çok önerilenler",

  show: "Göster",
  hide: "Gizle",
  guidelinesReadOn: (f, iso) => `${f.date(iso)} tarihinde okundu`,
  guidelinesShort: "Kurallar",
  guidelinesAcknowledge: "Kuralları okudum",

  nameLabel: "Adınız",
  emailLabel: "E-posta adresiniz",
  emailHelp: "Yayımlanmaz. Yalnızca yazı işleri görür.",
  emailOptional: "E-posta adresiniz (isteğe bağlı)",
  textLabel: "Yorumunuz",
  counter: (f, used, limit) => `${f.number(used)} / ${f.number(limit)}`,
  send: "Yorumu gönder",
  sending: "Gönderiliyor",
  readFirst: "Önce bir insan okur",

  offline: "Çevrimdışısınız. Metniniz saklandı; bağlantı gelince gönderin.",
  unreachable: "Yazı işlerinin sunucusu yanıt vermedi. Metniniz saklandı; birazdan yeniden deneyin.",

  reply: "Yanıtla",
  recommend: "Öner",
  recommended: "Önerdiniz",
  neverEdited: "hiç değiştirilmedi",
  report: "Şikâyet et",
  reported: "Şikâyet ettiniz",
  threadLabel: "Yayımlanan yorumlar",
  repliesLabel: (_, name) => `${name} imzalı yoruma yanıtlar`,

  empty: "Henüz yorum yok.",
  emptyInvitation: "Tartışmayı ilk yorum başlatır.",
  loading: "Yorumlar yükleniyor",
  failed: "Yorumlar yüklenemedi.",
  failedOffline: "Çevrimdışısınız. Bağlantı gelince yorumlar yüklenir.",
  tryAgain: "Yeniden dene",
};
