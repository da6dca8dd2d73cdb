import { eq } from "drizzle-orm";
import { z } from "zod";
import { setting } from "@/db/schema/platform";
import type { Context } from "@/lib/operation/context";

export const SETTING = "reviews";

export const reviewSettingsShape = z.object({
  publish: z.enum(["after_look", "at_once"]).describe("When a new review is shown to everybody"),
});
export type ReviewSettings = z.infer<typeof reviewSettingsShape>;

/** What the merchant has chosen: setting `reviews`. Without it, or when it cannot be read, somebody looks first. */
export async function getReviewSettings({ db }: Context): Promise<ReviewSettings> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, SETTING));
  return reviewSettingsShape.safeParse(row?.value).data ?? { publish: "after_look" };
}
