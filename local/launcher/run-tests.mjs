import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startPostgres, stopPostgresUnlessLeased } from "../postgres/start-postgres.mjs";
import { findChromium } from "./find-chromium.mjs";
import { freePort, freePorts } from "./ports.mjs";

/** @typedef {{ passed: number, failed: number }} Count */

const bin = (/** @type {string} */ name) => path.join("node_modules", ".bin", name);

const IMPORT_RULES = "import rules";
const FEWEST_MODULES = 300;

/** Checks that either hold or do not; each counts as one. */
const checks = /** @type {[string, string, string[]][]} */ ([
  ["format and lint", bin("biome"), ["ci", "--error-on-warnings", "."]],
  ["lint with types", bin("oxlint"), ["--type-aware", "--deny-warnings", "."]],
  ["types", bin("tsc"), ["--noEmit", "-p", "."]],
  [
    IMPORT_RULES,
    bin("depcruise"),
    ["--config", ".dependency-cruiser.cjs", "app", "cli", "components", "db", "lib", "local"],
  ],
  ["dead code", bin("knip"), []],
]);

/**
 * Runs everything and prints, last, one line `N passed, N failed`.
 *
 * @param {{ quick: boolean }} options without the browser when quick.
 * @returns {Promise<number>} exit code.
 */
export async function runTests({ quick }) {
  /** @type {Count} */
  const total = { passed: 0, failed: 0 };
  for (const [name, command, args] of checks) {
    const { status, stdout } = spawnSync(command, args, {
      stdio: ["ignore", "pipe", "inherit"],
      encoding: "utf8",
    });
    console.log(stdout);
    // Without a parser for TypeScript, the import rules would see next to nothing, and hold.
    const modules = name === IMPORT_RULES ? Number(/\((\d+) modules/.exec(stdout)?.[1] ?? 0) : FEWEST_MODULES;
    const holds = status === 0 && modules >= FEWEST_MODULES;
    console.log(`${holds ? "ok" : "FAILED"}  ${name}`);
    total[holds ? "passed" : "failed"] += 1;
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), "storehouse-test-"));
  // Postgres, which root starts as somebody else, has to get in.
  chmodSync(folder, 0o711);
  try {
    add(total, await runVitest(folder));
    if (!quick) {
      add(total, await runBrowser(folder));
      add(total, runFaults(folder));
      add(total, proveUnderKills(folder));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

/** @param {Count} total @param {Count} more */
function add(total, more) {
  total.passed += more.passed;
  total.failed += more.failed;
}

/** @param {string} folder @returns {Promise<Count>} */
async function runVitest(folder) {
  // Tests may lose what they wrote: nothing waits for the disk.
  const server = await startPostgres({
    dataDir: folder,
    port: await freePort(),
    password: "test",
    durable: false,
  });
  try {
    return countVitest(path.join(folder, "vitest.json"), [], { TEST_POSTGRES_URL: server.url });
  } finally {
    await stopPostgresUnlessLeased(server);
  }
}

/** Real shops whose processes are killed. They need the build that the journeys have left. @param {string} folder @returns {Count} */
function runFaults(folder) {
  const args = ["--config", "local/launcher/faults/vitest.config.ts"];
  return countVitest(path.join(folder, "faults.json"), args, {});
}

/**
 * Two minutes of random kills while shoppers buy, in the shop that the journeys have left; then the books. Each claim
 * counts as a test.
 *
 * @param {string} folder @returns {Count}
 */
function proveUnderKills(folder) {
  const report = path.join(folder, "prove.json");
  if (process.platform !== "linux") {
    console.log("skipped: kills at random, where the system does not show whose processes are whose.");
    return { passed: 0, failed: 0 };
  }
  const { status } = spawnSync(
    process.execPath,
    [
      "local/prove.mjs",
      "--kills-only",
      "--minutes=2",
      `--data=${journeysFolder(folder)}`,
      `--json=${report}`,
    ],
    { stdio: "inherit", env: process.env },
  );
  // It says itself that it may kill nothing here.
  if (!existsSync(report)) return { passed: 0, failed: status === 0 ? 0 : 1 };
  const { held, failed } = JSON.parse(readFileSync(report, "utf8"));
  return { passed: held, failed };
}

/** @param {string} folder */
const journeysFolder = (folder) => path.join(folder, "shop");

/** @param {string} report @param {string[]} args @param {Record<string, string>} env @returns {Count} */
function countVitest(report, args, env) {
  const { status } = spawnSync(
    bin("vitest"),
    ["run", ...args, "--reporter=default", "--reporter=json", `--outputFile=${report}`],
    { stdio: "inherit", env: { ...process.env, ...env } },
  );
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const counts = JSON.parse(readFileSync(report, "utf8"));
  const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests } = counts;
  // Real catalogues to import, and faults where the system shows no processes: each says it beside its name.
  if (numPendingTests > 0) console.log(`${numPendingTests} skipped`);
  // A file that could not be loaded has no test to fail.
  const failed = Math.max(
    numFailedTests,
    status === 0 ? 0 : 1,
    numFailedTests === 0 ? numFailedTestSuites : 0,
  );
  return { passed: numPassedTests, failed };
}

/** The journeys, in a shop of their own that is started as a user starts it. @param {string} folder @returns {Promise<Count>} */
async function runBrowser(folder) {
  const chromium = findChromium();
  const dataDir = journeysFolder(folder);
  const port = await freePorts(2);
  const shop = spawn(process.execPath, ["local/start.mjs"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
      STOREHOUSE_DURABLE: "off",
      RATE_LIMIT_FACTOR: "100",
      INSTANCES: "2",
    },
  });
  const ended = new Promise((resolve) => shop.once("exit", resolve));
  try {
    if (!(await becomesReady(shop))) {
      for (const name of ["launcher", "build", "services", "app"]) showLog(path.join(dataDir, `${name}.log`));
      return { passed: 0, failed: 1 };
    }
    const report = path.join(folder, "playwright.json");
    const { status } = spawnSync(bin("playwright"), ["test"], {
      stdio: "inherit",
      env: {
        ...process.env,
        CHROMIUM: chromium,
        BASE_URL: `http://127.0.0.1:${port}`,
        STOREHOUSE_LOCAL: path.join(dataDir, "local.json"),
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      },
    });
    if (status !== 0) showLog(path.join(dataDir, "app.log"));
    if (!existsSync(report)) return { passed: 0, failed: 1 };
    const { stats } = JSON.parse(readFileSync(report, "utf8"));
    return { passed: stats.expected, failed: Math.max(stats.unexpected + stats.flaky, status === 0 ? 0 : 1) };
  } finally {
    shop.kill("SIGINT");
    await ended;
  }
}

/** The folder is removed at the end: what explains a failure is shown. @param {string} file */
function showLog(file) {
  if (existsSync(file))
    console.log(`${file} ends:\n${readFileSync(file, "utf8").split("\n").slice(-40).join("\n")}`);
}

/** @param {import("node:child_process").ChildProcess} shop @returns {Promise<boolean>} false when it ended before. */
function becomesReady(shop) {
  let printed = "";
  return new Promise((resolve) => {
    shop.stdout?.on("data", (chunk) => {
      process.stdout.write(chunk);
      printed += chunk;
      if (/^ready /m.test(printed)) resolve(true);
    });
    shop.once("exit", () => resolve(false));
  });
}
