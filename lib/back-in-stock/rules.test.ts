import { expect, test } from "vitest";
import { calculateAllowance } from "./rules";

test("four people hear of each unit, within a day, and never more than 5000", () => {
  expect(calculateAllowance(5, 0)).toBe(20);
  expect(calculateAllowance(5, 18)).toBe(2);
  expect(calculateAllowance(5, 30)).toBe(0);
  expect(calculateAllowance(0, 0)).toBe(0);
  expect(calculateAllowance(1_000_000, 0)).toBe(5000);
  expect(calculateAllowance(null, 10)).toBe(4990);
});
