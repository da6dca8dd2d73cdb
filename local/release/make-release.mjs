import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hashSources } from "../launcher/build.mjs";
import { serviceSettings } from "../launcher/environment.mjs";
import { holdLock } from "../launcher/hold-lock.mjs";
import { StartError } from "../launcher/start-error.mjs";
import { bundleProgram } from "./bundle-program.mjs";

const MARK = "RELEASE";
/** They load libraries beside them, which tracing sees in part. Those they need come along. */
const NATIVE_PACKAGES = ["sharp", "@img", "detect-libc", "semver", "@node-rs"];

/**
 * Makes a release: a folder that runs the shop with Node and nothing else, the same in an image and on a bare server.
 *
 * - `start.mjs` the server, `shop.mjs` the command line with `migrations`, `bridge.mjs` the Redis bridge;
 * - `RELEASE` its name: from STOREHOUSE_RELEASE, or made of version and sources.
 *
 * What is for trying out alone goes into `<out>-trial`. It needs neither a database nor any other service.
 *
 * @param {string} out a folder that is absent, empty, or an earlier release.
 */
export async function makeRelease(out) {
  const release = nameOf();
  for (const folder of [out, `${out}-trial`]) clear(folder);
  const lock = await holdLock("build", ".");
  if (!("release" in lock)) throw new StartError("Another build runs in this folder: wait for its end.");
  try {
    // An ordinary build of the same folder would be taken for whole otherwise.
    rmSync(".next", { recursive: true, force: true });
    run(process.execPath, ["node_modules/next/dist/bin/next", "build"], release);
    copyBuild(out);
    rmSync(".next", { recursive: true, force: true });
  } finally {
    lock.release();
  }
  await bundleProgram("cli/start.ts", path.join(out, "start.mjs"));
  await bundleProgram("cli/main.ts", path.join(out, "shop.mjs"));
  await bundleProgram("local/redis/bridge.ts", path.join(out, "bridge.mjs"));
  await bundleProgram("local/release/trial.ts", path.join(`${out}-trial`, "trial.mjs"));
  cpSync("db/migrations", path.join(out, "migrations"), {
    recursive: true,
    // What the next migration is made from, and none is applied with.
    filter: (file) => !file.endsWith("_snapshot.json"),
  });
  cpSync("local/release/health.mjs", path.join(out, "health.mjs"));
  // What scanners and bills of materials read: of what is bundled, nothing else tells the versions.
  cpSync("package-lock.json", path.join(out, "package-lock.json"));
  cpSync("LICENSE", path.join(out, "LICENSE"));
  writeFileSync(path.join(out, MARK), `${release}\n`);
  writeFileSync(path.join(`${out}-trial`, MARK), `${release}\n`);
  console.log(`release ${release} in ${out}`);
}

function nameOf() {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  const name = process.env.STOREHOUSE_RELEASE || `${version}-${hashSources(".", process.env).slice(0, 12)}`;
  // The framework takes no others in a deployment's id.
  return name.replaceAll(/[^\w-]/g, "-");
}

/** @param {string} folder */
function clear(folder) {
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(path.join(folder, MARK)))
    throw new StartError(`The folder ${folder} holds something else: empty it, or name another.`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** @param {string} command @param {string[]} args @param {string} release */
function run(command, args, release) {
  // It meets no service: what a build needs of one would be missing elsewhere.
  const given = Object.entries(process.env).filter(([name]) => !serviceSettings.includes(name));
  const env = {
    ...Object.fromEntries(given),
    NODE_ENV: /** @type {const} */ ("production"),
    NEXT_TELEMETRY_DISABLED: "1",
    STOREHOUSE_RELEASE: release,
  };
  const { status } = spawnSync(command, args, { stdio: "inherit", env });
  if (status !== 0) throw new StartError("The build failed; what it printed tells why.");
}

/** @param {string} out */
function copyBuild(out) {
  // Links within a release lead to its own packages, wherever it lies.
  const copy = (/** @type {string} */ from, /** @type {string} */ to = from) =>
    cpSync(from, path.join(out, to), { recursive: true, verbatimSymlinks: true });
  copy(".next/standalone", ".");
  copy(".next/static");
  copy("public");
  // Read by its path when a picture of a link is drawn.
  copy("app/fonts/preview-display.ttf");
  for (const name of NATIVE_PACKAGES)
    if (existsSync(path.join("node_modules", name))) copy(path.join("node_modules", name));
}
