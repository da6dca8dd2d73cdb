import { spawnSync } from "node:child_process";

/**
 * The files that a builder would be sent: what git knows, as far as `.dockerignore` lets it through.
 *
 * @param {string} ignore what stands in `.dockerignore` @returns {string[]}
 */
export function listContext(ignore) {
  const { stdout } = spawnSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const rules = ignore.split("\n").filter((line) => line && !line.startsWith("#"));
  return stdout.split("\0").filter((file) => file && isSent(file, rules));
}

/** The last rule that meets a file, or a folder above it, decides. @param {string} file @param {string[]} rules */
function isSent(file, rules) {
  const parts = file.split("/");
  const above = parts.map((_, index) => parts.slice(0, index + 1).join("/"));
  let sent = true;
  for (const rule of rules) {
    const wanted = rule.startsWith("!");
    const pattern = wanted ? rule.slice(1) : rule;
    if (above.some((each) => matches(each, pattern))) sent = wanted;
  }
  return sent;
}

/** Docker's patterns: `*` stays within a folder, `**` does not. @param {string} file @param {string} pattern */
function matches(file, pattern) {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("**/", "\u0000")
    .replaceAll("*", "[^/]*")
    .replaceAll("\u0000", "(.*/)?");
  return new RegExp(`^${source}$`).test(file);
}
