import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { order, orderLine } from "@/db/schema/order";
import { review } from "@/db/schema/review";
import { newCapability } from "@/lib/ids/capability";
import { newId } from "@/lib/ids/new-id";

type MadeOrder = { orderId: string; token: string; lineIds: string[] };

/** An order of one of each product, as it stands after its payment; `status` where it does not. */
export async function makeOrder(
  db: Db,
  products: readonly { productId: string; variantId: string }[],
  status: "pending_payment" | "confirmed" | "completed" | "canceled" = "confirmed",
): Promise<MadeOrder> {
  const id = newId();
  const token = newCapability();
  const total = 1000 * products.length;
  await db.insert(order).values({
    id,
    number: `SH-T-${id}`,
    status,
    email: "ada@example.com",
    accessToken: token,
    currency: "USD",
    subtotalMinor: total,
    shippingMinor: 0,
    taxMinor: 0,
    totalMinor: total,
    taxRounding: "per_line",
    confirmedAt: status === "confirmed" || status === "completed" ? new Date() : null,
    canceledAt: status === "canceled" ? new Date() : null,
  });
  const rows = await db
    .insert(orderLine)
    .values(
      products.map(({ productId, variantId }, index) => ({
        orderId: id,
        position: index + 1,
        productId,
        variantId,
        productHandle: "mug",
        title: "Mug",
        variantTitle: "Default",
        quantity: 1,
        unitPriceMinor: 1000,
        subtotalMinor: 1000,
        taxMinor: 0,
        totalMinor: 1000,
        requiresShipping: false,
        tracked: true,
        weightGrams: 0,
      })),
    )
    .returning({ id: orderLine.id });
  return { orderId: id, token, lineIds: rows.map((row) => row.id) };
}

/** Reviews of a product that nobody bought, one for each number of stars, a minute apart. */
export async function importReviews(
  db: Db,
  productId: string,
  ratings: readonly number[],
  status: "pending" | "published" = "published",
): Promise<string[]> {
  const rows = await db
    .insert(review)
    .values(
      ratings.map((rating, index) => ({
        productId,
        source: "import" as const,
        authorName: `Author ${index}`,
        rating,
        title: "",
        body: `Review ${index}`,
        locale: "en",
        status,
        createdAt: new Date(Date.UTC(2026, 0, 1, 0, index)),
      })),
    )
    .returning({ id: review.id });
  return rows.map((row) => row.id);
}

/** The states of a product's reviews, in the order in which they were written. */
export async function statusesOf(db: Db, productId: string): Promise<string[]> {
  const rows = await db
    .select({ status: review.status })
    .from(review)
    .where(eq(review.productId, productId))
    .orderBy(review.createdAt, review.id);
  return rows.map((row) => row.status);
}
