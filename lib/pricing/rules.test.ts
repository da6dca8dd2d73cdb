import { expect, test } from "vitest";
import { findLowestPriorPrice } from "./rules";

const day = (number: number) => new Date(Date.UTC(2026, 0, number));

test("the lowest price of the 30 days before the reduction counts, the reduction itself does not", () => {
  const changes = [
    { amountMinor: 1000, changedAt: day(60) },
    { amountMinor: 1500, changedAt: day(50) },
    { amountMinor: 1200, changedAt: day(40) },
    { amountMinor: 2000, changedAt: day(1) },
  ];
  expect(findLowestPriorPrice(changes)).toBe(1200);
});

test("a price that ended before the window does not count, the one that reached into it does", () => {
  const changes = [
    { amountMinor: 1000, changedAt: day(100) },
    { amountMinor: 2000, changedAt: day(20) },
    { amountMinor: 500, changedAt: day(10) },
  ];
  expect(findLowestPriorPrice(changes)).toBe(2000);
});

test("a variant with one price has no earlier one", () => {
  expect(findLowestPriorPrice([{ amountMinor: 1000, changedAt: day(1) }])).toBeNull();
});
