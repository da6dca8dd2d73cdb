import { existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { StartError } from "./start-error.mjs";

/** Makes the data folder and writes to it once, so that what is wrong is said now. @param {string} folder */
export function prepareDataFolder(folder) {
  const advice = "name another folder in DATA_DIR";
  try {
    makeFolder(folder);
    if (!statSync(folder).isDirectory())
      throw new StartError(`The data folder ${folder} is a file: move it away, or ${advice}.`);
    const probe = path.join(folder, `.probe.${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    if (error instanceof StartError) throw error;
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    const reasons = /** @type {Record<string, string>} */ ({
      EACCES: `cannot be written: change its rights, or ${advice}`,
      EPERM: `cannot be written: change its rights, or ${advice}`,
      EROFS: `is on a read-only file system: ${advice}`,
      ENOSPC: `is on a full disk: make room, or ${advice}`,
      ENOTDIR: `lies below a file: ${advice}`,
      ENOENT: `cannot be made there: ${advice}`,
    });
    const reason = reasons[code ?? ""] ?? `cannot be used (${code}): ${advice}`;
    throw new StartError(`The data folder ${folder} ${reason}.`, { cause: error });
  }
}

/** Level by level: Node's own recursive `mkdir` never returns below `/proc`. @param {string} folder */
function makeFolder(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (existsSync(folder)) return;
    const parent = path.dirname(folder);
    if (code !== "ENOENT" || existsSync(parent)) throw error;
    makeFolder(parent);
    makeFolder(folder);
  }
}

/** @param {unknown} value */
const toText = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** A reader never sees half a file. @param {string} file @param {unknown} value */
export function writeWhole(file, value) {
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, toText(value), { mode: 0o600 });
  renameSync(draft, file);
}

/** Like `writeWhole`, but the first of several processes wins. @param {string} file @param {unknown} value */
export function writeOnce(file, value) {
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, toText(value), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    // Not every file system has hard links.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") return renameSync(draft, file);
  }
  rmSync(draft);
}
