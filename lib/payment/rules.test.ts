import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PaymentTruth } from "@/lib/vendors/stripe";
import { canAdvance, findDifference, findMismatch, type PaymentState, resolvePaymentState } from "./rules";

const truth: PaymentTruth = {
  sessionStatus: "open",
  sessionUrl: null,
  intentId: null,
  intentStatus: "none",
  currency: "USD",
  amountMinor: 1000,
  capturedMinor: 0,
  refundedMinor: 0,
  livemode: false,
  declineReason: null,
};

const states: PaymentState[] = [
  "pending",
  "processing",
  "authorized",
  "captured",
  "expired",
  "canceled",
  "failed",
];

describe("resolvePaymentState", () => {
  test("an open session stays pending although a card was declined", () => {
    expect(resolvePaymentState({ ...truth, intentStatus: "open" })).toBe("pending");
  });

  test("an expired session without money is expired", () => {
    expect(resolvePaymentState({ ...truth, sessionStatus: "expired" })).toBe("expired");
    expect(resolvePaymentState({ ...truth, sessionStatus: "expired", intentStatus: "canceled" })).toBe(
      "expired",
    );
  });

  test("a complete session whose debit failed later is failed", () => {
    expect(resolvePaymentState({ ...truth, sessionStatus: "complete", intentStatus: "open" })).toBe("failed");
  });
});

test("events in any order end in the same state once money was captured", () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(states.filter((state) => state !== "captured")),
      fc.nat(),
      (others, at) => {
        const sequence: PaymentState[] = [...others];
        sequence.splice(at % (sequence.length + 1), 0, "captured");
        const end = sequence.reduce<PaymentState>(
          (state, next) => (canAdvance(state, next) ? next : state),
          "pending",
        );
        expect(end).toBe("captured");
      },
    ),
  );
});

test("another amount, currency or mode is never taken for this payment's", () => {
  const payment = { amountMinor: 1000, currency: "USD" };
  expect(findMismatch(payment, truth, false)).toBeNull();
  expect(findMismatch(payment, { ...truth, amountMinor: 999 }, false)).toBe("amount");
  expect(findMismatch(payment, { ...truth, currency: "EUR" }, false)).toBe("currency");
  expect(findMismatch(payment, truth, true)).toBe("livemode");
});

test("the books agree while a refund is on its way, and differ when unknown money moved", () => {
  const ours = { capturedMinor: 1000, refundedMinor: 200, refundPendingMinor: 300 };
  for (const refundedMinor of [200, 500])
    expect(findDifference(ours, { capturedMinor: 1000, refundedMinor })).toBeNull();
  for (const refundedMinor of [0, 199, 501])
    expect(findDifference(ours, { capturedMinor: 1000, refundedMinor })).toBe("refunded");
  expect(findDifference(ours, { capturedMinor: 999, refundedMinor: 200 })).toBe("captured");
});
