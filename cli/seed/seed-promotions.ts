import { eq } from "drizzle-orm";
import { promotion } from "@/db/schema/promotion";
import { demoPromotions } from "@/db/seed/demo/promotions";
import { demoShop } from "@/db/seed/demo/shop";
import type { Context } from "@/lib/operation/context";
import { createPromotion } from "@/lib/promotion/create-promotion";
import { createPromotionInput } from "@/lib/promotion/schema";

/** The demo shop's promotions; those that are there already, by their name, stay. */
export async function seedPromotions(ctx: Context): Promise<void> {
  for (const { minSubtotal, codes, ...demo } of demoPromotions) {
    const known = await ctx.db
      .select({ id: promotion.id })
      .from(promotion)
      .where(eq(promotion.name, demo.name));
    if (known.length > 0) continue;
    const draft = {
      ...demo,
      codes: [...codes],
      minSubtotal: minSubtotal === null ? null : { amount: minSubtotal, currency: demoShop.currency },
    };
    await createPromotion(ctx, createPromotionInput.parse(draft));
  }
}
