import type { Db } from "@/db/client";
import { order, orderLine } from "@/db/schema/order";
import { newId } from "@/lib/ids/new-id";

export type Sale = {
  status?: "confirmed" | "completed" | "pending_payment";
  daysAgo?: number;
  quantity: number;
};

/** An order of one product, as lists and figures of sales count it. @returns its id. */
export async function makeSale(
  db: Db,
  productId: string,
  { status = "confirmed", daysAgo = 1, quantity }: Sale,
): Promise<string> {
  const at = new Date(Date.now() - daysAgo * 86_400_000);
  const amounts = { subtotalMinor: quantity * 100, taxMinor: 0, totalMinor: quantity * 100 };
  const id = newId();
  await db.insert(order).values({
    id,
    number: id,
    status,
    email: "a@shop.test",
    accessToken: id,
    currency: "USD",
    shippingMinor: 0,
    taxRounding: "per_line",
    placedAt: at,
    confirmedAt: status === "pending_payment" ? null : at,
    ...amounts,
  });
  await db.insert(orderLine).values({
    orderId: id,
    position: 1,
    productId,
    productHandle: "any",
    title: "Any",
    variantTitle: "Default",
    quantity,
    unitPriceMinor: 100,
    requiresShipping: true,
    tracked: true,
    weightGrams: 0,
    ...amounts,
  });
  return id;
}
