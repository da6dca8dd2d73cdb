import type { Context } from "@/lib/operation/context";
import type { ShippingMethod } from "./schema";
import { updateShippingMethod } from "./update-shipping-method";

/** Checkout offers it no more; orders keep it. @throws AppError as `updateShippingMethod` does. */
export function archiveShippingMethod(
  ctx: Context,
  { shippingMethodId, expectedVersion }: { shippingMethodId: string; expectedVersion?: number | undefined },
): Promise<ShippingMethod> {
  return updateShippingMethod(ctx, { shippingMethodId, expectedVersion, status: "archived" });
}
