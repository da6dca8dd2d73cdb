import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { productListing } from "@/db/schema/listing";
import { order, orderLine } from "@/db/schema/order";
import { openTestDatabase } from "@/db/testing/database";
import { makeVariant } from "@/db/testing/rows";
import { newId } from "@/lib/ids/new-id";
import { selectBestSellers } from "./select-best-sellers";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

type Sale = { status: "confirmed" | "completed" | "pending_payment"; daysAgo: number; quantity: number };

async function sell(productId: string, { status, daysAgo, quantity }: Sale): Promise<void> {
  const at = new Date(Date.now() - daysAgo * 86_400_000);
  const amounts = { subtotalMinor: quantity * 100, taxMinor: 0, totalMinor: quantity * 100 };
  const id = newId();
  await database.db.insert(order).values({
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
  await database.db.insert(orderLine).values({
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
}

test("what sold most in 90 days comes first; what is not paid, long ago or sold out does not count", async () => {
  const make = async (title: string, stock = 10) =>
    (await makeVariant(database.db, { title, stock })).productId;
  const [mug, lamp, bowl, vase] = [
    await make("Mug"),
    await make("Lamp"),
    await make("Bowl"),
    await make("Vase"),
  ];
  await make("Never sold");
  const gone = await make("Gone");
  await sell(mug, { status: "confirmed", daysAgo: 2, quantity: 2 });
  await sell(mug, { status: "completed", daysAgo: 40, quantity: 3 });
  await sell(lamp, { status: "completed", daysAgo: 1, quantity: 9 });
  await sell(bowl, { status: "pending_payment", daysAgo: 0, quantity: 50 });
  await sell(vase, { status: "completed", daysAgo: 91, quantity: 50 });
  await sell(gone, { status: "completed", daysAgo: 1, quantity: 50 });
  await database.db
    .update(productListing)
    .set({ stockClass: "sold_out" })
    .where(eq(productListing.productId, gone));
  const titles = async (limit: number) =>
    (await selectBestSellers(database.db, { limit, locale: "en" })).map(({ title }) => title);
  expect(await titles(10)).toEqual(["Lamp", "Mug"]);
  expect(await titles(1)).toEqual(["Lamp"]);
});

test("the latest orders are found through an index, however many there are", async () => {
  await database.db.execute(sql`
    insert into "order" (id, number, status, email, access_token, currency, subtotal_minor, shipping_minor, tax_minor,
      total_minor, tax_rounding, placed_at, confirmed_at)
    select gen_random_uuid(), 'old-' || n, 'completed', 'a@shop.test', 'old-' || n, 'USD', 0, 0, 0, 0, 'per_line',
      now() - n * interval '1 minute', now() from generate_series(1, 30000) as n`);
  await database.db.execute(sql`analyze "order"`);
  const plan = await database.db.execute<Record<string, string>>(sql`
    explain select id from "order" where status = 'completed' and placed_at > now() - interval '90 days'
      order by placed_at desc, id desc limit 2000`);
  const text = [...plan].map((row) => row["QUERY PLAN"]).join("\n");
  expect(text).toMatch(/Index Scan using order_(status|placed)_index/);
  expect(text).not.toContain("Sort");
});
