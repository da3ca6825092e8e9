import type { PageMessages } from "./en.ts";

export const tr: PageMessages = {
  commentsOn: (_, title) => `Yorumlar: ${title}`,
  commentBy: (_, name) => `${name} imzalı yorum`,
  backToArticle: "Yazıya dön",
  writeComment: "Yorum yaz",
  recommendedBy: (f, n) => f.plural(n, { other: "# okur önerdi" }),
  pages: "Sayfalar",
  previousPage: "Önceki sayfa",
  nextPage: "Sonraki sayfa",
  allComments: "Tüm yorumlar",

  answered: "Yanıtladığınız yorum",
  signInElsewhere:
    "Burada okurlar yorum yazmadan önce giriş yapar. Bunu, yazının altında, JavaScript çalıştıran bir tarayıcıda yapabilirsiniz.",
  leaveEmpty: "Bu alanı boş bırakın",
  sentBefore:
    "Bu form daha önce başka bir metinle gönderildi ve o metin ulaştı. Bu başka bir yorumsa yeniden gönderin.",
  seeSent: "Ulaşan yorumu gör",

  keepAddress:
    "Bu sayfanın adresini saklayın: Yorumunuzun durumu burada görünür. Adresi bilen herkes yorumu geri de çekebilir; bu yüzden kimseye göstermeyin.",
  unknownReceipt: "Bu adrese ait bir yorum yok.",
  deskOpens: (f, iso) =>
    `Moderatörler şu tarihte okumaya başlar: ${f.moment(iso)}. Süre o andan itibaren işler.`,

  missing: "Bu adreste okunacak bir şey yok.",
  unavailable: "Bu sayfa şu anda gösterilemiyor. Birazdan yeniden deneyin.",
  foreignForm: "Bu form yalnızca kendi sayfasından gönderilebilir. O sayfayı yeniden açıp oradan gönderin.",
  tooLarge: "Gönderdiğiniz metin kabul edilemeyecek kadar büyük. Geri dönüp kısaltın.",
};
