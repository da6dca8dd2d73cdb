import { expect, test } from "vitest";
import { compareSchema } from "./schema-version";

test.each([
  ["the code's own schema", { applied: 20, previous: 10 }, 20, "same"],
  ["an empty database", { applied: 0, previous: null }, 20, "older"],
  ["a database that waits for its migration", { applied: 10, previous: 5 }, 20, "older"],
  ["the version before the last upgrade", { applied: 30, previous: 20 }, 20, "newer_by_one_upgrade"],
  ["a version within the last upgrade", { applied: 30, previous: 20 }, 25, "newer_by_one_upgrade"],
  ["a version two upgrades back", { applied: 30, previous: 20 }, 10, "newer"],
  ["a database that never said what it came from", { applied: 30, previous: null }, 20, "newer"],
] as const)("%s is told apart", (_case, version, known, expected) => {
  expect(compareSchema(version, known)).toBe(expected);
});
