import { expect, test } from "vitest";
import { takeTurns } from "./take-turns";

/** A work that ends when it is told to. */
function heldWork(name: string, done: string[]) {
  const { promise, resolve, reject } = defer();
  const work = async () => {
    done.push(`${name} begins`);
    await promise;
    done.push(`${name} ends`);
    return name;
  };
  return { work, end: resolve, fail: reject };
}

function defer() {
  let resolve = () => {};
  let reject = (_error: Error) => {};
  const promise = new Promise<void>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  return { promise, resolve, reject };
}

test("works of one key do not overlap, those of another do not wait", async () => {
  const inTurn = takeTurns();
  const done: string[] = [];
  const works = ["first", "second", "third"].map((name) => heldWork(name, done));
  const results = works.map(({ work }) => inTurn("a", work));
  expect(await inTurn("b", async () => "other")).toBe("other");
  expect(done).toEqual(["first begins"]);
  for (const { end } of works) end();
  expect(await Promise.all(results)).toEqual(["first", "second", "third"]);
  expect(done.map((line) => line.split(" ")[1])).toEqual(Array(3).fill(["begins", "ends"]).flat());
});

test("what fails the first fails those that wait for it, and nobody who comes later", async () => {
  const inTurn = takeTurns();
  const first = heldWork("first", []);
  const results = [inTurn("a", first.work), inTurn("a", async () => "second")];
  const settled = Promise.allSettled(results);
  first.fail(new Error("away"));
  expect((await settled).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await inTurn("a", async () => "later")).toBe("later");
});
