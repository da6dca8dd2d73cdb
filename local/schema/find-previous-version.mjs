import { readFileSync } from "node:fs";
import { git } from "./git.mjs";
import { JOURNAL, newestMigration } from "./migrations.mjs";

/** Code without it refuses every newer database: it never served beside a newer version, and was promised nothing. */
const RULE = "db/schema-version.ts";
const RELEASE = /^v\d+\.\d+\.\d+$/;

/**
 * The version that shops run when this one comes: the latest release that led here. Before the first release, the latest
 * commit of the main line that had fewer migrations, and the rule that this is about.
 *
 * @returns {string | null} what git calls it; null where its history here holds none.
 */
export function findPreviousVersion() {
  const releases = git(
    "tag",
    "--list",
    "--merged",
    "HEAD",
    "--no-contains",
    "HEAD",
    "--sort=-version:refname",
  );
  const [latest] = (releases ?? "").split("\n").filter((tag) => RELEASE.test(tag));
  if (latest) return latest;
  const newest = newestMigration(readFileSync(JOURNAL, "utf8"));
  // Between two of the commits that changed the journal, all have the same.
  const changes = git("rev-list", "--first-parent", "HEAD", "--", JOURNAL)?.split("\n").filter(Boolean) ?? [];
  for (const commit of ["HEAD", ...changes.map((change) => `${change}^`)]) {
    const journal = git("show", `${commit}:${JOURNAL}`);
    if (journal === null || newestMigration(journal) >= newest) continue;
    return git("cat-file", "-e", `${commit}:${RULE}`) === null ? null : git("rev-parse", "--short", commit);
  }
  return null;
}
