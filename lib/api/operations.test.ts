import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { buildOpenApi } from "./build-openapi";
import { operations } from "./operations";

/**
 * Routes that are no operation, reviewed one by one. The last six speak formats of their own (pictures, XML, a manifest), to
 * readers that follow links: they take no input but a name in their path, and tell what every page tells.
 */
const exceptions = [
  "app/api/auth/[...nextauth]/route.ts",
  "app/api/back-in-stock/[token]/withdraw/route.ts",
  "app/api/cart/badge/route.ts",
  "app/api/cart/lines/route.ts",
  "app/api/checkout-reminders/[token]/unsubscribe/route.ts",
  "app/api/health/live/route.ts",
  "app/api/inngest/route.ts",
  "app/api/openapi.json/route.ts",
  "app/api/vitals/route.ts",
  "app/api/webhooks/stripe/route.ts",
  "app/api/wishlist/route.ts",
  "app/media/[name]/route.ts",
  "app/media/previews/[kind]/[name]/route.ts",
  "app/shop/[locale]/feed.xml/route.ts",
  "app/shop/[locale]/manifest.webmanifest/route.ts",
  "app/sitemap.xml/route.ts",
  "app/sitemaps/[file]/route.ts",
];

const routeFiles = readdirSync("app", { recursive: true })
  .map((file) => `app/${String(file)}`)
  .filter((file) => file.endsWith("/route.ts"));

test("every route file comes from an operation or is a reviewed exception, and every operation has its route", () => {
  const found = new Set<string>();
  for (const file of routeFiles) {
    if (exceptions.includes(file)) continue;
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
  const { schemas } = document.components as { schemas: Record<string, unknown> };
  for (const [, reference = ""] of text.matchAll(/"\$ref":"([^"]+)"/g)) {
    expect(reference).toMatch(/^#\/components\/schemas\//);
    expect(schemas).toHaveProperty(reference.split("/").at(-1) ?? "");
  }
});
