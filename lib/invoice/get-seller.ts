import { eq } from "drizzle-orm";
import { setting } from "@/db/schema/platform";
import { getShopName } from "@/lib/catalog/get-shop-name";
import type { Context } from "@/lib/operation/context";
import { type Seller, sellerShape } from "./schema";

export const SETTING = "seller";

/** Who invoices say sells: setting `seller`; without it, or when it cannot be read, the shop's name alone. */
export async function getSeller(ctx: Context): Promise<Seller> {
  const [row] = await ctx.db.select({ value: setting.value }).from(setting).where(eq(setting.key, SETTING));
  return sellerShape.safeParse(row?.value).data ?? sellerShape.parse({ name: await getShopName(ctx) });
}
