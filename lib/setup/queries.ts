import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { productListing } from "@/db/schema/listing";
import { order } from "@/db/schema/order";
import { setting } from "@/db/schema/platform";
import { price } from "@/db/schema/pricing";
import { taxRate } from "@/db/schema/tax";

type SetupFacts = { shop: boolean; taxes: boolean; products: boolean; invoices: boolean };

/** Which steps of the setup the data shows as done; whether anything is delivered, `lib/shipping` knows. */
export async function findSetupFacts(db: Db, currency: string): Promise<SetupFacts> {
  const [found] = await db.execute<SetupFacts>(sql`select
    (select count(*) = 2 from ${setting} where ${setting.key} in ('shop_name', 'currency')) as shop,
    exists (select from ${taxRate}) or
      exists (select from ${setting} where ${setting.key} = 'taxIncluded') as taxes,
    exists (select from ${productListing}
      where ${productListing.currency} = ${currency} and ${productListing.stockClass} <> 'sold_out') as products,
    exists (select from ${setting}
      where ${setting.key} = 'seller' and ${setting.value} ->> 'line1' <> '') as invoices`);
  if (!found) throw new Error("a select without a table answered no row");
  return found;
}

/** Until the transaction ends, nobody else changes a setting. */
export async function lockSettings(db: Db): Promise<void> {
  await db.execute(sql`lock table ${setting} in share row exclusive mode`);
}

/** Whether anything has a price, and whether anything was ordered. */
export async function findMoney(db: Db): Promise<{ priced: boolean; sold: boolean }> {
  const [row] = await db.execute<{ priced: boolean; sold: boolean }>(
    sql`select exists (select from ${price}) as priced, exists (select from ${order}) as sold`,
  );
  if (!row) throw new Error("a select without a table answered no row");
  return row;
}
