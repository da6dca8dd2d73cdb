import { eq } from "drizzle-orm";
import { z } from "zod";
import { setting } from "@/db/schema/platform";
import { log } from "@/lib/log/log";
import type { Context } from "@/lib/operation/context";
import { shopPathShape } from "./redirects/schema";

const text = z.string().trim().min(1).max(100);

const menuShape = z.object({
  title: text,
  links: z
    .array(
      z.object({
        title: text,
        path: shopPathShape,
      }),
    )
    .max(30),
});

const menusShape = z.object({ footer: z.array(menuShape).max(6) });
export type Menus = z.infer<typeof menusShape>;
export type Menu = Menus["footer"][number];

/** The menus that the merchant has made: setting `menus`. Null when there are none, or none that can be read. */
export async function findMenus({ db }: Context): Promise<Menus | null> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, "menus"));
  if (!row) return null;
  const menus = menusShape.safeParse(row.value);
  if (menus.success) return menus.data;
  // A slip in a setting must not take every page of the shop down.
  log.warn({ issues: menus.error.issues }, "the setting menus cannot be read: the footer lists everything");
  return null;
}
