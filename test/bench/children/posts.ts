/**
 * Comments taken in by `node:http` and `node:sqlite` alone: the same columns of the same tables, with their indexes and
 * triggers, in one transaction for all that came in the same turn, answered after the commit. Nothing is checked.
 */
import { createHash, randomUUIDv7 } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { DatabaseSync } from "node:sqlite";
import type { NewComment } from "../../../src/contract/records.ts";
import { idempotencyHeader } from "../../../src/contract/routes.ts";
import { beMeasured } from "../measured.ts";

const database = new DatabaseSync(process.env["BENCH_DATABASE"]!, { enableForeignKeyConstraints: true });
database.exec("pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on");
const selectThread = database.prepare("select id from thread where site_id = ? and key = ?");
const insert = database.prepare(`insert into comment
  (id, site_id, thread_id, parent_id, root_id, author, email, text, text_sha256, lang, guidelines_version,
    guidelines_lang, state, published_at, decision_id, takes_effect_at, idempotency_key, fingerprint, receipt_sha256,
    subject, received_at, erased_at, staff, chosen_at)
  values (?, ?, ?, null, null, ?, ?, ?, ?, 'en', 1, 'en', 'pending', null, null, null, ?, ?, ?, null, ?, null, 0, null)`);

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

let group: { body: string; key: string; response: ServerResponse }[] = [];

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    if (group.length === 0) setImmediate(commit);
    const key = request.headers[idempotencyHeader.toLowerCase()] as string;
    group.push({ body: String(Buffer.concat(chunks)), key, response });
  });
});

function commit(): void {
  const mine = group;
  group = [];
  database.exec("begin immediate");
  const answers = mine.map(({ body, key, response }) => {
    const comment = JSON.parse(body) as NewComment;
    const { site, author, email, text, receipt } = comment;
    const { id: thread } = selectThread.get(site, comment.key) as { id: string };
    const id = randomUUIDv7();
    const at = Date.now();
    const sha = sha256(text);
    insert.run(id, site, thread, author, email, text, sha, key, sha256(body), sha256(receipt), at);
    const own = {
      id,
      key: comment.key,
      parent: null,
      author,
      text,
      lang: "en",
      received: new Date(at),
      sha256: sha,
    };
    return { response, answer: JSON.stringify({ ...own, state: "pending" }) };
  });
  database.exec("commit");
  for (const { response, answer } of answers) {
    response.writeHead(202, {
      "Content-Type": "application/json",
      "Content-Length": Buffer.byteLength(answer),
    });
    response.end(answer);
  }
}

server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  beMeasured(`http://127.0.0.1:${port}`, () => server.closeAllConnections());
});
