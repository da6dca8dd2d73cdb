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
  releasedMinor: 0,
  authorizedUntil: null,
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
  const payment = { amountMinor: 1000, currency: "USD", captureMethod: "automatic" as const };
  expect(findMismatch(payment, truth, false)).toBeNull();
  expect(findMismatch(payment, { ...truth, amountMinor: 999 }, false)).toBe("amount");
  expect(findMismatch(payment, { ...truth, currency: "EUR" }, false)).toBe("currency");
  expect(findMismatch(payment, truth, true)).toBe("livemode");
});

test("only of an authorization may less be captured than it is over, and never more", () => {
  const payment = { amountMinor: 1000, currency: "USD", captureMethod: "manual" as const };
  const captured = (capturedMinor: number) => ({
    ...truth,
    intentStatus: "succeeded" as const,
    capturedMinor,
  });
  expect(findMismatch(payment, captured(600), false)).toBeNull();
  expect(findMismatch(payment, captured(1000), false)).toBeNull();
  for (const capturedMinor of [0, 1001])
    expect(findMismatch(payment, captured(capturedMinor), false)).toBe("captured");
  expect(findMismatch({ ...payment, captureMethod: "automatic" }, captured(600), false)).toBe("captured");
});

test("the books agree while a refund is on its way, and differ when unknown money moved", () => {
  const ours = { capturedMinor: 1000, refundedMinor: 200, refundPendingMinor: 300 };
  const theirs = (capturedMinor: number, refundedMinor: number, releasedMinor = 0) => ({
    capturedMinor,
    refundedMinor,
    releasedMinor,
  });
  for (const refundedMinor of [200, 500])
    expect(findDifference(ours, theirs(1000, refundedMinor))).toBeNull();
  for (const refundedMinor of [0, 199, 501])
    expect(findDifference(ours, theirs(1000, refundedMinor))).toBe("refunded");
  expect(findDifference(ours, theirs(999, 200))).toBe("captured");
  // What was let go at a partial capture is no refund of ours, whether it is counted among them or not.
  for (const refundedMinor of [200, 900])
    expect(findDifference(ours, theirs(1000, refundedMinor, 700))).toBeNull();
});
