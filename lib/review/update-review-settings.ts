import { setting } from "@/db/schema/platform";
import type { Context } from "@/lib/operation/context";
import { SETTING } from "./get-review-settings";
import type { ReviewSettings } from "./schema";

/** Decides when new reviews are shown; those that wait already go on waiting. */
export async function updateReviewSettings(ctx: Context, input: ReviewSettings): Promise<ReviewSettings> {
  await ctx.db
    .insert(setting)
    .values({ key: SETTING, value: input })
    .onConflictDoUpdate({ target: setting.key, set: { value: input, updatedAt: new Date() } });
  return input;
}
