import fc from "fast-check";
import { expect, test } from "vitest";
import { TagVersions } from "./tag-versions.mjs";

test("an entry is stale once one of its tags has a newer version, and only then", () => {
  const versions = new TagVersions();
  versions.learn([["product:a", 5, 100]], 101);
  const stamp = versions.stamp(["product:a", "shop"], versions.now());
  if (!stamp) throw new Error("nothing has changed");
  expect(versions.isStale(stamp)).toBe(false);
  versions.learn([["product:b", 6, 102]], 103);
  expect(versions.isStale(stamp)).toBe(false);
  versions.learn([["shop", 7, 104]], 105);
  expect(versions.isStale(stamp)).toBe(true);
});

test("what changed while an entry was made keeps it from being kept", () => {
  const versions = new TagVersions();
  const since = versions.now();
  versions.learn([["product:a", 1, 10]], 11);
  expect(versions.stamp(["product:a"], since)).toBeNull();
  expect(versions.stamp(["product:b"], since)).not.toBeNull();
});

test("an entry made of old data elsewhere is stale here, one made of newer data is not", () => {
  const behind = new TagVersions();
  const ahead = new TagVersions();
  ahead.learn([["product:a", 9, 50]], 51);
  const old = behind.stamp(["product:a"], behind.now());
  const fresh = ahead.stamp(["product:a"], ahead.now());
  if (!old || !fresh) throw new Error("nothing has changed");
  expect(ahead.isStale(old)).toBe(true);
  expect(behind.isStale(fresh)).toBe(false);
});

test("a version that arrives late, in the order of no commit, never goes back", () => {
  const versions = new TagVersions();
  versions.learn([["shop", 8, 20]], 21);
  const stamp = versions.stamp(["shop"], versions.now());
  versions.learn([["shop", 7, 19]], 21);
  expect(stamp && versions.isStale(stamp)).toBe(false);
});

test("with any bound on memory, no entry with a changed tag passes for fresh", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.constantFrom("a", "b", "c", "d", "e", "f"), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 0, max: 40 }),
      (maxTags, changes, madeAfter) => {
        const versions = new TagVersions({ maxTags });
        let stamp = versions.stamp(["a", "b"], versions.now());
        let changed = false;
        for (const [index, tag] of changes.entries()) {
          if (index === madeAfter) {
            stamp = versions.stamp(["a", "b"], versions.now());
            changed = false;
          }
          versions.learn([[tag, index + 1, index + 1]], index + 2);
          changed ||= tag === "a" || tag === "b";
        }
        if (changed) expect(stamp && versions.isStale(stamp)).toBe(true);
        expect(versions.size).toBeLessThanOrEqual(maxTags);
      },
    ),
  );
});
