import { setting } from "@/db/schema/platform";
import { invalidateTags } from "@/lib/cache/invalidate-tags";
import { tags } from "@/lib/cache/tags";
import { AppError } from "@/lib/errors/app-error";
import { requireVersion } from "@/lib/operation/content-version";
import type { Context } from "@/lib/operation/context";
import { getShopSettings } from "./get-shop-settings";
import { findMoney, lockSettings } from "./queries";
import type { ShopSettings, UpdateShopSettings } from "./schema";

/** In which row of `setting` each of them is. */
const keys = {
  name: "shop_name",
  currency: "currency",
  country: "country",
  taxIncluded: "taxIncluded",
  taxRounding: "taxRounding",
} as const satisfies Partial<Record<keyof UpdateShopSettings, string>>;

/**
 * Changes what is given, and invalidates what stands around every page. Orders keep what they were placed under. Locks
 * the settings: edits go one after another.
 *
 * @throws AppError `version_conflict`; `conflict` for another currency once there is a price or an order.
 */
export function updateShopSettings(ctx: Context, input: UpdateShopSettings): Promise<ShopSettings> {
  const { expectedVersion, ...patch } = input;
  return ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    await lockSettings(tx);
    const before = await getShopSettings(inTx);
    requireVersion(expectedVersion, before.version);
    if (patch.currency !== undefined && patch.currency !== before.currency)
      await requireNoMoney(inTx, before.currency);
    for (const [name, key] of Object.entries(keys)) {
      const value = patch[name as keyof typeof keys];
      if (value === undefined) continue;
      await tx
        .insert(setting)
        .values({ key, value })
        .onConflictDoUpdate({ target: setting.key, set: { value, updatedAt: new Date() } });
    }
    await invalidateTags(tx, [tags.shop, tags.catalog]);
    return getShopSettings(inTx);
  });
}

/** Prices, carts and books are in one currency: nothing turns them into another. */
async function requireNoMoney({ db }: Context, currency: string): Promise<void> {
  const { priced, sold } = await findMoney(db);
  if (!priced && !sold) return;
  const what = sold ? "Orders" : "Products";
  throw new AppError("conflict", `${what} have prices in ${currency} already: the shop keeps its currency`);
}
