"use server";

import { redirect } from "next/navigation";
import { readQuantities } from "@/lib/api/read-quantities";
import { toAction } from "@/lib/api/to-action";
import { localizePath } from "@/lib/i18n/locales";
import {
  approveReturnOperation,
  closeReturnOperation,
  declineReturnOperation,
  openReturnOperation,
  receiveReturnOperation,
  refundReturnOperation,
  requestReturnOperation,
  withdrawReturnOperation,
} from "./operations";

/** Leads back to the order, which shows what was asked for. */
export const requestReturnAction = toAction(requestReturnOperation, {
  prepare: async ({ lines, ...input }) => ({ ...input, lines: readQuantities(lines) }),
  succeed: (_output, { orderId, token }, locale) =>
    redirect(
      localizePath(
        locale,
        `/orders/${orderId}${token ? `?token=${encodeURIComponent(String(token))}` : ""}#returns`,
      ),
    ),
});

/** The order's page shows it at once. */
export const withdrawReturnAction = toAction(withdrawReturnOperation);

export const openReturnAction = toAction(openReturnOperation, {
  prepare: async ({ lines, approve, ...input }) => ({
    ...input,
    approve: approve === "1",
    lines: readQuantities(lines),
  }),
});

export const approveReturnAction = toAction(approveReturnOperation);
export const declineReturnAction = toAction(declineReturnOperation);
export const closeReturnAction = toAction(closeReturnOperation);

export const receiveReturnAction = toAction(receiveReturnOperation, {
  prepare: async ({ received, restocked, location, refund, shipping, ...input }) => ({
    ...input,
    refund: refund === "1",
    shipping: shipping === "1",
    lines: Object.keys(toFields(received)).map((lineId) => ({
      lineId,
      received: toWhole(toFields(received)[lineId]),
      restocked: toWhole(toFields(restocked)[lineId]),
      locationId: toFields(location)[lineId] || undefined,
    })),
  }),
});

export const refundReturnAction = toAction(refundReturnOperation, {
  prepare: async ({ shipping, ...input }) => ({ ...input, shipping: shipping === "1" }),
});

function toFields(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** Nothing typed is none; what is no number stays text, for validation to refuse. */
function toWhole(value: unknown): unknown {
  const typed = typeof value === "string" ? value.trim() : "";
  if (typed === "") return 0;
  return /^\d{1,4}$/.test(typed) ? Number(typed) : typed;
}
