import { eq } from "drizzle-orm";
import { shippingZone } from "@/db/schema/shipping";
import { AppError } from "@/lib/errors/app-error";
import { requireVersion } from "@/lib/operation/content-version";
import type { Context } from "@/lib/operation/context";
import { publishShipping } from "./publish-shipping";
import { findOfferedMethod, lockZones, selectZone } from "./queries";
import type { ShippingZone } from "./schema";
import { toShippingZone } from "./to-shipping-zone";

/**
 * Removes a zone with its archived methods: its countries then belong to the rest of the world, if there is such a zone.
 * Orders keep the name and the price of the method that they were placed with. Locks the zones.
 *
 * @throws AppError `not_found`, `version_conflict`; `conflict` while methods of it are offered.
 */
export function removeShippingZone(
  ctx: Context,
  { zoneId, expectedVersion }: { zoneId: string; expectedVersion?: number | undefined },
): Promise<ShippingZone> {
  return ctx.db.transaction(async (tx) => {
    await lockZones(tx);
    const zone = toShippingZone(await selectZone(tx, zoneId));
    requireVersion(expectedVersion, zone.version);
    const offered = await findOfferedMethod(tx, zoneId);
    if (offered) throw new AppError("conflict", `Archive its methods first: “${offered}” is offered`);
    await tx.delete(shippingZone).where(eq(shippingZone.id, zoneId));
    await publishShipping(tx);
    return zone;
  });
}
