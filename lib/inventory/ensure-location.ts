import type { Db } from "@/db/client";
import { stockLocation } from "@/db/schema/inventory";
import { holdFirstLocation, lockLocations } from "./queries";

/**
 * The first place where stock lies; a shop that has none gets one, so that nobody has to make it by hand. Call it inside a
 * transaction: until its end, nobody removes the place.
 */
export async function ensureLocation(db: Db): Promise<string> {
  const first = await holdFirstLocation(db);
  if (first) return first;
  await lockLocations(db);
  // Somebody else may have made one meanwhile.
  const early = await holdFirstLocation(db);
  if (early) return early;
  const [made] = await db
    .insert(stockLocation)
    .values({ handle: "main", name: "Main" })
    .returning({ id: stockLocation.id });
  if (!made) throw new Error("ensureLocation: the insert returned no row");
  return made.id;
}
