import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import { withTestPostgres } from "../postgres/with-test-postgres.mjs";
import { failedInPlaywright } from "./failed-tests.mjs";
import { findChromium } from "./find-chromium.mjs";
import { freePorts } from "./ports.mjs";
import { runVitest } from "./run-vitest.mjs";
import { findCanaries, telemetryFiles } from "./search-log.mjs";

/** @typedef {import("./failed-tests.mjs").FailedTest} FailedTest */
/** @typedef {import("./run-vitest.mjs").Count} Count */

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
 * Runs everything and prints, last, what failed and one line `N passed, N failed`.
 *
 * TEST_POSTGRES_URL and TEST_REDIS_URL name servers of this machine that are there already (a CI job's services): databases
 * are made and dropped on the one, keys written to the other. What kills servers is left out then, for these are not ours.
 *
 * @param {{ quick: boolean }} options without the browser when quick.
 * @returns {Promise<number>} exit code.
 */
export async function runTests({ quick }) {
  const total = { passed: 0, failures: /** @type {FailedTest[]} */ ([]) };
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
    add(total, holds ? onePassed : failure(name, "said above"));
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), "storehouse-test-"));
  // Postgres, which root starts as somebody else, has to get in.
  chmodSync(folder, 0o711);
  try {
    add(total, await runSuite(folder));
    if (!quick) {
      add(total, await runBrowser(folder));
      add(total, searchTelemetry(folder));
      if (process.env.TEST_POSTGRES_URL)
        console.log("skipped: faults and kills, on servers that are not ours.");
      else {
        add(total, runFaults(folder));
        add(total, proveUnderKills(folder));
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const { name, reason } of total.failures) console.log(`FAILED  ${name}\n${reason}\n`);
  console.log(`${total.passed} passed, ${total.failures.length} failed`);
  return total.failures.length === 0 ? 0 : 1;
}

/** @param {Count} total @param {Count} more */
function add(total, { passed, failures }) {
  total.passed += passed;
  total.failures.push(...failures);
}

const onePassed = /** @type {Count} */ ({ passed: 1, failures: [] });

/** What counts as one that failed. @param {string} name @param {string} reason @returns {Count} */
const failure = (name, reason) => ({ passed: 0, failures: [{ name, reason }] });

/** @param {string} folder @returns {Promise<Count>} */
const runSuite = (folder) =>
  withTestPostgres(folder, (url) =>
    runVitest(path.join(folder, "vitest.json"), { env: { TEST_POSTGRES_URL: url } }),
  );

/** Real shops whose processes are killed. They need the build that the journeys have left. @param {string} folder @returns {Count} */
function runFaults(folder) {
  const args = ["--config", "local/launcher/faults/vitest.config.ts"];
  return runVitest(path.join(folder, "faults.json"), { args });
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
    return { passed: 0, failures: [] };
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
  if (!existsSync(report)) {
    // It says itself that it may kill nothing here.
    return status === 0
      ? { passed: 0, failures: [] }
      : failure("kills", "It ended early; what it said is above.");
  }
  const { held, failed } = JSON.parse(readFileSync(report, "utf8"));
  const broken = { name: "a claim about kills", reason: "BROKEN, above" };
  return { passed: held, failures: Array.from({ length: failed }, () => broken) };
}

/** @param {string} folder */
const journeysFolder = (folder) => path.join(folder, "shop");

/** The journeys, in a shop of their own that is started as a user starts it. @param {string} folder @returns {Promise<Count>} */
async function runBrowser(folder) {
  const chromium = findChromium();
  const dataDir = journeysFolder(folder);
  const port = await freePorts(2);
  const outside = await prepareOutside();
  mkdirSync(dataDir, { recursive: true });
  const collector = await startCollector(path.join(dataDir, "traces.ndjson"));
  const shop = spawn(process.execPath, ["local/start.mjs"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      ...outside,
      DATA_DIR: dataDir,
      PORT: String(port),
      STOREHOUSE_DURABLE: "off",
      RATE_LIMIT_FACTOR: "100",
      INSTANCES: "2",
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    },
  });
  const ended = new Promise((resolve) => shop.once("exit", resolve));
  try {
    if (!(await becomesReady(shop))) {
      for (const name of ["launcher", "build", "services", "app"]) showLog(path.join(dataDir, `${name}.log`));
      return failure("journeys", "The shop did not start; its logs are above.");
    }
    const report = path.join(folder, "playwright.json");
    const { status, signal } = spawnSync(bin("playwright"), ["test"], {
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
    await saveMetrics(dataDir);
    const ended = `Playwright ended with ${status ?? signal}.`;
    if (!existsSync(report)) return failure("journeys", ended);
    const results = JSON.parse(readFileSync(report, "utf8"));
    const failures = failedInPlaywright(results);
    if (failures.length === 0 && status !== 0) failures.push({ name: "journeys", reason: ended });
    return { passed: results.stats.expected, failures };
  } finally {
    shop.kill("SIGINT");
    await ended;
    await collector.stop();
  }
}

/** @param {string} file where the spans of the journeys go */
async function startCollector(file) {
  const child = spawn(process.execPath, ["local/launcher/collect-traces.mjs", file], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const [port] = await once(child.stdout, "data");
  return {
    url: `http://127.0.0.1:${String(port).trim()}`,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

/** What each instance tells of itself at the end. @param {string} dataDir */
async function saveMetrics(dataDir) {
  const { appUrls, metrics } = JSON.parse(readFileSync(path.join(dataDir, "local.json"), "utf8"));
  for (const url of appUrls) {
    const response = await fetch(`${url}/api/metrics`, {
      headers: { authorization: `Bearer ${metrics.token}` },
    });
    appendFileSync(path.join(dataDir, "metrics.txt"), await response.text());
  }
}

const JOURNEYS_DATABASE = "storehouse_journeys";

/** An empty database for the journeys, and a Redis, where servers are named for tests. @returns {Promise<Record<string, string>>} */
async function prepareOutside() {
  const { TEST_POSTGRES_URL, TEST_REDIS_URL } = process.env;
  /** @type {Record<string, string>} */
  const redis = TEST_REDIS_URL ? { REDIS_URL: TEST_REDIS_URL } : {};
  if (!TEST_POSTGRES_URL) return redis;
  const url = new URL(TEST_POSTGRES_URL);
  if (!["127.0.0.1", "localhost"].includes(url.hostname))
    throw new Error(`Tests refuse the database server ${url.hostname}: only a local one may be used.`);
  const sql = postgres(TEST_POSTGRES_URL, { max: 1, onnotice: () => undefined });
  await sql.unsafe(`drop database if exists ${JOURNEYS_DATABASE} with (force)`);
  await sql.unsafe(`create database ${JOURNEYS_DATABASE}`);
  await sql.end();
  url.pathname = `/${JOURNEYS_DATABASE}`;
  return { ...redis, DATABASE_URL: url.href };
}

/** Nothing of a person and no secret is in what the app told of itself during the journeys. @param {string} folder @returns {Count} */
function searchTelemetry(folder) {
  const name = "nothing of a person and no secret in the log, the traces and the metrics of the journeys";
  const dataDir = journeysFolder(folder);
  const missing = telemetryFiles.filter((file) => !(fileSize(path.join(dataDir, file)) > 0));
  const found =
    missing.length > 0 ? missing.map((file) => `there is nothing in ${file}`) : findCanaries(dataDir);
  console.log(`${found.length === 0 ? "ok" : "FAILED"}  ${name}`);
  return found.length === 0 ? onePassed : failure(name, found.slice(0, 20).join("\n"));
}

/** @param {string} file @returns {number} 0 where there is none */
const fileSize = (file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

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
