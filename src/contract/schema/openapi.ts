/** The OpenAPI 3.1 document of the public API: all that somebody needs who writes a backend. */
import { z } from "zod";
import { problemStatus, type ProblemCode } from "../codes.ts";
import { about } from "./about.ts";
import { operations, problemOf, type Operation } from "./operations.ts";
import { rulesText, type RuleGroup } from "./rules.ts";

type JsonSchema = Record<string, unknown>;

const componentPath = "#/components/schemas/";

export interface OpenApi {
  openapi: "3.1.0";
  info: { title: string; version: string; description: string };
  paths: Record<string, Record<string, JsonSchema>>;
  components: { schemas: Record<string, JsonSchema> };
}

export function createOpenApi(version: string): OpenApi {
  const schemas: Record<string, JsonSchema> = {};

  /** What is named goes to the components, once. */
  function schemaOf(schema: z.ZodType, io: "input" | "output"): JsonSchema {
    const { $schema: _, $defs = {}, ...own } = z.toJSONSchema(schema, { io }) as JsonSchema;
    const name = schema.meta()?.id;
    const moved = (part: unknown) =>
      JSON.parse(
        JSON.stringify(part)
          .replaceAll('"#/$defs/', `"${componentPath}`)
          .replaceAll('"$ref":"#"', `"$ref":"${componentPath}${name}"`),
      ) as JsonSchema;
    for (const [id, definition] of Object.entries($defs as Record<string, JsonSchema>)) {
      schemas[id] = withoutId(moved(definition));
    }
    if (name === undefined) return moved(own);
    schemas[name] ??= withoutId(moved(own));
    return { $ref: componentPath + name };
  }

  function describe(id: RuleGroup, operation: Operation): JsonSchema {
    return {
      operationId: id,
      summary: operation.summary,
      description: `${operation.summary}.\n\nRules:\n\n${rulesText(id)}`,
      parameters: [
        ...parametersOf("path", operation.params),
        ...parametersOf("query", operation.query),
        ...parametersOf("header", operation.headers),
      ],
      ...(operation.body && {
        requestBody: {
          required: true,
          content: {
            [operation.form ? "application/x-www-form-urlencoded" : "application/json"]: {
              schema: schemaOf(operation.body, "input"),
            },
          },
        },
      }),
      responses: {
        [operation.status]: operation.status === 303 ? leading : doneWith(operation),
        ...(operation.revalidates && {
          304: { description: "Nothing has changed; without a body", headers: headersOf(operation) },
        }),
        ...problemsOf(operation),
      },
    };
  }

  function doneWith(operation: Operation): JsonSchema {
    const { document, answer, streams } = operation;
    return {
      description: "Done",
      headers: headersOf(operation),
      content: {
        [document ?? "application/json"]: { schema: schemaOf(answer, "input") },
        ...(streams && { "text/event-stream": { schema: stream } }),
      },
    };
  }

  function parametersOf(place: "path" | "query" | "header", parameters = z.object({})) {
    const { properties = {}, required = [] } = z.toJSONSchema(parameters, { io: "input" });
    return Object.entries(properties as Record<string, JsonSchema>).map(
      ([name, { description, ...schema }]) => ({
        name,
        in: place,
        required: required.includes(name),
        ...(description !== undefined && { description }),
        schema,
      }),
    );
  }

  function problemsOf({ problems, pages, answer }: Operation): JsonSchema {
    const byStatus = Map.groupBy(new Set(problems), (code) => problemStatus[code]);
    return Object.fromEntries(
      [...byStatus].map(([status, codes]) => [
        status,
        {
          description: codes.join(", "),
          headers: {
            "Cache-Control": header("`no-store`"),
            ...(codes.some(mayWait) && {
              "Retry-After": header("Seconds after which the call may come again, where it is known"),
            }),
          },
          content: pages
            ? { "text/html": { schema: schemaOf(answer, "input") } }
            : { "application/problem+json": { schema: schemaOf(problemOf(codes), "input") } },
        },
      ]),
    );
  }

  const paths: OpenApi["paths"] = {};
  for (const [id, operation] of Object.entries(operations)) {
    const { path, method } = operation.route;
    (paths[path] ??= {})[method.toLowerCase()] = describe(id as keyof typeof operations, operation);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Afterword",
      version,
      description: about,
    },
    paths,
    components: { schemas },
  };
}

const header = (description: string): JsonSchema => ({ description, schema: { type: "string" } });

const mayWait = (code: ProblemCode): boolean =>
  code === "too-fast" || code === "proof-required" || code === "unavailable";

function headersOf({ route, revalidates }: Operation): JsonSchema {
  const isRead = route.method === "GET";
  return {
    "Access-Control-Allow-Origin": header(
      isRead ? "`*`" : "The origin of the page, where it is one of the site's",
    ),
    "Cache-Control": header(
      revalidates
        ? "`public, max-age=0, must-revalidate`, and for shared caches `s-maxage=10`"
        : "`no-store`",
    ),
    ...(revalidates && { ETag: header("Stands for what readers see now, for `If-None-Match`") }),
    ...(!isRead && { Vary: header("`Origin`, at least") }),
  };
}

const leading = {
  description: "Done",
  headers: { Location: { ...header("Where the reader goes on, relative to this address"), required: true } },
};

/** Without an end; which of the two it is, `Accept` says: a stream, unless it names JSON and no stream. */
const stream = {
  type: "string",
  description:
    "Events `thread`, each with a ThreadEvent as its data, and `stale`, whose data names a key of which too much has happened",
};

/** Zod leaves the name in; it is no keyword of JSON Schema. */
function withoutId({ ...schema }: JsonSchema): JsonSchema {
  delete schema["id"];
  return schema;
}
