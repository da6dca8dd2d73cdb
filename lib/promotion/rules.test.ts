import { describe, expect, test } from "vitest";
import { evaluatePromotions } from "./rules";
import type { PromotionCart, PromotionLine, PromotionTerms } from "./terms";

const NOW = new Date("2026-05-01T12:00:00Z");

const terms = (changed: Partial<PromotionTerms> & { id: string }): PromotionTerms => ({
  name: changed.id,
  label: changed.id,
  status: "active",
  kind: "percent",
  stackingGroup: "order",
  priority: 0,
  percentPpm: 100_000,
  amountMinor: null,
  buyQuantity: null,
  getQuantity: null,
  currency: null,
  appliesTo: "all",
  productIds: new Set(),
  collectionIds: new Set(),
  excludesReduced: false,
  minSubtotalMinor: null,
  customerGroupId: null,
  firstOrderOnly: false,
  startsAt: null,
  endsAt: null,
  usageLimitPerCustomer: null,
  code: null,
  usesLeft: null,
  usesOfCustomer: 0,
  ...changed,
});

const line = (key: string, unitPriceMinor: number, changed: Partial<PromotionLine> = {}): PromotionLine => ({
  key,
  productId: `product-${key}`,
  collectionIds: [],
  unitPriceMinor,
  quantity: 1,
  reduced: false,
  title: key,
  ...changed,
});

const cart = (lines: PromotionLine[], changed: Partial<PromotionCart> = {}): PromotionCart => ({
  currency: "USD",
  lines,
  shippingMinor: 500,
  requiresShipping: true,
  stepMinor: 1,
  customerGroupId: null,
  hasOrdered: null,
  ...changed,
});

const evaluate = (given: PromotionCart, ...promotions: PromotionTerms[]) =>
  evaluatePromotions(given, promotions, NOW);

/** Name and reason of what was not applied. */
const rejectedIn = (given: PromotionCart, ...promotions: PromotionTerms[]) =>
  evaluate(given, ...promotions).rejected.map(({ promotion, reason }) => [promotion.name, reason]);

describe("what is taken off", () => {
  test("a percentage is shared out by the largest remainder", () => {
    const { discountMinor, discountOf } = evaluate(
      cart([line("a", 333), line("b", 333), line("c", 333)]),
      terms({ id: "ten" }),
    );
    expect(discountMinor).toBe(100);
    expect([...discountOf]).toEqual([
      ["a", 34],
      ["b", 33],
      ["c", 33],
    ]);
  });

  test("a fixed amount never takes more than its goods cost", () => {
    const fixed = terms({ id: "five", kind: "fixed", amountMinor: 5000, currency: "USD" });
    expect(evaluate(cart([line("a", 1200)]), fixed).discountMinor).toBe(1200);
  });

  test("of every three units the cheapest is given", () => {
    const gift = terms({
      id: "3 for 2",
      kind: "buy_x_get_y",
      stackingGroup: "lines",
      percentPpm: 1_000_000,
      buyQuantity: 2,
      getQuantity: 1,
    });
    const result = evaluate(cart([line("a", 900, { quantity: 4 }), line("b", 500, { quantity: 3 })]), gift);
    expect(Object.fromEntries(result.discountOf)).toEqual({ b: 1000 });
    expect(rejectedIn(cart([line("a", 900, { quantity: 2 })]), gift)).toEqual([["3 for 2", "too_few_units"]]);
  });

  test("free shipping takes off its price, and is no discount of the goods", () => {
    const free = terms({ id: "free", kind: "free_shipping", stackingGroup: "shipping" });
    expect(evaluate(cart([line("a", 900)]), free)).toMatchObject({
      discountMinor: 0,
      shippingDiscountMinor: 500,
    });
    expect(rejectedIn(cart([line("a", 900)], { shippingMinor: 0 }), free)).toEqual([["free", "no_effect"]]);
    const unknown = evaluate(cart([line("a", 900)], { shippingMinor: null }), free);
    expect(unknown.adjustments).toHaveLength(1);
  });

  test("where the provider charges in steps, so does the discount", () => {
    const { discountOf } = evaluate(
      cart([line("a", 1230), line("b", 770)], { currency: "KWD", stepMinor: 10 }),
      terms({ id: "ten", percentPpm: 73_000 }),
    );
    expect([...discountOf.values()].map((amount) => amount % 10)).toEqual([0, 0]);
  });
});

