import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeRepository } from "./testing/repository";

const { href } = new URL("find-previous-version.mjs", import.meta.url);
let repository: ReturnType<typeof makeRepository>;

beforeEach(() => {
  repository = makeRepository();
});
afterEach(() => repository.remove());

test("it is the latest release that led here: by its number, and neither this one nor a draft", () => {
  const { git, commit } = repository;
  commit("first");
  git("tag", "v1.9.0");
  commit("second");
  git("tag", "v1.10.0");
  git("tag", "v2.0.0-draft");
  git("checkout", "--quiet", "-b", "elsewhere");
  commit("a release that did not lead here");
  git("tag", "v3.0.0");
  git("checkout", "--quiet", "main");
  commit("this one");
  expect(found()).toBe("v1.10.0");
  git("tag", "v1.11.0");
  expect(found()).toBe("v1.10.0");
});

test("before the first release, it is the latest commit of the main line without the newest migration", () => {
  const { git, commit } = repository;
  writeJournal(5);
  commit("from before the rule");
  writeJournal(10);
  expect(found()).toBe("null");
  writeFileSync(path.join(repository.folder, "db/schema-version.ts"), "");
  commit("one migration");
  const before = commit("something else");
  git("checkout", "--quiet", "-b", "branch");
  writeJournal(10, 20);
  commit("another migration");
  commit("and more");
  git("checkout", "--quiet", "main");
  git("merge", "--quiet", "--no-ff", "branch", "-m", "merged");
  expect(found()).toBe(before);
  const merged = commit("after it");
  expect(found()).toBe(before);
  writeJournal(10, 20, 30);
  expect(found()).toBe(merged);
});

test("there is none where the history does not reach back, nor where there is no history", () => {
  writeJournal(10);
  expect(found()).toBe("null");
  repository.commit("all there is");
  expect(found()).toBe("null");
});

function writeJournal(...whens: number[]): void {
  const file = path.join(repository.folder, "db/migrations/meta/_journal.json");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ entries: whens.map((when) => ({ when, tag: `of_${when}` })) }));
}

/** As the rehearsal asks: in the folder that is worked in. */
function found(): string {
  const program = `
    const { findPreviousVersion } = await import(${JSON.stringify(href)});
    console.log(findPreviousVersion());`;
  const args = ["--input-type=module", "-e", program];
  return execFileSync(process.execPath, args, { cwd: repository.folder, encoding: "utf8" }).trim();
}
