import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { runVitest } from "../launcher/run-vitest.mjs";
import { withTestPostgres } from "../postgres/with-test-postgres.mjs";
import { findPreviousVersion } from "./find-previous-version.mjs";
import { layOutVersion } from "./lay-out-version.mjs";
import { compareMigrations } from "./migrations.mjs";

/**
 * Whether the version before may go on with what the migrations of this one make of its database: its own database tests,
 * unchanged, on databases that it made and this version has upgraded. So it knows no migration but its own, as the old
 * instances of a rolling deploy.
 *
 * @param {{ since?: string | undefined, tests?: string[] }} [options] `since`: the version before, as git calls it;
 * `tests`: parts of the names of the files to run, else all.
 * @returns {Promise<import("../launcher/run-vitest.mjs").Count>} nothing passed and nothing failed: there was nothing to
 * prove, and it said why.
 */
export async function rehearseSchema({ since, tests = [] } = {}) {
  const version = since ?? findPreviousVersion();
  if (version === null) {
    console.log(
      "schema rehearsal left out: git holds no earlier version with fewer migrations here. A shallow checkout gets it by: git fetch --unshallow --tags",
    );
    return { passed: 0, failures: [] };
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), "storehouse-schema-"));
  // Postgres, which root starts as somebody else, has to get in.
  chmodSync(folder, 0o711);
  try {
    const sources = path.join(folder, "before");
    layOutVersion(version, sources);
    const { added, changed } = compareMigrations(sources, ".");
    if (changed.length > 0) return { passed: 0, failures: changed.map((tag) => editedSince(version, tag)) };
    if (added.length === 0) {
      console.log(
        `schema rehearsal left out: no migration is newer than ${version}, so there is nothing to prove.`,
      );
      return { passed: 0, failures: [] };
    }
    console.log(
      `The database tests of ${version}, with ${added.length} newer migrations: ${added.join(", ")}`,
    );
    const count = await withTestPostgres(folder, (url) => runOn(sources, { tests, url, folder }));
    console.log("Left out was what local/schema/left-out.mjs names, with its reasons.");
    return count;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} sources @param {{ tests: string[], url: string, folder: string }} options */
function runOn(sources, { tests, url, folder }) {
  return runVitest(path.join(folder, "report.json"), {
    cwd: sources,
    args: ["--config", "local/schema/vitest.config.ts", ...tests],
    env: {
      TEST_POSTGRES_URL: url,
      PRESENT_VERSION: path.resolve("."),
      VITE_CONFIG_NATIVE_IGNORE_WARNING: "true",
    },
  });
}

/** @param {string} version @param {string} tag */
const editedSince = (version, tag) => ({
  name: `the migration ${tag}`,
  reason: `It is part of ${version}, whose databases have run it, and was edited or removed since: write another one.`,
});
