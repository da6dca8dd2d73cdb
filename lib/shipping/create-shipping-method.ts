import { shippingMethod } from "@/db/schema/shipping";
import { requireSound } from "@/lib/errors/require-sound";
import { newHandle } from "@/lib/ids/new-handle";
import type { Context } from "@/lib/operation/context";
import { findRateProblems } from "./draft-rules";
import { publishShipping } from "./publish-shipping";
import { findNamesake, lockZones, selectZone } from "./queries";
import { replaceRates } from "./replace-rates";
import type { MethodDraft, ShippingMethod } from "./schema";
import { toShippingMethod } from "./to-shipping-method";
import { toTexts } from "./to-texts";

/**
 * Makes a method that checkout offers at once to the countries of its zone, in the currencies that it has rates in. Locks
 * the zones.
 *
 * @throws AppError `not_found` (the zone); `validation_failed`: rates that exclude each other or cannot be charged, a name
 * that another method of the zone has.
 */
export function createShippingMethod(ctx: Context, input: MethodDraft): Promise<ShippingMethod> {
  const { zoneId, rates, translations, ...own } = input;
  return ctx.db.transaction(async (tx) => {
    await lockZones(tx);
    const zone = await selectZone(tx, zoneId);
    requireSound([...findRateProblems(rates), ...(await findNamesake(tx, { zoneId, name: own.name }))]);
    const [row] = await tx
      .insert(shippingMethod)
      .values({
        ...own,
        translations: toTexts(translations),
        shippingZoneId: zone.id,
        handle: newHandle(own.name),
      })
      .returning();
    if (!row) throw new Error("createShippingMethod: the insert returned no row");
    await replaceRates(tx, row.id, rates);
    await publishShipping(tx);
    return toShippingMethod(tx, row);
  });
}
