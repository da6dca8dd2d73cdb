import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { writeWhole } from "./data-folder.mjs";
import { serviceSettings } from "./environment.mjs";
import { holdLock } from "./hold-lock.mjs";
import { endLeftovers } from "./leftovers.mjs";
import { openLogFile } from "./log-file.mjs";
import { runToEnd } from "./run-to-end.mjs";
import { StartError } from "./start-error.mjs";

const FOLDERS = ["app", "components", "db", "lib", "messages", "patches", "public"];
/** Settings of the compiler, the bundler and the packages, whatever they are called: all lie at the top. */
const TOP_FILES = /^\.env($|\.)|\.(json|css|[cm]?[jt]sx?)$/;
/** Written by the build, or read by nobody in it. */
const NOT_SOURCES =
  /^(next-env\.d\.ts|knip\.json|biome\.json|\.env\.example|(playwright|vitest|drizzle)\.config\.ts)$/;
const STAMP = "storehouse-build.json";
const MARK = "STOREHOUSE_BUILD_IN";

/**
 * Builds when the sources have changed since the last build that succeeded, and when that is not whole: it was cut
 * short, or something of it is gone. One build at a time in a folder; others wait for it.
 *
 * @param {NodeJS.ProcessEnv} env @param {import("./stopper.mjs").Stopper} stopper @param {string} dataDir for its log.
 */
export async function ensureBuild(env, stopper, dataDir) {
  const lock = await takeLock();
  try {
    const sources = hashSources(".", env);
    if (isWhole(".next", sources)) return;
    // The build of a launcher that was killed may write for a moment longer.
    await endLeftovers(`${MARK}=${process.cwd()}`);
    console.log("Building …");
    for (const name of [STAMP, "BUILD_ID"]) rmSync(path.join(".next", name), { force: true });
    const log = openLogFile(path.join(dataDir, "build.log"));
    const status = await runToEnd("node_modules/next/dist/bin/next", ["build"], {
      env: { ...withoutServices(env), NODE_ENV: "production", [MARK]: process.cwd() },
      stopper,
      output: log.write,
    });
    if (status !== 0 || !existsSync(".next/BUILD_ID"))
      throw new StartError(`The build failed: ${log.file} tells why; repair that and start again.`);
    writeStamp(".next", sources);
  } finally {
    lock.release();
  }
}

/** A build meets no service, here as in an image: what it needs of one would be missing there. @param {NodeJS.ProcessEnv} env */
function withoutServices(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !serviceSettings.includes(name)));
}

async function takeLock() {
  let said = false;
  for (;;) {
    const lock = await holdLock("build", ".");
    if ("release" in lock) return lock;
    if (!said) console.log("Waiting for a build that another start makes in this folder …");
    said = true;
    await lock.holderEnded;
  }
}

/** @param {string} next the folder of the build @param {string} sources @returns {boolean} */
export function isWhole(next, sources) {
  try {
    const stamp = JSON.parse(readFileSync(path.join(next, STAMP), "utf8"));
    const files = /** @type {[string, number][]} */ (Object.entries(stamp.files));
    return (
      stamp.sources === sources &&
      stamp.files.BUILD_ID !== undefined &&
      files.every(([name, size]) => statSync(path.join(next, name)).size === size)
    );
  } catch {
    // Something is missing, or is no longer what was written.
    return false;
  }
}

/** Last of all, so that a build that was cut short has none. @param {string} next @param {string} sources */
export function writeStamp(next, sources) {
  const names = readdirSync(next, { recursive: true, encoding: "utf8" }).filter((name) =>
    isFixed(next, name),
  );
  const files = Object.fromEntries(names.map((name) => [name, statSync(path.join(next, name)).size]));
  writeWhole(path.join(next, STAMP), { sources, builtAt: new Date().toISOString(), files });
}

/** What a running server reads and never writes: its code and manifests, not the pages that it renders anew. @param {string} next @param {string} name */
function isFixed(next, name) {
  const [top] = name.split(path.sep);
  const fixed = top === "server" ? /\.(js|node)$/.test(name) : top === "static" || top === name;
  return fixed && name !== STAMP && !/^trace/.test(name) && statSync(path.join(next, name)).isFile();
}

/**
 * One number for everything that a build is made from.
 *
 * @param {string} root @param {NodeJS.ProcessEnv} env
 */
export function hashSources(root, env) {
  const hash = createHash("sha256").update(process.versions.modules);
  for (const name of readdirSync(root).sort())
    if (FOLDERS.includes(name) || (TOP_FILES.test(name) && !NOT_SOURCES.test(name)))
      addFile(hash, path.join(root, name), name);
  // These alone are copied into what the browser gets.
  for (const name of Object.keys(env).sort())
    if (name.startsWith("NEXT_PUBLIC_")) hash.update(`${name}=${env[name]}\0`);
  return hash.digest("hex");
}

/** @param {import("node:crypto").Hash} hash @param {string} file @param {string} name */
function addFile(hash, file, name) {
  if (!existsSync(file)) return;
  if (statSync(file).isDirectory()) {
    for (const inside of readdirSync(file).sort())
      addFile(hash, path.join(file, inside), `${name}/${inside}`);
  } else if (!/\.test\.tsx?$/.test(file)) {
    const content = readFileSync(file);
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
}
