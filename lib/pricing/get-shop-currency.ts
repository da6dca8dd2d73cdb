import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { setting } from "@/db/schema/platform";

const FALLBACK = "USD";

/** The currency that the shop sells in: setting `currency`. */
export async function getShopCurrency(db: Db): Promise<string> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, "currency"));
  return typeof row?.value === "string" ? row.value : FALLBACK;
}
