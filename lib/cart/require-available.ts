import type { Db } from "@/db/client";
import { AppError } from "@/lib/errors/app-error";
import { type CartRow, findAvailable } from "./queries";

/**
 * Tells early what checkout would refuse; the reservation at checkout stays the truth.
 *
 * @throws AppError `insufficient_stock` with `available`.
 */
export async function requireAvailable(
  db: Db,
  cart: CartRow,
  variant: { id: string; tracked: boolean },
  quantity: number,
): Promise<void> {
  if (!variant.tracked) return;
  const available = (await findAvailable(db, cart.id, [variant.id])).get(variant.id) ?? 0;
  if (quantity <= available) return;
  const message = available === 0 ? "Sold out" : `Only ${available} left`;
  throw new AppError("insufficient_stock", message, {
    fields: [{ path: "quantity", code: "insufficient_stock", message }],
    details: { available },
  });
}
