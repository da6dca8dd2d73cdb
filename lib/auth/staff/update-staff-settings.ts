import { setting } from "@/db/schema/platform";
import type { Context } from "@/lib/operation/context";
import { STAFF_SETTING } from "./settings";

/** Whether all staff must sign in in two steps: who does not yet is led to set it up at their next request. */
export async function updateStaffSettings(
  ctx: Context,
  { totpRequired }: { totpRequired: boolean },
): Promise<{ totpRequired: boolean }> {
  const value = { totpRequired };
  await ctx.db
    .insert(setting)
    .values({ key: STAFF_SETTING, value })
    .onConflictDoUpdate({ target: setting.key, set: { value } });
  return value;
}
