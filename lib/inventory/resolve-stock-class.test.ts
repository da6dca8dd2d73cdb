import { expect, test } from "vitest";
import { resolveProductStockClass, resolveStockClass } from "./resolve-stock-class";

test.each([
  [null, "in_stock"],
  [{ onHandFree: 6, available: 6 }, "in_stock"],
  [{ onHandFree: 5, available: 5 }, "low"],
  [{ onHandFree: 0, available: 3 }, "backorder"],
  [{ onHandFree: 0, available: 0 }, "sold_out"],
] as const)("stock %o is shown as %s", (parts, expected) => {
  expect(resolveStockClass(parts)).toBe(expected);
});

test("a product is as available as its best variant, and sold out without any", () => {
  expect(resolveProductStockClass(["sold_out", "low"])).toBe("low");
  expect(resolveProductStockClass([])).toBe("sold_out");
});
