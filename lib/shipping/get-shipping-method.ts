import type { Context } from "@/lib/operation/context";
import { selectMethod } from "./queries";
import type { ShippingMethod } from "./schema";
import { toShippingMethod } from "./to-shipping-method";

/** @throws AppError `not_found`. */
export async function getShippingMethod(
  ctx: Context,
  { shippingMethodId }: { shippingMethodId: string },
): Promise<ShippingMethod> {
  return toShippingMethod(ctx.db, await selectMethod(ctx.db, shippingMethodId));
}
