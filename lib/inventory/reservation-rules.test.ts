import fc from "fast-check";
import { expect, test } from "vitest";
import { type LockedLevel, planReservation } from "./reservation-rules";

const level = (changed: Partial<LockedLevel>): LockedLevel => ({
  id: "l1",
  stockLocationId: "p1",
  variantId: "v",
  onHand: 0,
  reserved: 0,
  allocated: 0,
  oversellLimit: 0,
  priority: 0,
  ...changed,
});

test("several lines that demand one variant are summed before they are judged", () => {
  const demands = ["a", "b"].map((orderLineId) => ({ orderLineId, variantId: "v", quantity: 3 }));
  expect(planReservation(demands, [level({ onHand: 5 })])).toEqual({
    ok: false,
    shortages: [{ variantId: "v", requested: 6, available: 5 }],
  });
});

test("locations fill by priority and split a line; what lies there goes before overselling", () => {
  const levels = [
    level({ id: "far", onHand: 4, priority: 2 }),
    level({ id: "near", onHand: 3, oversellLimit: 10, priority: 1 }),
  ];
  const plan = planReservation([{ orderLineId: "a", variantId: "v", quantity: 9 }], levels);
  expect(plan.ok && Object.fromEntries(plan.byLevel)).toEqual({ near: 5, far: 4 });
});

test("locations of one priority fill in the order in which the places were made, whichever level was first", () => {
  const levels = [
    level({ id: "l1", stockLocationId: "p2", onHand: 3 }),
    level({ id: "l2", stockLocationId: "p1", onHand: 3 }),
  ];
  const plan = planReservation([{ orderLineId: "a", variantId: "v", quantity: 4 }], levels);
  expect(plan.ok && Object.fromEntries(plan.byLevel)).toEqual({ l1: 1, l2: 3 });
});

test("a plan takes exactly what was demanded, and no level more than it has", () => {
  const anyLevel = fc.record({
    variantId: fc.constantFrom("v", "w"),
    onHand: fc.nat(20),
    reserved: fc.nat(5),
    allocated: fc.nat(5),
    oversellLimit: fc.nat(10),
    priority: fc.nat(3),
  });
  const anyDemand = fc.record({
    variantId: fc.constantFrom("v", "w"),
    quantity: fc.integer({ min: 1, max: 12 }),
  });
  fc.assert(
    fc.property(
      fc.array(anyLevel, { maxLength: 6 }),
      fc.array(anyDemand, { maxLength: 5 }),
      (some, wanted) => {
        const levels = some.map((entry, index) => ({
          ...entry,
          id: `l${index}`,
          stockLocationId: `p${index}`,
        }));
        const demands = wanted.map((entry, index) => ({ ...entry, orderLineId: `o${index}` }));
        const plan = planReservation(demands, levels);
        if (!plan.ok) return;
        for (const { orderLineId, quantity } of demands) {
          const own = plan.parts.filter((part) => part.orderLineId === orderLineId);
          expect(own.reduce((sum, part) => sum + part.quantity, 0)).toBe(quantity);
        }
        for (const { id, onHand, reserved, allocated, oversellLimit } of levels) {
          const taken = plan.byLevel.get(id) ?? 0;
          if (taken > 0) expect(taken + reserved + allocated).toBeLessThanOrEqual(onHand + oversellLimit);
        }
      },
    ),
  );
});
