import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("no domain writes past its context: only there the database knows who acts", () => {
  const files = readdirSync("lib", { recursive: true })
    .map((file) => `lib/${String(file)}`)
    .filter((file) => file.endsWith(".ts") && !file.includes(".test.") && !file.startsWith("lib/testing/"));
  expect(files.length).toBeGreaterThan(400);
  const opens = files.filter((file) => /getDatabase\(\)|systemContext\(/.test(readFileSync(file, "utf8")));
  const writes = opens.filter((file) => /\.(insert|update|delete)\(/.test(readFileSync(file, "utf8")));
  expect(writes).toEqual([]);
  // `with` would hand out statements that are in no transaction of ours.
  const hidden = files.filter((file) => /\bdb\s*\.with\(|tx\s*\.with\(/.test(readFileSync(file, "utf8")));
  expect(hidden).toEqual([]);
});
