import type { DefaultGuidelines } from "./text.ts";

export const kmr: DefaultGuidelines = {
  lang: "kmr",
  title: "Berî ku hûn binivîsin",
  introduction:
    "Her şîroveya ku li gorî van rêgezan be tê weşandin, çi nêrînê bîne ziman. Eger ya we neyê weşandin, em ji we re dibêjin ku biryar li ser kîjan rêgezê hatiye dayîn.",
  rules: [
    {
      id: "relevant",
      label: "Li ser mijarê bimînin",
      explanation: "Li ser vê gotarê an jî li ser pirsên ku ew derdixe pêş binivîsin.",
      ground: true,
    },
    {
      id: "profanity",
      label: "Bê çêr û sixêf",
      explanation: "Çêr û sixêfan nenivîsin, bi kurtkirî an bi veşartî jî na.",
      ground: true,
    },
    {
      id: "threats",
      label: "Bê gef",
      explanation: "Gefan li kesî nexwin, bi henekî jî na.",
      ground: true,
    },
    {
      id: "attacks",
      label: "Bê êrîşên kesane",
      explanation: "Gotin û kirinên mirovan rexne bikin, ne kesayetiya wan.",
      ground: true,
    },
    {
      id: "vulgarity",
      label: "Bê gotinên bêedeb",
      explanation: "Tiştên bêedeb parve nekin, ne bi nivîsê û ne jî bi girêdanê.",
      ground: true,
    },
    {
      id: "abuse",
      label: "Bê heqaret",
      explanation: "Em zayendperestî, nijadperestî, homofobî û dijminatiya biyaniyan qebûl nakin.",
      ground: true,
    },
    {
      id: "promotion",
      label: "Bê reklam",
      explanation: "Reklama karekî, ya berhemekê an ya xwe nekin.",
      ground: true,
    },
    {
      id: "criticism",
      label: "Em ji rexneyê re vekirî ne",
      explanation: "Ji me re bibêjin ka em li ku şaş in; ji ber vê yekê tu şîrove nayê redkirin.",
      ground: false,
    },
    {
      id: "unedited",
      label: "Tiştek nayê guhertin",
      explanation: "Şîrove tam wek ku we nivîsandiye tê pejirandin an redkirin.",
      ground: false,
    },
  ],
  closing: "Eger şîroveyeke we bê redkirin, hûn dikarin wê bêyî tiştê ku rê lê girtiye ji nû ve binivîsin.",
};
