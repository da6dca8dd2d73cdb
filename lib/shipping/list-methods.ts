import type { Context } from "@/lib/operation/context";
import { selectMethods } from "./queries";
import type { ShippingMethod } from "./schema";
import { toShippingMethods } from "./to-shipping-method";

/** The shop's methods in the order of checkout, those of a status alone where it is named; a shop has few. */
export async function listMethods(
  ctx: Context,
  { status }: { status?: ShippingMethod["status"] | undefined },
): Promise<{ data: ShippingMethod[] }> {
  return { data: await toShippingMethods(ctx.db, await selectMethods(ctx.db, status)) };
}
