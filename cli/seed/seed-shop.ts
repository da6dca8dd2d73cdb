import { and, eq, isNull } from "drizzle-orm";
import { stockLocation } from "@/db/schema/inventory";
import { page, setting } from "@/db/schema/platform";
import { shippingMethod, shippingRate, shippingZone } from "@/db/schema/shipping";
import { taxCategory, taxRate, taxZone } from "@/db/schema/tax";
import { germanPages } from "@/db/seed/demo/german/pages";
import { germanHome, germanShipping } from "@/db/seed/demo/german/shop";
import { withGermanTitles } from "@/db/seed/demo/german/to-german";
import { demoMenus } from "@/db/seed/demo/menus";
import { demoPages } from "@/db/seed/demo/pages";
import { demoShop } from "@/db/seed/demo/shop";
import { sanitizeText } from "@/lib/content/sanitize-html";
import type { Context } from "@/lib/operation/context";

/** Currency, texts, stock location, shipping and taxes of the demo shop. Repeating it changes nothing. */
export async function seedShop({ db }: Context): Promise<void> {
  await db.insert(setting).values({ key: "currency", value: demoShop.currency }).onConflictDoNothing();
  await db.insert(setting).values({ key: "shop_name", value: demoShop.name }).onConflictDoNothing();
  await db.insert(setting).values({ key: "seller", value: demoShop.seller }).onConflictDoNothing();
  await db
    .insert(setting)
    .values({ key: "home", value: { ...demoShop.home, translations: { de: germanHome } } })
    .onConflictDoNothing();
  await db
    .insert(setting)
    .values({ key: "menus", value: withGermanTitles(demoMenus) })
    .onConflictDoNothing();
  for (const [position, { bodyHtml, ...text }] of demoPages.entries()) {
    const german = germanPages[text.handle];
    await db
      .insert(page)
      .values({
        ...text,
        position,
        bodyHtml: sanitizeText(bodyHtml),
        translations: { de: german && { ...german, bodyHtml: sanitizeText(german.bodyHtml) } },
      })
      .onConflictDoNothing();
  }
  await db.insert(stockLocation).values(demoShop.locations).onConflictDoNothing();
  for (const { methods, ...zone } of demoShop.zones) {
    await db.insert(shippingZone).values(zone).onConflictDoNothing();
    const [zoneRow] = await db.select().from(shippingZone).where(eq(shippingZone.handle, zone.handle));
    if (!zoneRow) continue;
    for (const [position, { rates, ...method }] of methods.entries()) {
      const [made] = await db
        .insert(shippingMethod)
        .values({
          ...method,
          translations: { de: germanShipping[`${zone.handle}/${method.handle}`] },
          position,
          shippingZoneId: zoneRow.id,
        })
        .onConflictDoNothing()
        .returning({ id: shippingMethod.id });
      if (!made) continue;
      await db.insert(shippingRate).values(
        rates.map((rate) => ({
          shippingMethodId: made.id,
          currency: demoShop.currency,
          minSubtotalMinor: rate.from,
          priceMinor: rate.price,
        })),
      );
    }
  }
  await db
    .insert(taxCategory)
    .values({ ...demoShop.taxCategory, isDefault: true })
    .onConflictDoNothing();
  const [standard] = await db.select().from(taxCategory).where(eq(taxCategory.isDefault, true));
  if (!standard) return;
  for (const { country, region, name, ratePpm, shipping } of demoShop.taxes) {
    await db
      .insert(taxZone)
      .values({ country, region, name: region ?? country })
      .onConflictDoNothing();
    const place = and(
      eq(taxZone.country, country),
      region === null ? isNull(taxZone.region) : eq(taxZone.region, region),
    );
    const [zone] = await db.select().from(taxZone).where(place);
    if (!zone) continue;
    await db
      .insert(taxRate)
      .values({ taxZoneId: zone.id, taxCategoryId: standard.id, name, ratePpm, appliesToShipping: shipping })
      .onConflictDoNothing();
  }
}
