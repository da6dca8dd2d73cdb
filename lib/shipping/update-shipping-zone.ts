import { eq } from "drizzle-orm";
import { shippingZone } from "@/db/schema/shipping";
import { requireVersion } from "@/lib/operation/content-version";
import type { Context } from "@/lib/operation/context";
import { publishShipping } from "./publish-shipping";
import { lockZones, selectZone } from "./queries";
import { requireZoneDraft } from "./require-zone-draft";
import type { ShippingZone, UpdateZone } from "./schema";
import { toShippingZone } from "./to-shipping-zone";

/**
 * Edits a zone; what the patch does not name stays, and so do orders. Locks the zones.
 *
 * @throws AppError `not_found`; `version_conflict` when `expectedVersion` is not today's; `validation_failed` as
 * `createShippingZone` does.
 */
export function updateShippingZone(ctx: Context, input: UpdateZone): Promise<ShippingZone> {
  const { zoneId, expectedVersion, ...patch } = input;
  return ctx.db.transaction(async (tx) => {
    await lockZones(tx);
    const before = toShippingZone(await selectZone(tx, zoneId));
    requireVersion(expectedVersion, before.version);
    const { name, countries, restOfWorld } = { ...before, ...patch };
    const draft = { name, countries: [...new Set(countries)].toSorted(), restOfWorld };
    await requireZoneDraft(tx, draft, zoneId);
    const [row] = await tx.update(shippingZone).set(draft).where(eq(shippingZone.id, zoneId)).returning();
    if (!row) throw new Error(`shipping zone ${zoneId} is gone`);
    await publishShipping(tx);
    return toShippingZone(row);
  });
}
