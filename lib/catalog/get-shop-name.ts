import { eq } from "drizzle-orm";
import { setting } from "@/db/schema/platform";
import type { Context } from "@/lib/operation/context";

/** The name on the door: setting `shop_name`. */
export async function getShopName({ db }: Context): Promise<string> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, "shop_name"));
  return typeof row?.value === "string" ? row.value : "Storehouse";
}
