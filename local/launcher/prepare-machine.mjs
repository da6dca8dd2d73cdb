import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const FLOOR = /** @type {const} */ ([20, 19]);
const STAMP = "node_modules/.storehouse-lock";

/** Says so clearly, rather than fail somewhere deep. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > FLOOR[0] || (major === FLOOR[0] && minor >= FLOOR[1])) return;
  fail(`Storehouse needs Node ${FLOOR.join(".")} or later; this is ${process.versions.node}.`);
}

/** What is installed for the sources of a folder: lock file and patches, and the Node that they are built for. @param {string} folder */
export function hashPackages(folder) {
  const hash = createHash("sha256")
    .update(readFileSync(path.join(folder, "package-lock.json")))
    .update(process.versions.modules);
  const patches = path.join(folder, "patches");
  if (existsSync(patches))
    for (const patch of readdirSync(patches).sort()) hash.update(readFileSync(path.join(patches, patch)));
  return hash.digest("hex");
}

/** Notes that the packages of a folder are there, so that nobody installs them again. @param {string} folder */
export const notePackages = (folder) => writeFileSync(path.join(folder, STAMP), hashPackages(folder));

/** Installs the packages when they are missing, or the lock file or a patch of theirs has changed. @param {string} [folder] */
export function ensurePackages(folder = ".") {
  const stamp = path.join(folder, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hashPackages(folder)) return;
  console.log("Installing packages …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  // The build and the local services are made of what npm leaves out, or takes away, where NODE_ENV says production.
  const args = ["install", "--include=dev", "--no-audit", "--no-fund"];
  const result = spawnSync(npm, args, { cwd: folder, stdio: "inherit" });
  if (result.status !== 0) fail("The packages could not be installed: see above, then start again.");
  notePackages(folder);
}

/** One sentence for people, on the way out. @param {string} sentence @param {number} [code] @returns {never} */
export function fail(sentence, code = 1) {
  console.error(sentence);
  process.exit(code);
}
