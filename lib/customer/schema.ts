import { z } from "zod";
import { idShape } from "@/lib/operation/shapes";
import { addressShape } from "@/lib/order/schema";

/** As many as one person needs, and as many as one page shows. */
export const MAX_ADDRESSES = 20;

export const customerAddressShape = addressShape.extend({
  id: idShape,
  isDefault: z.boolean().describe("It stands in the checkout form"),
});
export type CustomerAddress = z.infer<typeof customerAddressShape>;

export const saveAddressInput = z.object({
  addressId: idShape.optional().describe("Absent: a new one"),
  address: addressShape,
  isDefault: z.boolean().default(false),
});
export type SaveAddressInput = z.output<typeof saveAddressInput>;

export const customerShape = z.object({ name: z.string(), email: z.string() });
export const nameShape = z.string().trim().min(1, "required").max(100);
