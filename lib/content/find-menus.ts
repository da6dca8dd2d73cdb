import { eq } from "drizzle-orm";
import { z } from "zod";
import { setting } from "@/db/schema/platform";
import { type Locale, locales } from "@/lib/i18n/locales";
import { log } from "@/lib/log/log";
import type { Context } from "@/lib/operation/context";
import { shopPathShape } from "./redirects/schema";

const text = z.string().trim().min(1).max(100);

const ownTitles = z
  .partialRecord(z.enum(locales), z.object({ title: text }))
  .optional()
  .describe("What it is called in other languages");

const menuShape = z.object({
  title: text,
  translations: ownTitles,
  links: z
    .array(
      z.object({
        title: text,
        translations: ownTitles,
        path: shopPathShape,
      }),
    )
    .max(30),
});

const menusShape = z.object({ footer: z.array(menuShape).max(6) });
type Entry = { title: string; path: string };
export type Menu = { title: string; links: Entry[] };
type Menus = { footer: Menu[] };

/** The menus that the merchant has made: setting `menus`. Null when there are none, or none that can be read. */
export async function findMenus({ db }: Context, locale: Locale): Promise<Menus | null> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, "menus"));
  if (!row) return null;
  const menus = menusShape.safeParse(row.value);
  const titleOf = (entry: Pick<z.infer<typeof menuShape>, "title" | "translations">) =>
    entry.translations?.[locale]?.title ?? entry.title;
  if (menus.success)
    return {
      footer: menus.data.footer.map((menu) => ({
        title: titleOf(menu),
        links: menu.links.map((link) => ({ title: titleOf(link), path: link.path })),
      })),
    };
  // A slip in a setting must not take every page of the shop down.
  log.warn({ issues: menus.error.issues }, "the setting menus cannot be read: the footer lists everything");
  return null;
}
