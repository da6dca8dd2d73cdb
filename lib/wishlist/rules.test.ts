import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_WISHLIST_ITEMS, planMerge } from "./rules";

const items = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: MAX_WISHLIST_ITEMS });
const toItem = (id: number) => ({ productId: String(id) });

test("a merge loses nothing of the customer's, doubles nothing, and never makes a list too long", () => {
  fc.assert(
    fc.property(items, items, (own, guest) => {
      const added = planMerge(own.map(toItem), guest.map(toItem)).map(({ productId }) => Number(productId));
      const merged = [...own, ...added];
      expect(new Set(merged).size).toBe(merged.length);
      expect(merged.length).toBeLessThanOrEqual(MAX_WISHLIST_ITEMS);
      const union = new Set([...own, ...guest]);
      expect(merged.length).toBe(Math.min(MAX_WISHLIST_ITEMS, union.size));
    }),
  );
});

test("where not all fit, the guest's latest come in", () => {
  const own = Array.from({ length: MAX_WISHLIST_ITEMS - 1 }, (_, id) => toItem(id));
  expect(planMerge(own, [toItem(1000), toItem(1001)])).toEqual([toItem(1000)]);
});
