import { describe, expect, test } from "vitest";
import { canTransition, resolvePaymentStatus } from "./rules";
import { orderStatuses } from "./schema";

const payment = { status: "captured" as const, amountMinor: 1000, capturedMinor: 1000, refundedMinor: 0 };

describe("resolvePaymentStatus", () => {
  test("money that was captured counts, whatever later attempts say", () => {
    const failed = { status: "failed" as const, amountMinor: 1000, capturedMinor: 0, refundedMinor: 0 };
    expect(resolvePaymentStatus([payment, failed])).toBe("paid");
  });

  test("tells a refund in part from a whole one", () => {
    expect(resolvePaymentStatus([{ ...payment, refundedMinor: 999 }])).toBe("partially_refunded");
    expect(resolvePaymentStatus([{ ...payment, refundedMinor: 1000 }])).toBe("refunded");
  });

  test("tells that less was captured than was authorized", () => {
    expect(resolvePaymentStatus([{ ...payment, capturedMinor: 600 }])).toBe("partially_captured");
    expect(resolvePaymentStatus([{ ...payment, capturedMinor: 600, refundedMinor: 600 }])).toBe("refunded");
  });

  test("an order without payments has none", () => {
    expect(resolvePaymentStatus([])).toBe("none");
  });
});

test("a canceled order never moves again", () => {
  expect(orderStatuses.filter((to) => canTransition("canceled", to))).toEqual([]);
});
