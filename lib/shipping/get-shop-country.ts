import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { setting } from "@/db/schema/platform";
import { countryShape } from "@/lib/operation/shapes";

const FALLBACK = "US";

/** Where the shop is at home: setting `country`. Pages and checkout tell of it until a shopper names another one. */
export async function getShopCountry(db: Db): Promise<string> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, "country"));
  return countryShape.safeParse(row?.value).data ?? FALLBACK;
}
