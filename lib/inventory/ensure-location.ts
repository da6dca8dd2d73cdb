import { asc } from "drizzle-orm";
import type { Db } from "@/db/client";
import { stockLocation } from "@/db/schema/inventory";

/** The first place where stock lies; a shop that has none gets one, so that nobody has to make it by hand. */
export async function ensureLocation(db: Db): Promise<string> {
  const [row] = await db
    .select({ id: stockLocation.id })
    .from(stockLocation)
    .orderBy(asc(stockLocation.priority), asc(stockLocation.id))
    .limit(1);
  if (row) return row.id;
  const [made] = await db
    .insert(stockLocation)
    .values({ handle: "main", name: "Main" })
    .onConflictDoNothing()
    .returning({ id: stockLocation.id });
  return made?.id ?? ensureLocation(db);
}
