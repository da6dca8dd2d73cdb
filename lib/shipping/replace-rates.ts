import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { shippingRate } from "@/db/schema/shipping";
import type { MethodRate } from "./schema";

/** Replaces what a method costs, in every currency. The caller holds the lock of the zones. */
export async function replaceRates(
  db: Db,
  shippingMethodId: string,
  rates: readonly MethodRate[],
): Promise<void> {
  await db.delete(shippingRate).where(eq(shippingRate.shippingMethodId, shippingMethodId));
  await db.insert(shippingRate).values(
    rates.map(({ minSubtotal, price }) => ({
      shippingMethodId,
      currency: price.currency,
      minSubtotalMinor: minSubtotal.amount,
      priceMinor: price.amount,
    })),
  );
}
