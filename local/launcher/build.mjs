import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fail } from "./prepare-machine.mjs";

const STAMP = ".next/storehouse-build.json";
const LOCK = ".next-build.lock";
const SOURCES = [
  ...["app", "components", "db", "lib", "public", "package-lock.json", "tsconfig.json"],
  ...["next.config.ts", "proxy.ts", "instrumentation.ts", "postcss.config.mjs"],
];

/**
 * Builds when the sources have changed since the last build that succeeded; a build that was cut short has no stamp.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export async function ensureBuild(env) {
  const release = await takeLock();
  try {
    const sources = hashSources();
    if (existsSync(STAMP) && JSON.parse(readFileSync(STAMP, "utf8")).sources === sources) return;
    console.log("Building …");
    rmSync(STAMP, { force: true });
    const result = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      env: { ...env, NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "pipe"],
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    if (result.status !== 0) fail(`${result.stdout}\n${result.stderr}\nThe build failed: see above.`);
    writeFileSync(STAMP, JSON.stringify({ sources, builtAt: new Date().toISOString() }));
  } finally {
    release();
  }
}

function hashSources() {
  const hash = createHash("sha256").update(process.versions.modules);
  for (const source of SOURCES) addFile(hash, source);
  return hash.digest("hex");
}

/** @param {import("node:crypto").Hash} hash @param {string} file */
function addFile(hash, file) {
  if (!existsSync(file)) return;
  if (statSync(file).isDirectory()) {
    for (const name of readdirSync(file).sort()) addFile(hash, path.join(file, name));
  } else if (!/\.test\.tsx?$/.test(file)) {
    hash.update(file).update("\0").update(readFileSync(file));
  }
}

/** One build at a time in a folder; the lock of a process that died is broken. */
async function takeLock() {
  for (;;) {
    try {
      mkdirSync(LOCK);
      writeFileSync(path.join(LOCK, "pid"), String(process.pid));
      return () => rmSync(LOCK, { recursive: true, force: true });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    }
    if (!isAlive()) rmSync(LOCK, { recursive: true, force: true });
    else await sleep(500);
  }
}

function isAlive() {
  try {
    process.kill(Number(readFileSync(path.join(LOCK, "pid"), "utf8")), 0);
    return true;
  } catch {
    return false;
  }
}
