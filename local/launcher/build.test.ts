import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashSources, isWhole, writeStamp } from "./build.mjs";

let root = "";
const write = (name: string, text: string) => {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
};

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "storehouse-build-"));
  write("app/page.tsx", "page");
  write("next.config.ts", "config");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test.each([
  "app/page.tsx",
  "app/new.tsx",
  "lib/cart/rules.ts",
  "public/icon.svg",
  "messages/de/cart.json",
  "next.config.ts",
  "instrumentation-client.ts",
  "package.json",
  ".env.production",
])("a change of %s asks for a build", (name) => {
  const before = hashSources(root, process.env);
  write(name, "changed");
  expect(hashSources(root, process.env)).not.toBe(before);
});

test.each(["docs/a.md", "e2e/buy.e2e.ts", "app/page.test.tsx", "next-env.d.ts", "knip.json", ".env.example"])(
  "a change of %s asks for none",
  (name) => {
    const before = hashSources(root, process.env);
    write(name, "changed");
    expect(hashSources(root, process.env)).toBe(before);
  },
);

test("what the browser gets of the environment asks for a build, the rest does not", () => {
  const before = hashSources(root, process.env);
  expect(hashSources(root, { ...process.env, DATABASE_URL: "postgres://x" })).toBe(before);
  expect(hashSources(root, { ...process.env, NEXT_PUBLIC_X: "1" })).not.toBe(before);
});

test("a build counts as whole until one of its fixed files is gone or cut short", () => {
  const next = path.join(root, ".next");
  for (const name of ["BUILD_ID", "build-manifest.json", "server/app/page.js", "static/chunks/a.js"])
    write(`.next/${name}`, "content");
  expect(isWhole(next, "sources")).toBe(false);
  writeStamp(next, "sources");
  // Pages that the running server renders anew change nothing.
  write(".next/server/app/index.html", "rendered");
  expect(isWhole(next, "sources")).toBe(true);
  expect(isWhole(next, "other sources")).toBe(false);
  write(".next/static/chunks/a.js", "cont");
  expect(isWhole(next, "sources")).toBe(false);
  write(".next/static/chunks/a.js", "content");
  rmSync(path.join(next, "BUILD_ID"));
  expect(isWhole(next, "sources")).toBe(false);
});

test("a stamp without a build id is none", () => {
  write(".next/build-manifest.json", "content");
  writeStamp(path.join(root, ".next"), "sources");
  expect(isWhole(path.join(root, ".next"), "sources")).toBe(false);
});
