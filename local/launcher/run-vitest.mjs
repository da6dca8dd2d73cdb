import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** @typedef {{ passed: number, failures: import("./failed-tests.mjs").FailedTest[] }} Count */

/**
 * Runs vitest in the sources of a folder, with its usual output, and counts.
 *
 * @param {string} report a file that is not there yet
 * @param {{ args?: string[], env?: Record<string, string>, cwd?: string }} [options]
 * @returns {Count}
 */
export function runVitest(report, { args = [], env = {}, cwd = "." } = {}) {
  const reporter = path.resolve("local/launcher/vitest-report.mjs");
  const { status, signal } = spawnSync(
    path.resolve(cwd, "node_modules", ".bin", "vitest"),
    ["run", ...args, "--reporter=default", `--reporter=${reporter}`],
    { cwd, stdio: "inherit", env: { ...process.env, ...env, REPORT_FILE: report } },
  );
  const ending = { name: "vitest", reason: `It ended with ${status ?? signal}.` };
  if (!existsSync(report)) return { passed: 0, failures: [ending] };
  const { passed, skipped, failures } = JSON.parse(readFileSync(report, "utf8"));
  // Real catalogues to import, and faults where the system shows no processes: each says it beside its name.
  if (skipped > 0) console.log(`${skipped} skipped`);
  if (failures.length === 0 && status !== 0) failures.push(ending);
  return { passed, failures };
}
