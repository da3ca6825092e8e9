import type { FirstMessages } from "./en.ts";

export { conventions } from "../conventions/es.ts";
export const more = () => import("./es-later.ts");

export const first: FirstMessages = {
  heading: "Comentarios",
  promise: "Una persona lee cada comentario antes de que se publique, y ninguno se edita.",
  order: "Orden",
  oldest: "Más antiguos",
  newest: "Más recientes",
  mostRecommended: "Más recomendados",

  show: "Mostrar",
  hide: "Ocultar",
  guidelinesReadOn: (f, iso) => `leídas el ${f.date(iso)}`,
  guidelinesShort: "Normas",
  guidelinesAcknowledge: "He leído las normas",

  nameLabel: "Su nombre",
  emailLabel: "Su correo electrónico",
  emailHelp: "No se publica. Solo lo ve la redacción.",
  emailOptional: "Su correo electrónico (opcional)",
  textLabel: "Su comentario",
  counter: (f, used, limit) => `${f.number(used)} de ${f.number(limit)}`,
  send: "Enviar comentario",
  sending: "Enviando",
  readFirst: "Antes lo lee una persona",

  offline: "No tiene conexión. Su texto se conserva; envíelo cuando la recupere.",
  unreachable:
    "El servidor de la redacción no respondió. Su texto se conserva; inténtelo de nuevo en un momento.",

  reply: "Responder",
  recommend: "Recomendar",
  recommended: "Recomendado",
  neverEdited: "nunca editado",
  report: "Denunciar",
  reported: "Usted lo denunció",
  threadLabel: "Comentarios publicados",
  repliesLabel: (_, name) => `Respuestas a ${name}`,

  empty: "Aún no hay comentarios.",
  emptyInvitation: "El primero abre la conversación.",
  loading: "Cargando comentarios",
  failed: "No se pudieron cargar los comentarios.",
  failedOffline: "No tiene conexión. Los comentarios se cargarán cuando la recupere.",
  tryAgain: "Reintentar",
};
