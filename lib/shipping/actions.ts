"use server";

import { redirect } from "next/navigation";
import { toAction } from "@/lib/api/to-action";
import { findCurrentContext } from "@/lib/auth/find-current-actor";
import { getShippingMethod } from "./get-shipping-method";
import {
  archiveShippingMethodOperation,
  createShippingMethodOperation,
  createShippingZoneOperation,
  removeShippingZoneOperation,
  updateShippingMethodOperation,
  updateShippingZoneOperation,
} from "./operations";
import { readMethodDraft } from "./read-method-draft";
import type { MethodRate } from "./schema";

/** A form without a ticked box sends neither the box nor the list. */
const readZone = async ({ countries, restOfWorld, ...form }: Record<string, unknown>) => ({
  ...form,
  countries: countries ?? [],
  restOfWorld: restOfWorld === "1",
});

export const createShippingZoneAction = toAction(createShippingZoneOperation, {
  holdsNoSecrets: true,
  prepare: readZone,
  succeed: ({ id }) => redirect(`/admin/shipping/methods/new?zone=${id}`),
});

export const updateShippingZoneAction = toAction(updateShippingZoneOperation, {
  numbers: ["expectedVersion"],
  holdsNoSecrets: true,
  prepare: readZone,
});

export const removeShippingZoneAction = toAction(removeShippingZoneOperation, {
  numbers: ["expectedVersion"],
  succeed: () => redirect("/admin/shipping"),
});

export const createShippingMethodAction = toAction(createShippingMethodOperation, {
  numbers: ["position"],
  prepare: async (form) => readMethodDraft(form, []),
  succeed: () => redirect("/admin/shipping"),
});

/** Rates in other currencies than the shop's. A method that is not there is refused by the operation. */
async function otherRates({ shippingMethodId, currency }: Record<string, unknown>): Promise<MethodRate[]> {
  const ctx = await findCurrentContext();
  const { rates } = await getShippingMethod(ctx, { shippingMethodId: String(shippingMethodId) });
  return rates.filter(({ price }) => price.currency !== currency);
}

export const updateShippingMethodAction = toAction(updateShippingMethodOperation, {
  numbers: ["expectedVersion", "position"],
  prepare: async (form) => readMethodDraft(form, await otherRates(form)),
});

export const archiveShippingMethodAction = toAction(archiveShippingMethodOperation, {
  numbers: ["expectedVersion"],
});

export const restoreShippingMethodAction = toAction(updateShippingMethodOperation, {
  numbers: ["expectedVersion"],
  prepare: async ({ shippingMethodId, expectedVersion }) => ({
    shippingMethodId,
    expectedVersion,
    status: "active",
  }),
});
