import { expect, test } from "vitest";
import { isLinkOver, keepsFromSending, resolveDraftState } from "./rules";

test("a draft whose cart is completed is completed, whatever it says itself", () => {
  const completedAt = new Date();
  for (const status of ["open", "sent", "canceled"] as const) {
    expect(resolveDraftState({ status }, { completedAt })).toBe("completed");
    expect(resolveDraftState({ status }, { completedAt: null })).toBe(status);
  }
});

test("a link ends at its time, and one without a time is none", () => {
  const now = new Date();
  expect(isLinkOver({ linkEndsAt: now }, now)).toBe(true);
  expect(isLinkOver({ linkEndsAt: new Date(now.getTime() + 1) }, now)).toBe(false);
  expect(isLinkOver({ linkEndsAt: null }, now)).toBe(true);
});

test("missing stock alone keeps no draft from being sent", () => {
  expect(keepsFromSending("insufficient_stock")).toBe(false);
  expect(keepsFromSending("no_email")).toBe(true);
});
