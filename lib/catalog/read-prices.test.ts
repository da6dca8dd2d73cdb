import { expect, test } from "vitest";
import { readPrices } from "./read-prices";

test("decimals are read into minor units, and an empty former price is none", () => {
  expect(readPrices({ price: " 12.5 ", compareAtPrice: "" }, "USD")).toEqual({
    price: { amount: 1250, currency: "USD" },
    compareAtPrice: null,
  });
  expect(readPrices({ price: "0", compareAtPrice: "1299" }, "JPY")).toEqual({
    price: { amount: 0, currency: "JPY" },
    compareAtPrice: { amount: 1299, currency: "JPY" },
  });
});

test.each(["abc", "-1", "1e3", "1000000000000000", "10000000000.01", "1.234", "", "1,50"])(
  "%j is refused at its field",
  (price) => {
    expect(() => readPrices({ price, compareAtPrice: "x" }, "USD")).toThrow(
      expect.objectContaining({
        code: "validation_failed",
        fields: [
          expect.objectContaining({ path: "price" }),
          expect.objectContaining({ path: "compareAtPrice" }),
        ],
      }),
    );
  },
);
