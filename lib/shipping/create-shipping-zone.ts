import { shippingZone } from "@/db/schema/shipping";
import { newHandle } from "@/lib/ids/new-handle";
import type { Context } from "@/lib/operation/context";
import { publishShipping } from "./publish-shipping";
import { lockZones } from "./queries";
import { requireZoneDraft } from "./require-zone-draft";
import type { ShippingZone, ZoneDraft } from "./schema";
import { toShippingZone } from "./to-shipping-zone";

/**
 * Makes a zone. Until it has a method, its countries get nothing delivered: a country that a zone names is served by that
 * zone alone. Locks the zones.
 *
 * @throws AppError `validation_failed`: a country that has a zone, a second rest of the world, a name that is taken.
 */
export function createShippingZone(ctx: Context, input: ZoneDraft): Promise<ShippingZone> {
  return ctx.db.transaction(async (tx) => {
    await lockZones(tx);
    const draft = { ...input, countries: [...new Set(input.countries)].toSorted() };
    await requireZoneDraft(tx, draft);
    const [row] = await tx
      .insert(shippingZone)
      .values({ ...draft, handle: newHandle(input.name) })
      .returning();
    if (!row) throw new Error("createShippingZone: the insert returned no row");
    await publishShipping(tx);
    return toShippingZone(row);
  });
}
