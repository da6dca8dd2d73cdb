import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

const FLOOR = /** @type {const} */ ([20, 19]);
const STAMP = "node_modules/.storehouse-lock";

/** Says so clearly, rather than fail somewhere deep. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > FLOOR[0] || (major === FLOOR[0] && minor >= FLOOR[1])) return;
  fail(`Storehouse needs Node ${FLOOR.join(".")} or later; this is ${process.versions.node}.`);
}

/** Installs the packages when they are missing, or the lock file or a patch of theirs has changed. */
export function ensurePackages() {
  const hash = createHash("sha256")
    .update(readFileSync("package-lock.json"))
    .update(process.versions.modules);
  for (const patch of readdirSync("patches").sort()) hash.update(readFileSync(`patches/${patch}`));
  const lock = hash.digest("hex");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === lock) return;
  console.log("Installing packages …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  // The build and the local services are made of what npm leaves out, or takes away, where NODE_ENV says production.
  const args = ["install", "--include=dev", "--no-audit", "--no-fund"];
  const result = spawnSync(npm, args, { stdio: "inherit" });
  if (result.status !== 0) fail("The packages could not be installed: see above, then start again.");
  writeFileSync(STAMP, lock);
}

/** One sentence for people, on the way out. @param {string} sentence @param {number} [code] @returns {never} */
export function fail(sentence, code = 1) {
  console.error(sentence);
  process.exit(code);
}
