import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { reviewedRoutes } from "@/lib/testing/page-policy";
import { buildOpenApi } from "./build-openapi";
import { operations } from "./operations";

const routeFiles = readdirSync("app", { recursive: true })
  .map((file) => `app/${String(file)}`)
  .filter((file) => file.endsWith("/route.ts"));

test("every route file comes from an operation or is a reviewed exception, and every operation has its route", () => {
  const found = new Set<string>();
  for (const file of routeFiles) {
    if (file in reviewedRoutes) continue;
    const text = readFileSync(file, "utf8");
    const path = file
      .replace(/^app\/api\/v1/, "")
      .replace(/\/route\.ts$/, "")
      .replaceAll("[", "{")
      .replaceAll("]", "}");
    const bound = [...text.matchAll(/export const (\w+) = route\((\w+)Operation\);/g)];
    expect(bound.length, `${file} exports handlers of operations`).toBeGreaterThan(0);
    for (const [, method, name] of bound) found.add(`${method} ${path} ${name}`);
  }
  const defined = operations.map(({ rest, name }) => `${rest?.method} ${rest?.path} ${name}`);
  expect(found).toEqual(new Set(defined));
});

test("the document names every operation once, and every reference leads somewhere", () => {
  const document = buildOpenApi(operations);
  const text = JSON.stringify(document);
  const ids = [...text.matchAll(/"operationId":"(\w+)"/g)].map((match) => match[1]);
  expect(ids).toHaveLength(operations.length);
  expect(new Set(ids)).toEqual(new Set(operations.map((operation) => operation.name)));
  const components = document.components as Record<string, Record<string, unknown>>;
  for (const [, reference = ""] of text.matchAll(/"\$ref":"([^"]+)"/g)) {
    const [, kind = "", name = ""] = /^#\/components\/(schemas|headers)\/([^/]+)$/.exec(reference) ?? [];
    expect(Object.keys(components[kind] ?? {}), reference).toContain(name);
  }
});

test("every answer of every operation is described with its limits, and a refusal with when to come again", () => {
  type Answer = { headers?: Record<string, unknown> };
  const { paths } = buildOpenApi(operations) as {
    paths: Record<string, Record<string, { responses: Record<string, Answer> }>>;
  };
  for (const [path, methods] of Object.entries(paths)) {
    for (const { responses } of Object.values(methods)) {
      expect(Object.keys(responses), path).toContain("429");
      for (const [status, { headers = {} }] of Object.entries(responses)) {
        const wanted = ["RateLimit", "RateLimit-Policy", ...(status === "429" ? ["Retry-After"] : [])];
        expect(Object.keys(headers), path).toEqual(wanted);
      }
    }
  }
});
