import { eq } from "drizzle-orm";
import { setting } from "@/db/schema/platform";
import type { Context } from "@/lib/operation/context";
import { type ReviewSettings, reviewSettingsShape } from "./schema";

export const SETTING = "reviews";

/** What the merchant has chosen: setting `reviews`. Without it, or when it cannot be read, somebody looks first. */
export async function getReviewSettings({ db }: Context): Promise<ReviewSettings> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, SETTING));
  return reviewSettingsShape.safeParse(row?.value).data ?? { publish: "after_look" };
}
