import type { Context } from "@/lib/operation/context";
import { selectZones } from "./queries";
import type { ShippingZone } from "./schema";
import { toShippingZone } from "./to-shipping-zone";

/** All zones, the one of the rest of the world last. */
export async function listShippingZones(ctx: Context): Promise<{ data: ShippingZone[] }> {
  return { data: (await selectZones(ctx.db)).map(toShippingZone) };
}