describe("how promotions meet", () => {
  test("of the order's promotions the one that takes off more is applied, a code like an automatic one", () => {
    const promotions = [
      terms({ id: "a", percentPpm: 100_000, code: "TEN" }),
      terms({ id: "b", percentPpm: 200_000 }),
    ];
    expect(evaluate(cart([line("x", 1000)]), ...promotions).discountMinor).toBe(200);
    expect(rejectedIn(cart([line("x", 1000)]), ...promotions)).toEqual([["a", "outranked"]]);
  });

  test("priority goes before what is taken off", () => {
    const promotions = [terms({ id: "a", priority: 1 }), terms({ id: "b", percentPpm: 500_000 })];
    expect(evaluate(cart([line("x", 1000)]), ...promotions).discountMinor).toBe(100);
  });

  test("an order's discount is of what the lines still cost", () => {
    const promotions = [
      terms({ id: "half", stackingGroup: "lines", percentPpm: 500_000 }),
      terms({ id: "ten", percentPpm: 100_000 }),
    ];
    expect(evaluate(cart([line("x", 1000)]), ...promotions).discountMinor).toBe(550);
  });

  test("a line has one promotion of lines; on different lines they go together", () => {
    const a = terms({ id: "a", stackingGroup: "lines", appliesTo: "selected", productIds: new Set(["p"]) });
    const b = terms({
      id: "b",
      stackingGroup: "lines",
      appliesTo: "selected",
      collectionIds: new Set(["c"]),
    });
    const lines = [line("x", 1000, { productId: "p" }), line("y", 1000, { collectionIds: ["c"] })];
    expect(evaluate(cart(lines), a, b).adjustments).toHaveLength(2);
    const both = line("x", 1000, { productId: "p", collectionIds: ["c"] });
    expect(rejectedIn(cart([both]), a, b)).toEqual([["b", "outranked"]]);
  });
});

describe("why a promotion is not applied", () => {
  const goods = [line("x", 1000)];
  test.each([
    ["not_active", { status: "draft" as const }, {}],
    ["not_started", { startsAt: new Date("2026-05-02") }, {}],
    ["ended", { endsAt: NOW }, {}],
    ["wrong_currency", { currency: "EUR" }, {}],
    ["used_up", { usesLeft: 0 }, {}],
    ["already_used", { usageLimitPerCustomer: 1, usesOfCustomer: 1 }, {}],
    ["wrong_customer_group", { customerGroupId: "g" }, {}],
    ["not_first_order", { firstOrderOnly: true }, { hasOrdered: true }],
    ["no_eligible_goods", { appliesTo: "selected" as const }, {}],
    ["below_minimum", { minSubtotalMinor: 1001, currency: "USD" }, {}],
    ["no_effect", { kind: "fixed" as const, amountMinor: 1 }, { stepMinor: 10 }],
  ])("%s", (reason, changed, changedCart) => {
    expect(rejectedIn(cart(goods, changedCart), terms({ id: "p", ...changed }))).toEqual([["p", reason]]);
  });

  test("reduced goods are left out where the promotion says so", () => {
    const lines = [line("x", 1000, { reduced: true }), line("y", 1000)];
    const result = evaluate(cart(lines), terms({ id: "p", excludesReduced: true }));
    expect(Object.fromEntries(result.discountOf)).toEqual({ y: 100 });
  });

  test("an address that is unknown is taken to be new", () => {
    expect(rejectedIn(cart(goods), terms({ id: "p", firstOrderOnly: true }))).toEqual([]);
  });

  test("the trace names every promotion that was looked at, applied or not", () => {
    const { trace } = evaluate(cart(goods), terms({ id: "yes" }), terms({ id: "no", status: "archived" }));
    expect(trace.promotions).toMatchObject([
      {
        name: "yes",
        applied: true,
        reason: null,
        amountMinor: 100,
        lines: [{ lineId: "x", amountMinor: 100 }],
      },
      { name: "no", applied: false, reason: "not_active", amountMinor: 0 },
    ]);
    expect(trace.lines).toMatchObject([{ lineId: "x", subtotalMinor: 1000, discountMinor: 100 }]);
  });
});
