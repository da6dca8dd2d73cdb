import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";

test("a run is told with every reason: of tests, of hooks, and of what failed beside both", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "storehouse-report-"));
  try {
    writeFileSync(
      path.join(folder, "some.test.js"),
      `test("holds", () => undefined);
       test.skip("waits", () => undefined);
       test("breaks", () => { throw new Error("the sum is wrong"); });
       describe("a group", () => {
         beforeAll(() => { throw new Error("no database"); });
         test("is not reached", () => undefined);
       });
       test("leaves a promise", () => { void Promise.reject(new Error("nobody caught this")); });`,
    );
    const report = path.join(folder, "report.json");
    const { status } = spawnSync(
      path.resolve("node_modules/.bin/vitest"),
      [
        "run",
        "--globals",
        `--root=${folder}`,
        `--reporter=${path.resolve("local/launcher/vitest-report.mjs")}`,
      ],
      { stdio: "ignore", env: { ...process.env, REPORT_FILE: report } },
    );
    expect(status).toBe(1);
    const { failures, ...counts } = JSON.parse(readFileSync(report, "utf8"));
    expect(counts).toEqual({ passed: 2, skipped: 2 });
    expect(failures).toEqual([
      { name: "some.test.js > a group", reason: expect.stringContaining("no database") },
      { name: "some.test.js > breaks", reason: expect.stringContaining("the sum is wrong") },
      { name: "outside of a test: Error", reason: expect.stringContaining("nobody caught this") },
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
