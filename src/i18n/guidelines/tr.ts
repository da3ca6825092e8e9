import type { DefaultGuidelines } from "./text.ts";

export const tr: DefaultGuidelines = {
  lang: "tr",
  title: "Yazmadan önce",
  introduction:
    "Bu kurallara uyan her yorum, hangi görüşü savunursa savunsun yayımlanır. Yorumunuz yayımlanmazsa kararın hangi kurala dayandığını size bildiririz.",
  rules: [
    {
      id: "relevant",
      label: "Konudan ayrılmayın",
      explanation: "Bu yazı ya da ortaya koyduğu sorular hakkında yazın.",
      ground: true,
    },
    {
      id: "profanity",
      label: "Küfür yok",
      explanation: "Kısaltılmış ya da gizlenmiş de olsa küfür kullanmayın.",
      ground: true,
    },
    {
      id: "threats",
      label: "Tehdit yok",
      explanation: "Şaka yollu da olsa kimseyi tehdit etmeyin.",
      ground: true,
    },
    {
      id: "attacks",
      label: "Kişisel saldırı yok",
      explanation: "İnsanların söylediklerini ve yaptıklarını tartışın, kişiliklerini değil.",
      ground: true,
    },
    {
      id: "vulgarity",
      label: "Müstehcenlik yok",
      explanation: "Yazarak ya da bağlantı vererek müstehcen bir şey paylaşmayın.",
      ground: true,
    },
    {
      id: "abuse",
      label: "Aşağılama yok",
      explanation: "Cinsiyetçiliğe, ırkçılığa, homofobiye ve yabancı düşmanlığına izin vermeyiz.",
      ground: true,
    },
    {
      id: "promotion",
      label: "Reklam yok",
      explanation: "Bir işletmenin, bir ürünün ya da kendinizin reklamını yapmayın.",
      ground: true,
    },
    {
      id: "criticism",
      label: "Eleştiriye açığız",
      explanation: "Nerede yanıldığımızı söyleyin; hiçbir yorum bu yüzden reddedilmez.",
      ground: false,
    },
    {
      id: "unedited",
      label: "Hiçbir şey değiştirilmez",
      explanation: "Yorum, tam yazdığınız gibi onaylanır ya da reddedilir.",
      ground: false,
    },
  ],
  closing: "Yorumunuz reddedilirse, engel olan kısmı çıkararak yeniden yazabilirsiniz.",
};
