import { eq } from "drizzle-orm";
import { shippingMethod } from "@/db/schema/shipping";
import { requireSound } from "@/lib/errors/require-sound";
import { requireVersion } from "@/lib/operation/content-version";
import type { Context } from "@/lib/operation/context";
import { findRateProblems } from "./draft-rules";
import { publishShipping } from "./publish-shipping";
import { findNamesake, lockZones, selectMethod } from "./queries";
import { replaceRates } from "./replace-rates";
import type { ShippingMethod, UpdateMethod } from "./schema";
import { toShippingMethod } from "./to-shipping-method";
import { toTexts } from "./to-texts";

/**
 * Edits a method; what the patch does not name stays. Orders keep what they were placed with; a checkout that shows
 * another price is told so (`price_changed`), or that the method is gone (`shipping_unavailable`). Locks the zones.
 *
 * @throws AppError `not_found`; `version_conflict` when `expectedVersion` is not today's; `validation_failed` as
 * `createShippingMethod` does.
 */
export function updateShippingMethod(ctx: Context, input: UpdateMethod): Promise<ShippingMethod> {
  const { shippingMethodId, expectedVersion, rates, translations, status, ...patch } = input;
  return ctx.db.transaction(async (tx) => {
    await lockZones(tx);
    const before = await toShippingMethod(tx, await selectMethod(tx, shippingMethodId));
    requireVersion(expectedVersion, before.version);
    const { zoneId, name } = { ...before, ...patch };
    const active = (status ?? before.status) === "active";
    const namesakes = active ? await findNamesake(tx, { zoneId, name, except: shippingMethodId }) : [];
    requireSound([...findRateProblems(rates ?? []), ...namesakes]);
    const [row] = await tx
      .update(shippingMethod)
      .set({
        ...patch,
        active,
        ...(translations ? { translations: toTexts({ ...before.translations, ...translations }) } : {}),
      })
      .where(eq(shippingMethod.id, shippingMethodId))
      .returning();
    if (!row) throw new Error(`shipping method ${shippingMethodId} is gone`);
    if (rates) await replaceRates(tx, row.id, rates);
    await publishShipping(tx);
    return toShippingMethod(tx, row);
  });
}
