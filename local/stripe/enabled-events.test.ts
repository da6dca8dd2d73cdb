import { expect, test } from "vitest";
import { paymentEventTypes } from "@/lib/payment/events/find-payment-event-handler";
import { enabledEvents } from "./enabled-events";

test("the local endpoint is sent what the shop acts on, and nothing else", () => {
  expect([...enabledEvents].sort()).toEqual([...paymentEventTypes].sort());
});
