import fc from "fast-check";
import { expect, test } from "vitest";
import { calculateTotals } from "@/lib/checkout/calculate-totals";
import { chargeStepMinor } from "@/lib/vendors/stripe-amount";
import { evaluatePromotions } from "./rules";
import type { PromotionCart, PromotionLine, PromotionTerms } from "./terms";

const NOW = new Date("2026-05-01T12:00:00Z");
const RUNS = { numRuns: 1000 };

// Currencies with 0, 2 and 3 digits, and one whose smallest charge is a hundred of its minor units.
const currencies = fc.constantFrom("JPY", "USD", "KWD", "MGA");

const promotionArb: fc.Arbitrary<PromotionTerms> = fc
  .record({
    id: fc.uuid(),
    kind: fc.constantFrom("percent", "fixed", "buy_x_get_y", "free_shipping"),
    order: fc.boolean(),
    priority: fc.integer({ min: -2, max: 2 }),
    percentPpm: fc.integer({ min: 1, max: 1_000_000 }),
    amountMinor: fc.integer({ min: 1, max: 50_000 }),
    buyQuantity: fc.integer({ min: 1, max: 4 }),
    getQuantity: fc.integer({ min: 1, max: 3 }),
    collection: fc.option(fc.constantFrom("a", "b", "c")),
    excludesReduced: fc.boolean(),
    minSubtotalMinor: fc.option(fc.integer({ min: 0, max: 20_000 })),
    usesLeft: fc.option(fc.integer({ min: 0, max: 2 })),
  })
  .map(({ collection, order, ...rest }) => ({
    ...rest,
    kind: rest.kind as PromotionTerms["kind"],
    name: rest.id,
    label: rest.id,
    status: "active",
    stackingGroup:
      rest.kind === "free_shipping" ? "shipping" : rest.kind === "buy_x_get_y" || !order ? "lines" : "order",
    currency: null,
    appliesTo: collection ? "selected" : "all",
    productIds: new Set<string>(),
    collectionIds: new Set(collection ? [collection] : []),
    customerGroupId: null,
    firstOrderOnly: false,
    startsAt: null,
    endsAt: null,
    usageLimitPerCustomer: null,
    code: null,
    usesOfCustomer: 0,
  }));

const cartArb: fc.Arbitrary<PromotionCart> = currencies.chain((currency) => {
  const stepMinor = chargeStepMinor(currency);
  const price = fc.integer({ min: 0, max: 20_000 }).map((steps) => steps * stepMinor);
  const lineArb: fc.Arbitrary<PromotionLine> = fc.record({
    key: fc.uuid(),
    productId: fc.uuid(),
    collectionIds: fc.subarray(["a", "b", "c"]),
    unitPriceMinor: price,
    quantity: fc.integer({ min: 1, max: 9 }),
    reduced: fc.boolean(),
    title: fc.constant(""),
  });
  return fc.record({
    currency: fc.constant(currency),
    stepMinor: fc.constant(stepMinor),
    lines: fc.uniqueArray(lineArb, { maxLength: 12, selector: ({ key }) => key }),
    shippingMinor: fc.option(price),
    requiresShipping: fc.boolean(),
    customerGroupId: fc.constant(null),
    hasOrdered: fc.constant(null),
  });
});

const promotionsArb = fc.uniqueArray(promotionArb, { maxLength: 7, selector: ({ id }) => id });

const sum = (amounts: Iterable<number>) => [...amounts].reduce((all, amount) => all + amount, 0);

test("parts sum to wholes, nothing is negative, and no line gives more than it costs", () => {
  fc.assert(
    fc.property(cartArb, promotionsArb, (cart, promotions) => {
      const result = evaluatePromotions(cart, promotions, NOW);
      for (const { promotion, amountMinor, lines } of result.adjustments) {
        if (promotion.stackingGroup !== "shipping") {
          expect(sum(lines.map((line) => line.amountMinor))).toBe(amountMinor);
        }
        for (const share of lines) expect(share.amountMinor).toBeGreaterThan(0);
        expect(amountMinor % cart.stepMinor).toBe(0);
      }
      expect(sum(result.discountOf.values())).toBe(result.discountMinor);
      for (const line of cart.lines) {
        const discount = result.discountOf.get(line.key) ?? 0;
        expect(discount).toBeGreaterThanOrEqual(0);
        expect(discount % cart.stepMinor).toBe(0);
        expect(discount).toBeLessThanOrEqual(line.unitPriceMinor * line.quantity);
      }
      expect(result.shippingDiscountMinor).toBeLessThanOrEqual(cart.shippingMinor ?? 0);
    }),
    RUNS,
  );
});

