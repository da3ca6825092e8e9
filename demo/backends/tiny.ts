/**
 * A whole backend for <afterword-comments> in one file: all that openapi.json does not mark *(full)*.
 *
 *   ORIGINS=http://localhost:8080 DATABASE=comments.db PORT=8090 node demo/backends/tiny.ts
 *   DATABASE=comments.db node demo/backends/tiny.ts waiting | approve ID | reject ID GUIDELINE | close KEY
 *
 * It was written from that document alone, and uses nothing of this repository: HTTP, SQLite and SHA-256
 * are all that another language needs for the same.
 */
import { createHash, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { DatabaseSync } from "node:sqlite";
import type { SQLInputValue } from "node:sqlite";

const { PORT = "8090", DATABASE = ":memory:", ORIGINS = "", SITE = "default" } = process.env;
const origins = new Set(ORIGINS.split(" ").filter((origin) => origin !== ""));

const BODY_BYTES = 64 * 1024;
const PAGE_LENGTH = 20;
const TITLE_LENGTH = 500;
const EXPLANATION_LENGTH = 2000;
const FORM = { maxLength: 4000, maxAuthorLength: 80, maxBytes: 32_000, email: "none", signIn: "none" };
const GUIDELINES = {
  version: 1,
  lang: "en",
  title: "Before you write",
  introduction: "A person reads every comment before it appears.",
  rules: [
    { id: "respect", label: "Respect others", explanation: "Argue about what was said.", ground: true },
    { id: "topic", label: "Stay on the topic", explanation: "", ground: true },
    { id: "promotion", label: "Do not advertise", explanation: "", ground: true },
    { id: "unedited", label: "We never change a comment", explanation: "", ground: false },
  ],
  closing: "",
};
const GROUNDS = GUIDELINES.rules.filter((rule) => rule.ground).map((rule) => rule.id);

class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: object;

  constructor(status: number, code: string, details: object = {}) {
    super(code);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}
const invalid = (field: string) => new Problem(400, "invalid", { field });

// What callers send: a check gives the value back, or refuses the field by its name.

type Check<T> = (value: unknown, field: string) => T;
type Checked<C> = C extends Check<infer T> ? T : never;

const check =
  <T>(holds: (value: unknown) => boolean): Check<T> =>
  (value, field) => {
    if (holds(value)) return value as T;
    throw invalid(field);
  };
const text = (pattern: RegExp) => check<string>((value) => typeof value === "string" && pattern.test(value));
const upTo = (most: number) =>
  check<number>((value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most);
const nullable =
  <T>(one: Check<T>): Check<T | null> =>
  (value, field) =>
    value === null ? null : one(value, field);
const list =
  <T>(one: Check<T>, most: number): Check<T[]> =>
  (value, field) =>
    check<unknown[]>((items) => Array.isArray(items) && items.length <= most)(value, field).map(
      (item, index) => one(item, `${field}.${index}`),
    );
/** Only the fields named, in the order named: what else a body has is ignored. */
const object =
  <S extends Record<string, Check<unknown>>>(shape: S): Check<{ [Name in keyof S]: Checked<S[Name]> }> =>
  (value, field) => {
    const given = Object(value) as Record<string, unknown>;
    if (field !== "" && given !== value) throw invalid(field);
    const path = field === "" ? "" : `${field}.`;
    const fields = Object.entries(shape).map(([name, one]) => [name, one(given[name], path + name)]);
    return Object.fromEntries(fields) as { [Name in keyof S]: Checked<S[Name]> };
  };

const site: Check<string> = (value, field) => {
  if (text(/^.{1,100}$/su)(value, field) !== SITE) throw new Problem(404, "unknown-site", { field });
  return SITE;
};
const key: Check<string> = (value, field) => {
  const checked = storable(text(/./s)(value, field), field);
  return check<string>(() => Buffer.byteLength(checked) <= 2000)(checked, field);
};
const language = text(/^.{0,100}$/su);
const secret = text(/^[\w-]{43}$/);
const sorting = text(/^(oldest|newest|recommended)$/);
const pageLength = text(/^([1-9]\d?|100)$/);
const uuid: Check<string> = (value, field) =>
  text(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i)(value, field).toLowerCase();

const newComment = object({
  site,
  key,
  url: nullable(text(/^.{0,4000}$/su)),
  title: nullable(text(/^/)),
  parent: nullable(uuid),
  author: text(/^/),
  email: nullable(text(/^.{0,254}$/su)),
  text: text(/^/),
  lang: nullable(language),
  guidelines: object({ version: upTo(2 ** 31 - 1), lang: language }),
  receipt: secret,
  honeypot: text(/^.{0,1000}$/su),
  writingTime: nullable(upTo(Number.MAX_SAFE_INTEGER)),
});
const receiptsQuery = object({ site, lang: language, receipts: list(secret, 100) });
const withdrawal = object({ site, receipt: secret });
const reaction = object({
  site,
  voter: secret,
  recommend: check<boolean>((value) => typeof value === "boolean"),
});
const newReport = object({
  site,
  reason: text(/^.{1,100}$/su),
  explanation: nullable(text(/^/)),
  illegal: nullable(
    object({
      name: nullable(text(/^.{0,200}$/su)),
      email: nullable(text(/^.{0,254}$/su)),
      unnamed: check<true | undefined>((value) => value === undefined || value === true),
      goodFaith: check<true>((value) => value === true),
    }),
  ),
});

function storable(value: string, field: string): string {
  const position = value.search(/[\0\p{Surrogate}]/u);
  if (position !== -1) throw new Problem(422, "unstorable", { field, position });
  return value;
}

function notBlank(value: string, field: string): void {
  const blank = /^[\p{White_Space}\p{Control}\p{Default_Ignorable_Code_Point}]*$/u;
  if (blank.test(value)) throw new Problem(422, "empty", { field });
}

function shortEnough(value: string, field: string, limit: number): void {
  const actual = [...new Intl.Segmenter("en").segment(value)].length;
  if (actual > limit) throw new Problem(422, "too-long", { field, limit, actual });
}

// What is kept

const database = new DatabaseSync(DATABASE);
database.exec(`
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL; -- what was answered survives a power cut
  PRAGMA busy_timeout = 5000; -- decisions come from a process of their own

  CREATE TABLE IF NOT EXISTS comment (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL,
    parent TEXT REFERENCES comment (id),
    root TEXT REFERENCES comment (id), -- the top of its branch; null at the top level
    author TEXT NOT NULL, text TEXT NOT NULL, lang TEXT NOT NULL, received TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending', -- then approved, rejected or withdrawn
    published TEXT, decided TEXT, guideline TEXT,
    recommendations INTEGER NOT NULL DEFAULT 0,
    receipt TEXT NOT NULL UNIQUE, idempotency_key TEXT NOT NULL UNIQUE,
    request TEXT NOT NULL -- SHA-256 of what came with that key
  ) STRICT;
  CREATE INDEX IF NOT EXISTS comment_level ON comment (key, root, seq);
  CREATE INDEX IF NOT EXISTS comment_root ON comment (root);
  CREATE INDEX IF NOT EXISTS comment_parent ON comment (parent);
  CREATE TABLE IF NOT EXISTS vote (comment TEXT, voter TEXT, PRIMARY KEY (comment, voter)) STRICT;
  CREATE TABLE IF NOT EXISTS report (
    id TEXT PRIMARY KEY, comment TEXT NOT NULL REFERENCES comment (id),
    report TEXT NOT NULL, received TEXT NOT NULL,
    idempotency_key TEXT NOT NULL UNIQUE, request TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS closed (key TEXT PRIMARY KEY, closed TEXT NOT NULL) STRICT;

  -- What readers see: what is published, and the place of what was, while something below it still is
  CREATE VIEW IF NOT EXISTS shown AS
    SELECT comment.*, answered.author AS reply_to FROM comment
    LEFT JOIN comment answered
      ON answered.id = comment.parent AND answered.id <> comment.root AND answered.state = 'approved'
    WHERE comment.state = 'approved' OR comment.published IS NOT NULL AND EXISTS (
      SELECT 1 FROM comment below
      WHERE (below.root = comment.id OR below.parent = comment.id) AND below.state = 'approved'
    );
`);

/** The columns of all tables. */
type Row = Record<"id" | "key" | "author" | "text" | "lang" | "received" | "state" | "request", string> &
  Record<"parent" | "root" | "published" | "decided" | "guideline" | "reply_to", string | null> &
  Record<"comment" | "report" | "closed", string> &
  Record<"recommendations" | "n", number>;

const all = (sql: string, ...values: SQLInputValue[]) =>
  database.prepare(sql).all(...values) as unknown[] as Row[];
const first = (sql: string, ...values: SQLInputValue[]) => all(sql, ...values)[0];
const insert = (table: string, row: Record<string, SQLInputValue>) => {
  const places = Object.keys(row).map(() => "?");
  all(`INSERT INTO ${table} (${Object.keys(row).join()}) VALUES (${places.join()})`, ...Object.values(row));
};
const comment = (where: string, ...values: SQLInputValue[]) =>
  first(`SELECT * FROM comment WHERE ${where}`, ...values);
const count = (where: string, ...values: SQLInputValue[]) =>
  first(`SELECT count(*) AS n FROM comment WHERE state = 'approved' AND ${where}`, ...values)?.n;

const now = () => new Date().toISOString();
const sha256 = (value: string) => createHash("sha256").update(value).digest("hex");

// What readers see

/** For each order a number by which it ascends. */
const PLACE: Record<string, string> = {
  oldest: "seq",
  newest: "-seq",
  recommended: "-(recommendations * 4294967296 + seq)",
};
/** How a page lies to the comment that its cursor names, and from which end it is filled. */
const CUT = { after: [">", "ASC"], before: ["<", "DESC"], from: [">=", "ASC"] } as const;
interface Cursor {
  cut: keyof typeof CUT;
  id: string | null;
}

/** Comments of one level: those at the top of a thread, or all below `root`. */
function page(key: string, root: string | null, sort: string, limit: number, { cut, id }: Cursor) {
  const place = PLACE[sort];
  const shown = `FROM shown WHERE key = ? AND root IS ?`;
  // Read from the table: a comment that is shown no more still has its place.
  const edge = `(SELECT ${place} FROM comment WHERE id = ?)`;
  const [side, direction] = CUT[cut];
  const values = [key, root, id, id, limit];
  const rows = all(
    `SELECT * ${shown} AND (? IS NULL OR ${place} ${side} ${edge}) ORDER BY ${place} ${direction} LIMIT ?`,
    ...values,
  );
  if (cut === "before") rows.reverse();
  const ifMore = (beyond: "<" | ">", row: Row | undefined) =>
    row && first(`SELECT id ${shown} AND ${place} ${beyond} ${edge}`, key, root, row.id) ? row.id : null;
  return {
    items: rows.map((row) => ({ ...asReadersSee(row), ...(root === null && repliesTo(row)) })),
    total: count("key = ? AND root IS ?", key, root),
    next: ifMore(">", rows.at(-1)),
    previous: ifMore("<", rows[0]),
  };
}

function repliesTo(row: Row): object {
  if (count("root = ?", row.id) === 0) return {};
  return { replies: page(row.key, row.id, "oldest", PAGE_LENGTH, { cut: "from", id: null }) };
}

function asReadersSee(row: Row) {
  const { id, parent, author, text, lang, received, published, reply_to: replyTo, recommendations } = row;
  const always = { id, parent, authorId: null, received, published, replyTo, staff: false, choice: false };
  if (row.state === "approved") {
    return { ...always, author, text, gone: null, lang, sha256: sha256(text), recommendations };
  }
  const gone = row.state === "withdrawn" ? "withdrawn" : "removed";
  return { ...always, author: null, text: null, gone, lang: "und", sha256: null, recommendations: 0 };
}

const closed = (key: string) => first("SELECT closed FROM closed WHERE key = ?", key)?.closed ?? null;

/** What every read of a thread is asked with. */
const threadOf = (query: URLSearchParams) => ({
  site: site(query.get("site"), "site"),
  key: key(query.get("key"), "key"),
  sort: sorting(query.get("sort") ?? "oldest", "sort"),
});

function readThread(query: URLSearchParams) {
  const { site, key, sort } = threadOf(query);
  language(query.get("lang") ?? "", "lang");
  const since = closed(key);
  return {
    thread: { site, key, open: since === null, closed: since, count: count("key = ?", key), version: 0 },
    form: FORM,
    guidelines: GUIDELINES,
    sort,
    comments: page(key, null, sort, PAGE_LENGTH, { cut: "from", id: null }),
    choices: [],
  };
}

function readComments(query: URLSearchParams) {
  const { key, sort } = threadOf(query);
  const limit = Number(pageLength(query.get("limit") ?? String(PAGE_LENGTH), "limit"));
  const root = query.has("parent") ? uuid(query.get("parent"), "parent") : null;
  if (root !== null && !first("SELECT id FROM shown WHERE id = ? AND key = ? AND root IS NULL", root, key)) {
    throw new Problem(404, "unknown-comment", { field: "parent" });
  }
  return page(key, root, root === null ? sort : "oldest", limit, cursorOf(query, key, root));
}

/** A cursor is the id of the comment at the edge of a page, which then was to be seen there. */
function cursorOf(query: URLSearchParams, key: string, root: string | null): Cursor {
  for (const cut of ["after", "before"] as const) {
    if (!query.has(cut)) continue;
    const id = uuid(query.get(cut), cut);
    const known = comment("id = ? AND key = ? AND root IS ? AND published IS NOT NULL", id, key, root);
    if (!known) throw invalid(cut);
    return { cut, id };
  }
  if (!query.has("from")) return { cut: "from", id: null };
  const id = uuid(query.get("from"), "from");
  const from = first("SELECT root FROM shown WHERE id = ? AND key = ?", id, key);
  if (!from || (root !== null && from.root !== root)) {
    throw new Problem(404, "unknown-comment", { field: "from" });
  }
  return { cut: "from", id: root === null ? (from.root ?? id) : id };
}

function readCounts(query: URLSearchParams) {
  site(query.get("site"), "site");
  const keys = query.getAll("key");
  if (keys.length === 0 || keys.length > 100) throw invalid("key");
  return { counts: keys.map((each) => count("key = ?", key(each, "key"))) };
}

// What readers do

interface Call {
  headers: IncomingHttpHeaders;
  id: string;
  body: unknown;
}
type Answer = [status: number, body: object];

/** What was stored with this key before, which must have come with the same words. */
function sentBefore(table: "comment" | "report", idempotencyKey: string, request: string): Row | undefined {
  const row = first(`SELECT * FROM ${table} WHERE idempotency_key = ?`, idempotencyKey);
  if (row && row.request !== request) throw new Problem(422, "key-reused");
  return row;
}

function ruling(id: string | null) {
  const place = GUIDELINES.rules.findIndex((rule) => rule.id === id);
  const rule = GUIDELINES.rules[place];
  return rule ? { id, number: place + 1, label: rule.label } : null;
}

/** A comment as its author sees it. */
function own(row: Row) {
  const { id, key, parent, author, text, lang, received, state, decided, guideline } = row;
  const stands = state === "approved" || state === "rejected";
  const outcome = stands ? { decided, guideline: ruling(guideline), note: null } : null;
  const waiting = state === "pending" ? { usually: null, opens: null } : null;
  const sent = { id, key, parent, author, text, lang, received, sha256: sha256(text) };
  return { ...sent, state, outcome, waiting, appeal: null, mayAppeal: false };
}

function postComment({ headers, body }: Call): Answer {
  const idempotencyKey = idempotencyKeyOf(headers);
  const sent = newComment(body, "");
  for (const field of ["author", "text"] as const) notBlank(storable(sent[field], field), field);
  shortEnough(sent.author, "author", FORM.maxAuthorLength);
  shortEnough(sent.text, "text", FORM.maxLength);
  shortEnough(sent.title ?? "", "title", TITLE_LENGTH);
  if (Buffer.byteLength(sent.text) > FORM.maxBytes) throw new Problem(422, "too-long", { field: "text" });

  // Neither tells another comment apart: who sends it again has taken longer, at least.
  const request = sha256(JSON.stringify({ ...sent, honeypot: null, writingTime: null }));
  const before = sentBefore("comment", idempotencyKey, request);
  if (before) return [202, own(before)];

  if (closed(sent.key) !== null) throw new Problem(409, "thread-closed");
  const answered = comment("id = ? AND key = ? AND state = 'approved'", sent.parent, sent.key);
  if (sent.parent !== null && !answered) throw new Problem(409, "parent-gone", { field: "parent" });
  const receipt = sha256(sent.receipt);
  if (comment("receipt = ?", receipt)) throw invalid("receipt");

  const { key, parent, author, text } = sent;
  const root = answered ? (answered.root ?? answered.id) : null;
  // Nobody can use a tag that is none.
  const lang = sent.lang !== null && /^[a-z]{2,8}(-[a-z\d]{1,8})*$/i.test(sent.lang) ? sent.lang : "und";
  const stored = { id: randomUUID(), key, parent, root, author, text, lang, received: now() };
  insert("comment", { ...stored, receipt, idempotency_key: idempotencyKey, request });
  return [202, own(existing("id = ?", stored.id))];
}

/** The comment that a call is about, or 404. */
function existing(where: string, ...values: SQLInputValue[]): Row {
  const row = comment(where, ...values);
  if (!row) throw new Problem(404, "unknown-comment");
  return row;
}

function postReceipts({ body }: Call): Answer {
  const { receipts } = receiptsQuery(body, "");
  const rows = receipts.map((receipt) => comment("receipt = ?", sha256(receipt)));
  return [200, { comments: rows.map((row) => (row ? own(row) : null)) }];
}

function postWithdraw({ id, body }: Call): Answer {
  const { receipt } = withdrawal(body, "");
  const row = existing("id = ? AND receipt = ?", id, sha256(receipt));
  if (row.state === "rejected") throw new Problem(409, "too-late");
  all("UPDATE comment SET state = 'withdrawn' WHERE id = ?", id);
  return [200, own({ ...row, state: "withdrawn" })];
}

function postReaction({ id, body }: Call): Answer {
  const { voter, recommend } = reaction(body, "");
  existing("id = ? AND state = 'approved'", id);
  const change = recommend
    ? "INSERT OR IGNORE INTO vote (comment, voter) VALUES (?, ?)"
    : "DELETE FROM vote WHERE comment = ? AND voter = ?";
  all(change, id, sha256(voter));
  const votes = "(SELECT count(*) FROM vote WHERE comment = comment.id)";
  const counted = first(`UPDATE comment SET recommendations = ${votes} WHERE id = ? RETURNING *`, id);
  return [200, { recommended: recommend, recommendations: counted?.recommendations }];
}

function postReport({ headers, id, body }: Call): Answer {
  const idempotencyKey = idempotencyKeyOf(headers);
  const sent = newReport(body, "");
  const ground = GROUNDS.includes(sent.reason);
  if (!ground && sent.reason !== "illegal" && sent.reason !== "other") throw invalid("reason");
  const explanation = sent.explanation ?? "";
  if (!ground) notBlank(explanation, "explanation");
  shortEnough(explanation, "explanation", EXPLANATION_LENGTH);

  const request = sha256(JSON.stringify([id, sent]));
  const before = sentBefore("report", idempotencyKey, request);
  if (before) return [202, { id: before.id, received: before.received }];

  existing("id = ? AND state = 'approved'", id);
  const report = { id: randomUUID(), received: now() };
  const sending = { idempotency_key: idempotencyKey, request };
  insert("report", { ...report, comment: id, report: JSON.stringify(sent), ...sending });
  return [202, report];
}

function idempotencyKeyOf(headers: IncomingHttpHeaders): string {
  const field = "Idempotency-Key";
  const given = headers["idempotency-key"];
  if (given === undefined) throw new Problem(400, "missing-header", { field });
  return text(/^[!-~]{8,200}$/)(given, field);
}

// HTTP

const READS: Record<string, (query: URLSearchParams) => object> = {
  "/v1/thread": readThread,
  "/v1/comments": readComments,
  "/v1/counts": readCounts,
};
const WRITES: Record<string, (call: Call) => Answer> = {
  "/v1/comments": postComment,
  "/v1/receipts": postReceipts,
  "/v1/comments/{id}/withdraw": postWithdraw,
  "/v1/comments/{id}/reaction": postReaction,
  "/v1/comments/{id}/report": postReport,
};

/** A call sees one state of the database, and is answered after what it wrote is on the disk. */
function inTransaction<T>(begin: "BEGIN" | "BEGIN IMMEDIATE", work: () => T): T {
  database.exec(begin);
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}

const UTF8 = new TextDecoder("utf-8", { fatal: true });

async function answer(request: IncomingMessage): Promise<Answer> {
  const { method, headers, url = "" } = request;
  const [path = "", search = ""] = url.split(/\?(.*)/s);
  if (method === "OPTIONS") return [204, {}];
  const read = READS[path];
  if (method === "GET" && read) return [200, inTransaction("BEGIN", () => read(new URLSearchParams(search)))];
  const [, given, act] = /^\/v1\/comments\/([^/]+)\/(\w+)$/.exec(path) ?? [];
  const write = WRITES[act ? `/v1/comments/{id}/${act}` : path];
  if (method !== "POST" || !write) throw new Problem(404, "not-found");

  if (!origins.has(headers.origin ?? "")) throw new Problem(403, "foreign-origin");
  if (!headers["afterword-client"]) throw new Problem(400, "missing-header", { field: "Afterword-Client" });
  const isJson = /^application\/json *(;|$)/i.test(headers["content-type"] ?? "");
  if (!isJson) throw new Problem(415, "wrong-content-type");
  const id = given === undefined ? "" : uuid(given, "id");
  const body = await bodyOf(request);
  return inTransaction("BEGIN IMMEDIATE", () => write({ headers, id, body }));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    // Read to its end even where it is too large: whoever is still sending hears no answer.
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes <= BODY_BYTES) chunks.push(chunk);
    }
    if (bytes <= BODY_BYTES) return JSON.parse(UTF8.decode(Buffer.concat(chunks)));
  } catch {
    throw new Problem(400, "malformed-json");
  }
  throw new Problem(413, "too-large");
}

