import fc from "fast-check";
import { expect, test } from "vitest";
import { packVariants, unpackVariants } from "./packed-variants";

const text = fc.string({ minLength: 1, maxLength: 12 });
const amount = fc.nat(1_000_000);
const stockClass = fc.constantFrom(
  "in_stock" as const,
  "low" as const,
  "backorder" as const,
  "sold_out" as const,
);
const names = ["Size", "Color", "__proto__x"];

const variant = fc.record({
  id: fc.uuid(),
  sku: fc.option(text),
  title: fc.option(text),
  values: fc.array(fc.option(text), { minLength: 3, maxLength: 3 }),
  stockClass,
  amount,
  compareAt: fc.option(amount),
  lowest: fc.option(amount),
});

test("what was packed is unpacked the same, whatever a variant lacks", () => {
  fc.assert(
    fc.property(fc.array(variant, { maxLength: 6 }), (drafts) => {
      const money = (minor: number | null) => (minor === null ? null : { amount: minor, currency: "USD" });
      const variants = drafts.map((draft) => ({
        id: draft.id,
        sku: draft.sku,
        title: draft.title ?? draft.values.filter((value) => value !== null).join(" / "),
        options: Object.fromEntries(
          names.flatMap((name, index) => {
            const value = draft.values[index];
            return value == null ? [] : [[name, value]];
          }),
        ),
        price: { amount: draft.amount, currency: "USD" },
        compareAtPrice: money(draft.compareAt),
        lowestPrice30Days: money(draft.lowest),
        inStock: draft.stockClass !== "sold_out",
        stockClass: draft.stockClass,
      }));
      expect(unpackVariants(packVariants(variants))).toEqual(variants);
    }),
  );
});