test("every promotion is either applied or rejected with a reason, once", () => {
  fc.assert(
    fc.property(cartArb, promotionsArb, (cart, promotions) => {
      const { trace, adjustments, rejected } = evaluatePromotions(cart, promotions, NOW);
      expect(adjustments.length + rejected.length).toBe(promotions.length);
      expect(trace.promotions.map(({ promotionId }) => promotionId).toSorted()).toEqual(
        promotions.map(({ id }) => id).toSorted(),
      );
    }),
    RUNS,
  );
});

test("neither the order of lines nor that of promotions matters, and asking twice changes nothing", () => {
  fc.assert(
    fc.property(cartArb, promotionsArb, (cart, promotions) => {
      const once = evaluatePromotions(cart, promotions, NOW);
      const turned = { ...cart, lines: cart.lines.toReversed() };
      const again = evaluatePromotions(turned, promotions.toReversed(), NOW);
      expect(Object.fromEntries(again.discountOf)).toEqual(Object.fromEntries(once.discountOf));
      expect(again.adjustments).toEqual(once.adjustments);
      expect(evaluatePromotions(cart, promotions, NOW)).toEqual(once);
    }),
    RUNS,
  );
});

test("of each group the order and its shipping have one, and a line has one promotion of lines", () => {
  fc.assert(
    fc.property(cartArb, promotionsArb, (cart, promotions) => {
      const { adjustments } = evaluatePromotions(cart, promotions, NOW);
      const ofGroup = (group: string) =>
        adjustments.filter(({ promotion }) => promotion.stackingGroup === group);
      expect(ofGroup("order").length).toBeLessThanOrEqual(1);
      expect(ofGroup("shipping").length).toBeLessThanOrEqual(1);
      const keys = ofGroup("lines").flatMap(({ lines }) => lines.map(({ key }) => key));
      expect(new Set(keys).size).toBe(keys.length);
    }),
    RUNS,
  );
});

test("totals are subtotal less discount, and shipping, and tax, and can be charged to the unit", () => {
  fc.assert(
    fc.property(
      cartArb,
      promotionsArb,
      fc.boolean(),
      fc.constantFrom("per_line" as const, "per_rate" as const),
      fc.integer({ min: 0, max: 300_000 }),
      (cart, promotions, included, rounding, ratePpm) => {
        const { discountOf, discountMinor, shippingDiscountMinor } = evaluatePromotions(
          cart,
          promotions,
          NOW,
        );
        const totals = calculateTotals(
          cart.lines.map((line) => ({
            ...line,
            discountMinor: discountOf.get(line.key) ?? 0,
            taxable: true,
            taxCategoryId: "standard",
          })),
          (cart.shippingMinor ?? 0) - shippingDiscountMinor,
          {
            rates: [{ name: "VAT", ratePpm, taxCategoryId: "standard", appliesToShipping: true }],
            defaultCategoryId: "standard",
            settings: { included, rounding },
          },
          cart.stepMinor,
        );
        const onTop = included ? 0 : totals.taxMinor;
        expect(totals.discountMinor).toBe(discountMinor);
        expect(totals.totalMinor).toBe(totals.subtotalMinor - discountMinor + totals.shippingMinor + onTop);
        const lines = [...totals.lines.values()];
        const shipping = totals.shippingMinor + (included ? 0 : totals.shippingTaxMinor);
        expect(sum(lines.map((line) => line.totalMinor)) + shipping).toBe(totals.totalMinor);
        expect(totals.totalMinor % cart.stepMinor).toBe(0);
        for (const line of lines) {
          expect(Math.min(line.discountMinor, line.taxMinor, line.totalMinor)).toBeGreaterThanOrEqual(0);
        }
      },
    ),
    RUNS,
  );
});