function problemOf(error: unknown): Answer {
  if (!(error instanceof Problem)) console.error(error);
  const { status, code, details } = error instanceof Problem ? error : new Problem(500, "internal");
  return [
    status,
    { type: `urn:afterword:${code}`, title: code.replaceAll("-", " "), status, code, ...details },
  ];
}

const PREFLIGHT = {
  "Access-Control-Allow-Methods": "POST",
  "Access-Control-Allow-Headers": "Content-Type, Afterword-Client, Idempotency-Key",
};

function send(request: IncomingMessage, response: ServerResponse, [status, body]: Answer): void {
  const { method, headers } = request;
  const refused = status >= 400;
  const known = origins.has(headers.origin ?? "");
  response.writeHead(status, {
    "Content-Type": refused ? "application/problem+json" : "application/json; charset=utf-8",
    "Cache-Control": method === "GET" && !refused ? "no-cache" : "no-store",
    ...(method === "GET" ? { "Access-Control-Allow-Origin": "*" } : { Vary: "Origin" }),
    ...(method !== "GET" && known && { "Access-Control-Allow-Origin": headers.origin }),
    ...(method === "OPTIONS" && known && PREFLIGHT),
  });
  response.end(status === 204 ? undefined : JSON.stringify(body));
}

function serve(): void {
  // A hundred keys of 2,000 bytes, percent-encoded, are a long address.
  const server = createServer({ maxHeaderSize: 1024 * 1024 }, (request, response) => {
    void answer(request)
      .catch(problemOf)
      .then((given) => send(request, response, given));
  });
  server.listen(Number(PORT), "127.0.0.1", () => {
    const address = server.address();
    console.log(`Listening on http://127.0.0.1:${typeof address === "object" ? address?.port : PORT}`);
  });
}

