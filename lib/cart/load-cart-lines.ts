import type { Db } from "@/db/client";
import { findAvailability } from "@/lib/inventory/find-availability";
import { type CartLineRow, type CartRow, selectCartLines, selectOwnReservations } from "./queries";

/** A cart line at today's price and stock. `unitPriceMinor` is null when the variant is not for sale. */
export type PricedCartLine = {
  row: CartLineRow;
  quantity: number;
  unitPriceMinor: number | null;
  /** What this cart can buy now; null when stock is not counted. */
  available: number | null;
};

/** Loads the lines of a cart, priced on the server from the database, never from a cache. */
export async function loadCartLines(db: Db, cart: CartRow): Promise<PricedCartLine[]> {
  const rows = await selectCartLines(db, cart);
  const availability = await findAvailability(
    db,
    rows.map((row) => row.variant.id),
  );
  const own = await selectOwnReservations(db, cart.id);
  return rows.map((row) => {
    const free = availability.get(row.variant.id) ?? null;
    const onSale = row.product.status === "active" && row.price !== null;
    return {
      row,
      quantity: row.line.quantity,
      unitPriceMinor: onSale ? (row.price?.amountMinor ?? null) : null,
      available: row.variant.tracked ? (free ?? 0) + (own.get(row.variant.id) ?? 0) : null,
    };
  });
}
