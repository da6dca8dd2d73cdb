import { z } from "zod";
import { errorTable } from "@/lib/errors/error-table";
import { limitOf } from "@/lib/limit/limit-of";
import type { Operation } from "@/lib/operation/define-operation";

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the operations: OpenAPI 3.1 schemas are JSON Schema, which zod itself writes. */
export function buildOpenApi(operations: readonly Operation[]): Json {
  const schemas: Json = { Problem: problemSchema };
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    if (!operation.rest) continue;
    const { path, method } = operation.rest;
    paths[path] = { ...paths[path], [method.toLowerCase()]: toPathItem(operation, operation.rest, schemas) };
  }
  const document = {
    openapi: "3.1.0",
    info: { title: "Storehouse", version: "1", description: INTRODUCTION },
    servers: [{ url: "/api/v1" }],
    paths,
    components: {
      schemas,
      headers: limitHeaders,
      securitySchemes: { apiKey: { type: "http", scheme: "bearer", description: "An API key: sk_…" } },
    },
  };
  // A schema that names itself refers to where zod put it; it has moved to the components.
  return JSON.parse(JSON.stringify(document).replaceAll("#/$defs/", "#/components/schemas/")) as Json;
}

function toPathItem(operation: Operation, rest: NonNullable<Operation["rest"]>, schemas: Json): Json {
  const { properties = {}, required = [] } = toSchema(operation.input, "input", schemas) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  const inPath = [...rest.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
  const names = Object.keys(properties);
  const inBody = rest.method === "POST" || rest.method === "PATCH";
  const parameters = names
    .filter((name) => inPath.includes(name) || !inBody)
    .map((name) => ({
      name,
      in: inPath.includes(name) ? "path" : "query",
      required: inPath.includes(name) || required.includes(name),
      schema: properties[name],
      ...(name === "filter" ? { style: "deepObject" } : {}),
    }));
  const bodyNames = inBody ? names.filter((name) => !inPath.includes(name)) : [];
  const bodyOf = (included: string[]) => ({
    type: "object",
    properties: Object.fromEntries(included.map((name) => [name, properties[name]])),
    required: required.filter((name) => included.includes(name)),
  });
  const json = { schema: bodyOf(bodyNames.filter((name) => name !== rest.file?.field)) };
  const content = {
    "application/json": json,
    ...(rest.file ? { "multipart/form-data": { schema: bodyOf(bodyNames) } } : {}),
  };
  return {
    operationId: operation.name,
    summary: operation.summary,
    tags: [rest.tag],
    "x-limit": limitOf(operation),
    ...(typeof operation.access === "string"
      ? {}
      : { security: [{ apiKey: [operation.access.permission] }] }),
    parameters,
    ...(bodyNames.length > 0 ? { requestBody: { required: true, content } } : {}),
    responses: {
      [rest.status ?? 200]: {
        description: "Done",
        headers: everyAnswer,
        content: { "application/json": { schema: toSchema(operation.output, "output", schemas) } },
      },
      ...problemResponses(operation),
    },
  };
}

function problemResponses(operation: Operation): Json {
  const always = ["validation_failed", "rate_limited", "internal"] as const;
  const guarded = operation.access === "public" ? [] : (["unauthenticated", "forbidden"] as const);
  const byStatus = new Map<number, string[]>();
  for (const code of [...always, ...guarded, ...operation.errors]) {
    const { status } = errorTable[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\``).join(", "),
        headers: status === errorTable.rate_limited.status ? { ...everyAnswer, ...retryAfter } : everyAnswer,
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
}

function toSchema(shape: z.ZodType, io: "input" | "output", schemas: Json): Json {
  const { $defs, $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: "any" }) as Json;
  Object.assign(schemas, $defs);
  return schema;
}

const INTRODUCTION =
  "Shop and administration over REST. Every answer tells in `RateLimit` how much is left of the limit that leaves least, " +
  "and in `RateLimit-Policy` which limits applied; `x-limit` names an operation's row of the table in docs/security.md. " +
  "With an API key, the key counts instead of the network address. Errors are RFC 9457 problems.";

const headerOf = (name: string) => ({ $ref: `#/components/headers/${name}` });
const everyAnswer = { RateLimit: headerOf("RateLimit"), "RateLimit-Policy": headerOf("RateLimit-Policy") };
const retryAfter = { "Retry-After": headerOf("Retry-After") };

/** draft-ietf-httpapi-ratelimit-headers. */
const limitHeaders = {
  RateLimit: {
    description: "The limit that leaves least: `r` requests are left, and in `t` seconds it is whole again",
    schema: { type: "string", examples: ['"read-address";r=599;t=60'] },
  },
  "RateLimit-Policy": {
    description: "Each limit that applied: `q` requests in `w` seconds",
    schema: { type: "string", examples: ['"read-address";q=600;w=60, "read-all";q=60000;w=60'] },
  },
  "Retry-After": {
    description: "Seconds until the same request may succeed",
    schema: { type: "integer", minimum: 1 },
  },
};

const problemSchema = {
  type: "object",
  description: "RFC 9457",
  required: ["type", "title", "status", "detail", "code", "errors", "requestId"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    code: { type: "string", enum: Object.keys(errorTable) },
    errors: {
      type: "array",
      items: {
        type: "object",
        properties: { path: { type: "string" }, code: { type: "string" }, message: { type: "string" } },
      },
    },
    requestId: { type: "string" },
    retryAfterSeconds: { type: "integer", description: "Of `rate_limited`: the same as Retry-After" },
    "violated-policies": {
      type: "array",
      items: { type: "string" },
      description: "Of `rate_limited`: which limit it was, by its name in RateLimit-Policy",
    },
  },
};
