/**
 * Calls made at random from a served OpenAPI document, and what each answer must be by that document. It knows
 * nothing else of the server, so that whatever the document leaves out is found.
 */
import fc from "fast-check";
import { z } from "zod";

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
}

interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  schema: Schema;
}

export interface FuzzedOperation {
  parameters: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

export interface FuzzedDocument {
  paths: Record<string, Record<string, FuzzedOperation>>;
  components: { schemas: Record<string, Schema> };
}

export interface FuzzedCall {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

// Binary strings alone are almost never plain letters, which is what most mistakes need.
const text = (minLength = 0, maxLength = 40): fc.Arbitrary<string> =>
  fc.oneof(
    ...(["binary", "grapheme-ascii", "grapheme"] as const).map((unit) =>
      fc.string({ unit, minLength, maxLength: Math.min(maxLength, minLength + 60) }),
    ),
  );

/** Values of a schema, with those the server knows mixed in by the parameter's name. */
function valuesOf(document: FuzzedDocument, known: Record<string, unknown[]>) {
  return function values(schema: Schema, name = ""): fc.Arbitrary<unknown> {
    const plain = fromSchema(schema, name);
    return name in known
      ? fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...known[name]!) }, { weight: 1, arbitrary: plain })
      : plain;
  };

  function fromSchema(schema: Schema, name: string): fc.Arbitrary<unknown> {
    const values = valuesOf(document, known);
    if (schema.$ref) return values(document.components.schemas[schema.$ref.split("/").at(-1)!]!, name);
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => values(one, name)));
    if (Array.isArray(schema.type)) {
      return fc.oneof(...schema.type.map((type) => values({ ...schema, type }, name)));
    }
    switch (schema.type) {
      case "string":
        return schema.pattern
          ? fc.stringMatching(new RegExp(schema.pattern))
          : text(schema.minLength, schema.maxLength);
      case "integer":
        return fc.integer({ min: schema.minimum ?? -1e6, max: Math.min(schema.maximum ?? 1e6, 2 ** 31 - 1) });
      case "boolean":
        return fc.boolean();
      case "null":
        return fc.constant(null);
      case "array":
        return fc.array(values(schema.items ?? {}, name), {
          minLength: schema.minItems ?? 0,
          maxLength: Math.min(schema.maxItems ?? 4, 4),
        });
      case "object":
        return fc.record(
          Object.fromEntries(
            Object.entries(schema.properties ?? {}).map(([key, part]) => [key, values(part, key)]),
          ),
          { requiredKeys: schema.required ?? [] },
        );
      default:
        return fc.jsonValue();
    }
  }
}

/**
 * @param known Values that mean something to this server, by name, for example its sites: without them nearly every
 *   call ends at the first check.
 */
export function callsOf(
  document: FuzzedDocument,
  { path, method, operation }: { path: string; method: string; operation: FuzzedOperation },
  known: Record<string, unknown[]>,
): fc.Arbitrary<FuzzedCall> {
  const values = valuesOf(document, known);
  const parameters = fc.record(
    Object.fromEntries(
      operation.parameters.map((parameter) => [
        parameter.name,
        fc.oneof(
          { weight: 20, arbitrary: values(parameter.schema, parameter.name) },
          { weight: 1, arbitrary: text() },
          { weight: 1, arbitrary: fc.constant(undefined) },
        ),
      ]),
    ),
  );
  const content = operation.requestBody?.content ?? {};
  const form = content["application/x-www-form-urlencoded"]?.schema;
  const schema = content["application/json"]?.schema;
  const body = form
    ? values(form).map((value) => `${new URLSearchParams(value as Record<string, string>)}`)
    : schema
      ? fc.oneof(
          { weight: 6, arbitrary: values(schema).map((value) => JSON.stringify(value)) },
          { weight: 1, arbitrary: fc.jsonValue().map((value) => JSON.stringify(value)) },
          { weight: 1, arbitrary: text() },
        )
      : fc.constant(undefined);

  return fc.tuple(parameters, body).map(([given, sent]) => {
    let address = path;
    const query = new URLSearchParams();
    const headers: Record<string, string> = {};
    for (const { name, in: place } of operation.parameters) {
      const value = given[name];
      if (place === "path") address = address.replace(`{${name}}`, pathPart(value));
      if (value === undefined) continue;
      if (place === "query") for (const one of [value].flat()) query.append(name, asText(one));
      if (place === "header" && /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(asText(value))) {
        headers[name] = asText(value);
      }
    }
    return { method: method.toUpperCase(), path: `${address}?${query}`, headers, body: sent };
  });
}

/** As it stands in an address or a header, where nothing but text can. */
const asText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value ?? ""));

/** A part of a path that stays one: dots alone would leave it. */
function pathPart(value: unknown): string {
  const part = encodeURIComponent(asText(value).toWellFormed());
  return /^\.{0,2}$/.test(part) ? "_" : part;
}

/** @throws Error where the answer is none that the document promises. */
export async function checkAnswer(
  document: FuzzedDocument,
  operation: FuzzedOperation,
  answer: Response,
): Promise<void> {
  const promised = operation.responses[answer.status];
  if (!promised) throw new Error(`${answer.status} is not documented: ${await answer.text()}`);
  const type = answer.headers.get("Content-Type")?.split(";", 1)[0] ?? "";
  const body = await answer.text();
  if (!promised.content) {
    if (body !== "") throw new Error(`${answer.status} is documented without a body: ${body}`);
    return;
  }
  const schema = promised.content[type]?.schema;
  if (!schema) throw new Error(`${answer.status} is not documented as ${type}`);
  validatorOf(document, schema).parse(type.endsWith("json") ? JSON.parse(body) : body);
}

const validators = new WeakMap<Schema, z.ZodType>();

function validatorOf(document: FuzzedDocument, schema: Schema): z.ZodType {
  let validator = validators.get(schema);
  if (!validator) {
    const whole = { ...schema, $defs: document.components.schemas };
    const local = JSON.stringify(whole).replaceAll("#/components/schemas/", "#/$defs/");
    validator = z.fromJSONSchema(JSON.parse(local) as Parameters<typeof z.fromJSONSchema>[0]);
    validators.set(schema, validator);
  }
  return validator;
}
