import { eq } from "drizzle-orm";
import { cacheLife, cacheTag } from "next/cache";
import { z } from "zod";
import { setting } from "@/db/schema/platform";
import { isBuilding, published } from "@/lib/cache/lifetimes";
import { tags } from "@/lib/cache/tags";
import { type Locale, locales } from "@/lib/i18n/locales";
import { getDatabase } from "@/lib/operation/database";

const text = z.object({ title: z.string().max(120), text: z.string().max(600) });
const homeTextShape = z.object({ hero: text, story: text });
export type HomeText = z.infer<typeof homeTextShape>;

const part = text.partial().optional();
const translated = z.object({
  translations: z.partialRecord(z.enum(locales), z.object({ hero: part, story: part })).default({}),
});

/** What the home page says until the merchant says more: setting `home`. */
const plain: HomeText = {
  hero: { title: "Welcome", text: "Look around: everything here is made to be used." },
  story: { title: "", text: "" },
};

/** The merchant's words on the home page, in a language; cached until a setting changes. */
export async function getHomeText(locale: Locale): Promise<HomeText> {
  "use cache";
  cacheTag(tags.shop);
  cacheLife(published);
  if (isBuilding) return plain;
  const [row] = await getDatabase().db.select().from(setting).where(eq(setting.key, "home"));
  const home = homeTextShape.safeParse(row?.value);
  if (!home.success) return plain;
  const own = translated.safeParse(row?.value).data?.translations[locale];
  return { hero: overlay(home.data.hero, own?.hero), story: overlay(home.data.story, own?.story) };
}

type Text = HomeText["hero"];

const overlay = (original: Text, own: { [Field in keyof Text]?: Text[Field] | undefined } = {}): Text => ({
  title: own.title || original.title,
  text: own.text || original.text,
});
