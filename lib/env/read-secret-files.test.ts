import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { readSecretFiles } from "./read-secret-files";

const folder = mkdtempSync(path.join(os.tmpdir(), "storehouse-secrets-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};
const read = (env: NodeJS.ProcessEnv) => {
  readSecretFiles(["DATABASE_URL", "AUTH_SECRET"], env);
  return env;
};
const environment = (values: Record<string, string | undefined>) => values as unknown as NodeJS.ProcessEnv;

test("a setting comes from its file without the last line break, and other variables stay as they are", () => {
  const file = write("url", "postgres://a b\n\n");
  expect(read(environment({ DATABASE_URL_FILE: file, SSL_CERT_FILE: "/x", AUTH_SECRET: "kept" }))).toEqual({
    DATABASE_URL: "postgres://a b\n",
    SSL_CERT_FILE: "/x",
    AUTH_SECRET: "kept",
  });
});

test.each([
  ["a file that is not there", () => ({ AUTH_SECRET_FILE: path.join(folder, "absent") }), /does not exist/],
  ["a folder", () => ({ AUTH_SECRET_FILE: folder }), /cannot be read: EISDIR/],
  ["an empty file", () => ({ AUTH_SECRET_FILE: write("empty", "\n") }), /is empty/],
  ["a file of any size", () => ({ AUTH_SECRET_FILE: write("large", "x".repeat(70_000)) }), /too large/],
  [
    "a secret that is given twice",
    () => ({ AUTH_SECRET_FILE: write("one", "file-value"), AUTH_SECRET: "other-value" }),
    /^(?!.*value).*AUTH_SECRET_FILE as well/,
  ],
])("%s is named by its setting, never by its content", (_case, values, sentence) => {
  expect(() => read(environment(values()))).toThrow(sentence);
});
