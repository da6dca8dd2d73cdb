/**
 * Tests of which no newer schema may be: what they say of a database is that it is just their own version's. What the
 * older code does on a newer one is for all the others to show.
 *
 * @type {{ file: string, tests: string[], reason: string }[]}
 */
export const leftOut = [
  {
    file: "db/schema.db.test.ts",
    tests: [
      "an upgrade notes what it began from, and a database of a newer version is refused unless it came from this one",
    ],
    reason: "It begins with a database that no upgrade has touched.",
  },
  {
    file: "lib/lifecycle/watch-database.db.test.ts",
    tests: [
      "a migrated database is seen as ours; one that is further ahead is newer, and no server starts on it",
      "how long a database is silent counts from the first question without an answer, whoever asked before",
    ],
    reason: "The database is to be seen as of the very same version.",
  },
  {
    file: "lib/audit/audited-tables.db.test.ts",
    tests: ["every table is audited or a reviewed exception: a new one cannot be forgotten"],
    reason: "It compares the tables that are there with a list of those that its version has.",
  },
  {
    file: "lib/backup/backup.db.test.ts",
    tests: [
      "what is damaged, cut off, rearranged or no back-up at all is refused before anything is written",
      "one of a newer version is refused, and so is one whose migrations are others",
      "an encrypted one opens with its key alone, and a key that only makes back-ups opens none",
      "nothing is restored over a shop, nor over pictures: what is there is named",
      "a restore that fails at its end leaves an empty database, and the next one takes its place",
      "a picture that is deleted while a back-up runs is in it, and a second back-up waits for its turn",
      "a picture that was lost before is told, and does not hold a back-up up",
    ],
    reason:
      "They restore: a back-up of a newer schema is the newer version's to restore. Making one stays in.",
  },
  {
    file: "lib/backup/whole-shop.db.test.ts",
    tests: [
      "a shop comes back whole out of an encrypted back-up: rows, sums, pictures, and a doctor who finds nothing",
    ],
    reason: "It restores as well.",
  },
];