// What a person decides, in a process of its own

function decide(id: string, state: "approved" | "rejected", guideline: string | null): void {
  const row = comment("id = ? AND state <> 'withdrawn'", id);
  if (!row) throw new Error(`There is no comment ${id} to decide on`);
  const published = row.published ?? (state === "approved" ? now() : null);
  const change = "UPDATE comment SET state = ?, guideline = ?, decided = ?, published = ? WHERE id = ?";
  all(change, state, guideline, now(), published, id);
}

/** As JSON: what a stranger wrote does nothing to the terminal. */
function tellWhatWaits(): void {
  const waiting = all("SELECT id, key, author, text FROM comment WHERE state = 'pending' ORDER BY seq");
  const reports = all("SELECT comment, received, report FROM report ORDER BY received");
  for (const row of [...waiting, ...reports]) console.log(JSON.stringify(row));
}

function obey(command: string, subject = "", guideline = ""): void {
  if (command === "waiting") tellWhatWaits();
  else if (command === "approve") decide(subject, "approved", null);
  else if (command === "reject" && GROUNDS.includes(guideline)) decide(subject, "rejected", guideline);
  else if (command === "close" && subject) all("INSERT OR IGNORE INTO closed VALUES (?, ?)", subject, now());
  else throw new Error(`waiting | approve ID | reject ID ${GROUNDS.join("|")} | close KEY`);
}

const [command, ...given] = process.argv.slice(2);
if (command === undefined) {
  serve();
} else {
  try {
    inTransaction("BEGIN IMMEDIATE", () => obey(command, ...given));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
