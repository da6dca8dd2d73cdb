import { setting } from "@/db/schema/platform";
import type { Context } from "@/lib/operation/context";
import { SETTING } from "./get-seller";
import type { Seller } from "./schema";

/** Changes who invoices say sells, from the next one on: those that were issued stay as they are. */
export async function updateSeller(ctx: Context, input: Seller): Promise<Seller> {
  await ctx.db
    .insert(setting)
    .values({ key: SETTING, value: input })
    .onConflictDoUpdate({ target: setting.key, set: { value: input, updatedAt: new Date() } });
  return input;
}
