/** What holds for every answer. */
import { problemStatus, type Problem } from "../contract/codes.ts";
import { operations, type Operation } from "../contract/schema/operations.ts";
import type { Watch } from "./check.ts";
import type { Answer } from "./client.ts";

const isDone = ({ status }: Answer): boolean => status >= 200 && status < 300;
const isUnchanged = ({ status }: Answer): boolean => status === 304;
/** No answer at all, a preflight, and pages for readers have rules of their own. */
const isOfApi = ({ status, method, operation }: Answer): boolean =>
  status !== 0 && method !== "OPTIONS" && operation !== "getPage" && operation !== "postPage";

/** The media type and the charset, in lower case. */
function typeOf({ headers }: Answer): { type: string; charset: string | undefined } {
  const [type = "", ...parameters] = (headers.get("Content-Type") ?? "").toLowerCase().split(/\s*;\s*/);
  const charset = parameters.find((parameter) => parameter.startsWith("charset="));
  return { type, charset: charset?.slice("charset=".length).replaceAll('"', "") };
}

const isProblem = (answer: Answer): boolean => isOfApi(answer) && !isDone(answer) && !isUnchanged(answer);

export const problemDocuments: Watch = {
  watch(answer) {
    if (!isProblem(answer)) return null;
    const { type } = typeOf(answer);
    if (type !== "application/problem+json") return `Its Content-Type is "${type}".`;
    const { code, status, type: urn, title } = (answer.json ?? {}) as Partial<Problem>;
    if (typeof urn !== "string" || typeof title !== "string") return "It has no `type` or no `title`.";
    if (status !== answer.status) return `Its \`status\` is ${JSON.stringify(status) ?? "missing"}.`;
    if (!code || !Object.hasOwn(problemStatus, code)) {
      return `Its \`code\`, ${JSON.stringify(code) ?? "missing"}, is not in the list.`;
    }
    const wanted = problemStatus[code];
    return wanted === status ? null : `"${code}" is answered with ${wanted}.`;
  },
};

export const json: Watch = {
  watch(answer) {
    if (!isOfApi(answer) || !isDone(answer) || answer.operation === null) return null;
    const operation: Operation = operations[answer.operation];
    const { type, charset = "utf-8" } = typeOf(answer);
    if (operation.document || (operation.streams && type === "text/event-stream")) return null;
    if (type !== "application/json" || charset !== "utf-8") return `It is ${type}, charset ${charset}.`;
    const read = operation.answer.safeParse(answer.json);
    const issue = read.error?.issues[0];
    return issue ? `\`${issue.path.join(".")}\`: ${issue.message}.` : null;
  },
};

const timeFields = /^(received|published|closed|decided|made|opens)$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What the records of a guideline and of a report call so are ids of another kind. */
const hasUuid = (record: object): boolean => "received" in record;

function wrongValue(value: unknown, path: string): string | null {
  if (typeof value !== "object" || value === null) return null;
  for (const [name, part] of Object.entries(value)) {
    const at = path === "" ? name : `${path}.${name}`;
    const isText = typeof part === "string";
    if (isText && timeFields.test(name) && !(instant.test(part) && !Number.isNaN(Date.parse(part)))) {
      return `\`${at}\` is "${part}".`;
    }
    if (isText && name === "id" && hasUuid(value) && !uuid.test(part)) return `\`${at}\` is "${part}".`;
    const wrong = wrongValue(part, at);
    if (wrong) return wrong;
  }
  return null;
}

export const times: Watch = {
  watch: (answer) => (isDone(answer) ? wrongValue(answer.json, "") : null),
};

export const readsOpen: Watch = {
  watch(answer) {
    if (answer.headers.has("Access-Control-Allow-Credentials")) {
      return "It carries `Access-Control-Allow-Credentials`.";
    }
    if (!isOfApi(answer) || answer.method !== "GET") return null;
    const allowed = answer.headers.get("Access-Control-Allow-Origin");
    return allowed === "*" ? null : `Its \`Access-Control-Allow-Origin\` is ${allowed ?? "missing"}.`;
  },
};

/** @param origin The site's own. */
export function writesNamed(answer: Answer, origin: string): string | null {
  if (!isOfApi(answer) || answer.method !== "POST" || answer.origin !== origin) return null;
  const allowed = answer.headers.get("Access-Control-Allow-Origin");
  if (allowed !== origin) return `Its \`Access-Control-Allow-Origin\` is ${allowed ?? "missing"}.`;
  const vary = (answer.headers.get("Vary") ?? "").toLowerCase();
  return /(^|[\s,])(origin|\*)([\s,]|$)/.test(vary) ? null : "Its `Vary` does not name `Origin`.";
}

export const setsNoCookie = (answer: Answer): string | null =>
  answer.headers.has("Set-Cookie") ? "It sets a cookie." : null;

const cacheOf = ({ headers }: Answer): string => (headers.get("Cache-Control") ?? "").toLowerCase();

function notStored(answer: Answer): string | null {
  if (/\bno-store\b/.test(cacheOf(answer))) return null;
  return `Its \`Cache-Control\` is ${cacheOf(answer) || "missing"}.`;
}

export const noStore: Watch = {
  watch: (answer) =>
    isProblem(answer) || (isOfApi(answer) && answer.method === "POST") ? notStored(answer) : null,
};

export const eventsNotStored: Watch = {
  watch: (answer) => (answer.operation === "getEvents" && isDone(answer) ? notStored(answer) : null),
};

export const readsFresh: Watch = {
  watch(answer) {
    if (!isOfApi(answer) || answer.method !== "GET" || answer.operation === null || !isDone(answer))
      return null;
    if (/\b(no-store|no-cache|max-age=0+)\b/.test(cacheOf(answer))) return null;
    return `Its \`Cache-Control\` is ${cacheOf(answer) || "missing"}.`;
  },
};
