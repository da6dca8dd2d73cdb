import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { notePackages } from "../launcher/prepare-machine.mjs";
import { listContext } from "../release/list-context.mjs";
import { leftOut } from "./left-out.mjs";
import { makeRepository } from "./testing/repository";

const MIGRATIONS = "db/migrations";
const JOURNAL = `${MIGRATIONS}/meta/_journal.json`;
/** Of the old tests, a file that is quick and asks the stock. */
const OLD_TEST = "lib/inventory/adjust-stock.db.test.ts";

let repository: ReturnType<typeof makeRepository>;
const inside = (name: string) => path.join(repository.folder, name);

/** What is worked on here, in a repository of its own, released there a moment ago. */
beforeAll(() => {
  repository = makeRepository();
  for (const file of listContext("public\ndocs\ne2e")) if (existsSync(file)) cpSync(file, inside(file));
  linkPackages();
  repository.commit("this version");
  repository.git("tag", "v1.2.3");
  repository.commit("the next one");
});
afterAll(() => repository.remove());
beforeEach(() => {
  repository.git("checkout", "--quiet", "--", MIGRATIONS);
  repository.git("clean", "--quiet", "--force", MIGRATIONS);
});

test("a migration that takes away what the old code reads fails the old code's tests, and so the rehearsal", () => {
  addMigration("9000_renames", `alter table "stock_level" rename column "reserved" to "held"`);
  const { status, said } = rehearse(OLD_TEST);
  expect(said).toContain("The database tests of v1.2.3, with 1 newer migrations: 9000_renames");
  expect(said).toMatch(/^FAILED {2}lib\/inventory\/adjust-stock\.db\.test\.ts > of two counts/m);
  expect(said).toMatch(/column \\?"reserved\\?" of relation \\?"stock_level\\?" does not exist/);
  expect(said).toMatch(/^0 passed, 1 failed$/m);
  expect(status).toBe(1);
});

test("a migration that only adds passes", () => {
  addMigration(
    "9000_adds",
    `create table "shelf" ("id" uuid primary key); alter table "stock_level" add column "shelf_id" uuid references "shelf"`,
  );
  const { status, said } = rehearse(OLD_TEST);
  expect(said).toMatch(/^1 passed, 0 failed$/m);
  expect(status).toBe(0);
});

test("where no migration is newer, it says that there is nothing to prove", () => {
  const { status, said } = rehearse();
  expect(said).toContain("no migration is newer than v1.2.3");
  expect(status).toBe(0);
});

test("a released migration that was edited is refused by its name", () => {
  appendFileSync(inside(`${MIGRATIONS}/0001_rules.sql`), "\n-- by the way\n");
  const { status, said } = rehearse();
  expect(said).toContain("FAILED  the migration 0001_rules\n");
  expect(status).toBe(1);
});

test("a version that git does not know is told in a sentence", () => {
  const { status, said } = rehearse("--since=v0.0.0");
  expect(said).toContain("Git knows no version v0.0.0 here.");
  expect(status).toBe(1);
});

test("what is left out is there to be left out", () => {
  for (const { file, tests } of leftOut) {
    const text = readFileSync(file, "utf8");
    for (const name of tests) expect(text, file).toContain(name);
  }
});

/** Noted as there, whoever has installed them here: nothing is fetched. */
function linkPackages(): void {
  mkdirSync(inside("node_modules"));
  for (const name of readdirSync("node_modules"))
    if (name !== ".storehouse-lock")
      symlinkSync(path.resolve("node_modules", name), inside(`node_modules/${name}`));
  notePackages(repository.folder);
}

function addMigration(tag: string, sql: string): void {
  writeFileSync(inside(`${MIGRATIONS}/${tag}.sql`), sql);
  const journal = JSON.parse(readFileSync(inside(JOURNAL), "utf8"));
  const when = 1 + Math.max(...journal.entries.map((entry: { when: number }) => entry.when));
  journal.entries.push({ idx: journal.entries.length, version: "7", when, tag, breakpoints: true });
  writeFileSync(inside(JOURNAL), JSON.stringify(journal));
}

/** With a server of its own: on ours, it would drop the databases of the tests that run here. */
function rehearse(...args: string[]) {
  const { TEST_POSTGRES_URL: _ours, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["local/rehearse-schema.mjs", ...args], {
    cwd: repository.folder,
    env,
    encoding: "utf8",
  });
  return { status, said: stripVTControlCharacters(stdout + stderr) };
}
