/** What a call brings, read by the contract's schemas. */
import type { Context } from "hono";
import { z } from "zod";
import type { ProblemCode } from "../../contract/codes.ts";
import { ProblemError } from "../domain/problem.ts";

/** @throws ProblemError `invalid` or the code that the schema gives, with the first field at fault. */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0]!;
  const field = issue.path.join(".");
  const { code = "invalid", ...detail } = (issue.code === "custom" ? issue.params : {}) as {
    code?: ProblemCode;
    position?: number;
  };
  throw new ProblemError(code, { ...(field && { field }), detail: issue.message, ...detail });
}

/** Reads the query. Where a parameter is repeated and is no list, the first one counts. */
export function readQuery<T>(c: Context, schema: z.ZodObject & z.ZodType<T>): T {
  const given = c.req.queries();
  const value: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(schema.shape)) {
    if (Object.hasOwn(given, name)) value[name] = part instanceof z.ZodArray ? given[name] : given[name]![0];
  }
  return parse(schema, value);
}

/** UTF-8 bytes. A comment of the greatest length fits, in any script and with every character escaped. */
export const maxBody = 64 * 1024;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The same of a form, where a byte may take three, and a text that is too long shall come back to who wrote it. */
export const maxForm = 256 * 1024;

/** @throws ProblemError `too-large`, `malformed-json`, and those of `parse`. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const bytes = await readBytes(c, maxBody).catch((error: unknown) => {
    if (error instanceof ProblemError) throw error;
    // Who sent it is gone, most of the time: that happens, and tells nothing about the server.
    throw new ProblemError("malformed-json", { detail: "The body broke off." }, {}, error);
  });
  let value: unknown;
  try {
    // Bytes that are no UTF-8 would otherwise become replacement characters: another text than was sent.
    value = JSON.parse(utf8.decode(bytes));
  } catch (error) {
    throw new ProblemError("malformed-json", { detail: "The body must be JSON in UTF-8." }, {}, error);
  }
  return parse(schema, value);
}

/**
 * A form as browsers send it (URL Standard, 5.1). Of a field that comes twice the last one counts.
 *
 * @throws ProblemError `wrong-content-type`, `too-large`, `invalid`, and those of `parse`.
 */
export async function readForm<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(c.req.header("Content-Type") ?? "")) {
    throw new ProblemError("wrong-content-type");
  }
  let fields: [string, string][];
  try {
    const text = utf8.decode(await readBytes(c, maxForm));
    fields = text.split("&").map((field) => {
      const [name = "", value = ""] = field.split(/=(.*)/s).map(decodePart);
      return [name, value];
    });
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError("invalid", { detail: "The body must be a form in UTF-8." }, {}, error);
  }
  return parse(schema, Object.fromEntries(fields));
}

/** Browsers write every line break of a field as CR and LF (HTML, 4.10.22.7); its author made one break. */
const decodePart = (part: string): string =>
  decodeURIComponent(part.replaceAll("+", " ")).replaceAll("\r\n", "\n");

async function readBytes(c: Context, max: number): Promise<Uint8Array> {
  const declared = c.req.header("Content-Length");
  if (declared !== undefined && c.req.header("Transfer-Encoding") === undefined) {
    if (!(Number(declared) <= max)) throw tooLarge(max);
    // Node ends a body where its declared length does.
    return new Uint8Array(await c.req.arrayBuffer());
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    length += chunk.byteLength;
    if (length > max) throw tooLarge(max);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (max: number) =>
  new ProblemError("too-large", { detail: `A body has at most ${max} bytes.` });
