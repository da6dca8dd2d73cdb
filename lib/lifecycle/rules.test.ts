import { expect, test } from "vitest";
import { decideReadiness } from "./rules";

const fine = { draining: false, seen: { schema: "same" as const, silentSinceMs: null }, nowMs: 50_000 };

test.each([
  ["all is well", fine, "ready"],
  [
    "an upgrade goes on while it serves",
    { ...fine, seen: { ...fine.seen, schema: "newer_by_one_upgrade" } },
    "ready",
  ],
  ["the database is away for a moment", { ...fine, seen: { ...fine.seen, silentSinceMs: 20_000 } }, "ready"],
  ["the database is away for long", { ...fine, seen: { ...fine.seen, silentSinceMs: 19_999 } }, "database"],
  ["the database never answered", { ...fine, seen: null }, "database"],
  ["the migrations were not run", { ...fine, seen: { ...fine.seen, schema: "older" } }, "schema"],
  ["the database is of a later version", { ...fine, seen: { ...fine.seen, schema: "newer" } }, "schema"],
  ["it is being stopped", { ...fine, draining: true }, "draining"],
] as const)("when %s, readiness says so", (_case, given, expected) => {
  expect(decideReadiness(given)).toBe(expected);
});
