import fc from "fast-check";
import { expect, test } from "vitest";
import { type ReturnFacts, toCover, toRestock, toReturn } from "./return-rules";

const facts = (changed: Partial<ReturnFacts>): ReturnFacts => ({
  fulfilled: 3,
  open: 0,
  received: 0,
  refunded: 0,
  covered: 0,
  restocked: 0,
  ...changed,
});

test.each([
  ["nothing has moved", {}, 3],
  ["one is in a return", { open: 1 }, 2],
  ["one was paid back and kept", { refunded: 1 }, 2],
  ["one was paid back and put into stock", { refunded: 1, restocked: 1 }, 2],
  ["one came and was paid back for it", { received: 1, refunded: 1, covered: 1 }, 2],
  ["one was paid back for a return that was declined then", { refunded: 1, covered: 1 }, 2],
  ["one came back by a refund that failed", { restocked: 1 }, 2],
  ["all of it at once", { open: 1, received: 1, refunded: 2, covered: 1 }, 0],
])("%s: what can be sent back is what is left", (_case, changed, left) => {
  expect(toReturn(facts(changed))).toBe(left);
});

const units = fc.nat({ max: 5 });

test("no unit is counted twice: what is asked back, restocked and covered never passes what has left", () => {
  fc.assert(
    fc.property(
      fc.record({
        fulfilled: units,
        open: units,
        received: units,
        refunded: units,
        covered: units,
        restocked: units,
      }),
      (some) => {
        for (const count of [toReturn(some), toRestock(some), toCover(some)])
          expect(count).toBeGreaterThanOrEqual(0);
        expect(toReturn(some)).toBeLessThanOrEqual(toRestock(some));
        expect(toRestock(some) + some.open + some.received).toBeLessThanOrEqual(
          Math.max(some.fulfilled, some.open + some.received),
        );
      },
    ),
  );
});
