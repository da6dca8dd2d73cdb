import { expect, test } from "vitest";
import {
  canMoveReturn,
  findReturnEnd,
  findReturnProblem,
  RETURN_WINDOW_DAYS,
  resolveReturnStatus,
} from "./rules";
import { returnStatuses } from "./schema";

const day = (number: number) => new Date(Date.UTC(2026, 0, number));

test("the time to send something back counts from the last parcel", () => {
  const end = findReturnEnd([{ createdAt: day(9) }, { createdAt: day(2) }]);
  expect(end).toEqual(day(9 + RETURN_WINDOW_DAYS));
  expect(findReturnProblem({ end, units: 1 }, end ?? day(0))).toBeNull();
  expect(findReturnProblem({ end, units: 1 }, new Date((end?.getTime() ?? 0) + 1))).toBe("too_late");
});

test("what has not left cannot be sent back, nor can nothing", () => {
  expect(findReturnEnd([])).toBeNull();
  expect(findReturnProblem({ end: null, units: 0 }, day(1))).toBe("nothing_left");
  expect(findReturnProblem({ end: day(2), units: 0 }, day(1))).toBe("nothing_returnable");
});

test("a return that is declined, closed or withdrawn never moves again", () => {
  for (const from of ["declined", "closed", "withdrawn"] as const)
    expect(returnStatuses.filter((to) => canMoveReturn(from, to))).toEqual([]);
});

test("only what nobody has decided can be withdrawn, and what is withdrawn says so, not that it is closed", () => {
  expect(returnStatuses.filter((from) => canMoveReturn(from, "withdrawn"))).toEqual(["requested"]);
  expect(resolveReturnStatus({ status: "closed", withdrawnAt: new Date() })).toBe("withdrawn");
  expect(resolveReturnStatus({ status: "closed", withdrawnAt: null })).toBe("closed");
});
