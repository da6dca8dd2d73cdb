import { readFileSync } from "node:fs";
import path from "node:path";

/** @typedef {{ tag: string, when: number }} Entry a line of the journal; `when` is what tells databases apart */

const FOLDER = path.join("db", "migrations");
/** With slashes, as git writes it. */
export const JOURNAL = "db/migrations/meta/_journal.json";

/** @param {string} journal @returns {Entry[]} */
const readJournal = (journal) => JSON.parse(journal).entries;

/** When the newest migration was written; 0 where there is none. @param {string} journal */
export const newestMigration = (journal) => Math.max(0, ...readJournal(journal).map(({ when }) => when));

/**
 * How the migrations of two versions differ.
 *
 * @param {string} before sources of the one, a folder @param {string} after sources of the other
 * @returns {{ added: string[], changed: string[] }} names; changed: what databases of `before` have run is another file
 * in `after`, or none.
 */
export function compareMigrations(before, after) {
  const old = listMigrations(before);
  const present = listMigrations(after);
  return {
    added: [...present.keys()].filter((tag) => !old.has(tag)),
    changed: [...old].flatMap(([tag, content]) => (present.get(tag) === content ? [] : [tag])),
  };
}

/** Each migration by its name: when it was written, and its SQL. @param {string} sources */
function listMigrations(sources) {
  const entries = readJournal(readFileSync(path.join(sources, JOURNAL), "utf8"));
  return new Map(
    entries.map(({ tag, when }) => [
      tag,
      `${when}\n${readFileSync(path.join(sources, FOLDER, `${tag}.sql`), "utf8")}`,
    ]),
  );
}
