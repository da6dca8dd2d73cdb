import { z } from "zod";
import { errorTable } from "@/lib/errors/error-table";
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
    info: { title: "Storehouse", version: "1", description: "Shop and administration over REST." },
    servers: [{ url: "/api/v1" }],
    paths,
    components: {
      schemas,
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
    ...(operation.access === "public" ? {} : { security: [{ apiKey: [operation.access.permission] }] }),
    parameters,
    ...(bodyNames.length > 0 ? { requestBody: { required: true, content } } : {}),
    responses: {
      [rest.status ?? 200]: {
        description: "Done",
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
  },
};
