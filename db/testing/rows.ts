import { randomBytes } from "node:crypto";
import type { Db } from "../client";
import { product, variant } from "../schema/catalog";
import { stockLevel, stockLocation, stockMovement } from "../schema/inventory";
import { productListing } from "../schema/listing";
import { setting } from "../schema/platform";
import { price, priceChange } from "../schema/pricing";
import { promotion, promotionCode } from "../schema/promotion";
import { shippingMethod, shippingRate, shippingZone } from "../schema/shipping";
import { taxCategory, taxRate, taxZone } from "../schema/tax";

/** Rows that tests need, each valid as it is; what a test is about, it names. */

const unique = () => randomBytes(6).toString("hex");

export type MadeVariant = { productId: string; variantId: string; levelId: string | null };

type VariantOptions = {
  priceMinor?: number | null;
  currency?: string;
  /** Units on hand in the first location; null: not counted. */
  stock?: number | null;
  status?: "draft" | "active" | "archived";
  requiresShipping?: boolean;
  taxable?: boolean;
  title?: string;
};

/**
 * A product with one variant, its price, its stock with the movement that brought it, and, when it is on sale, its
 * listing.
 */
export async function makeVariant(db: Db, options: VariantOptions = {}): Promise<MadeVariant> {
  const { priceMinor = 1000, currency = "USD", stock = 10, status = "active", title = "Mug" } = options;
  const handle = `p-${unique()}`;
  const made = inserted(await db.insert(product).values({ handle, title, status }).returning());
  const own = inserted(
    await db
      .insert(variant)
      .values({
        productId: made.id,
        sku: handle,
        title: "Default",
        position: 1,
        tracked: stock !== null,
        requiresShipping: options.requiresShipping ?? false,
        taxable: options.taxable ?? true,
      })
      .returning(),
  );
  if (priceMinor !== null) {
    const amount = { variantId: own.id, currency, amountMinor: priceMinor };
    await db.insert(price).values(amount);
    await db.insert(priceChange).values({ ...amount, actor: "system:test" });
  }
  const levelId = stock === null ? null : await makeLevel(db, own.id, stock);
  if (status !== "active") return { productId: made.id, variantId: own.id, levelId };
  const stockClass = stock === null || stock > 5 ? "in_stock" : stock > 0 ? "low" : "sold_out";
  await db.insert(productListing).values({
    productId: made.id,
    currency,
    handle,
    title,
    vendor: "",
    productType: "",
    tags: [],
    categoryIds: [],
    collectionIds: [],
    optionFacets: [],
    minPriceMinor: priceMinor ?? 0,
    maxPriceMinor: priceMinor ?? 0,
    stockClass,
    variantClasses: `${own.id}=${stockClass}`,
    variantCount: 1,
    mediaAlt: "",
    publishedAt: new Date(),
    searchText: "",
  });
  return { productId: made.id, variantId: own.id, levelId };
}

/** Stock of a variant in the location of that handle, which is made where it is not there. */
export async function makeLevel(
  db: Db,
  variantId: string,
  onHand: number,
  { location = "main", priority = 0 }: { location?: string; priority?: number } = {},
): Promise<string> {
  const place = inserted(
    await db
      .insert(stockLocation)
      .values({ handle: location, name: location, priority })
      .onConflictDoUpdate({ target: stockLocation.handle, set: { priority } })
      .returning(),
  );
  const level = inserted(
    await db.insert(stockLevel).values({ variantId, stockLocationId: place.id, onHand }).returning(),
  );
  await db
    .insert(stockMovement)
    .values({ stockLevelId: level.id, kind: "initial", onHandDelta: onHand, actor: "system:test" });
  return level.id;
}

/** An active promotion of ten percent; with a code, it needs the code. @returns its id. */
export async function makePromotion(
  db: Db,
  { code, codeLimit = null, ...changed }: PromotionOptions = {},
): Promise<string> {
  const made = inserted(
    await db
      .insert(promotion)
      .values({
        name: "Ten percent",
        status: "active",
        kind: "percent",
        method: code === undefined ? "automatic" : "code",
        stackingGroup: "order",
        percentPpm: 100_000,
        ...changed,
      })
      .returning(),
  );
  if (code !== undefined) {
    await db.insert(promotionCode).values({ promotionId: made.id, code, usageLimit: codeLimit });
  }
  return made.id;
}

type PromotionOptions = Partial<typeof promotion.$inferInsert> & {
  code?: string;
  codeLimit?: number | null;
};

/** Delivers everywhere, for `priceMinor`. @returns the method's id. */
export async function makeShippingMethod(
  db: Db,
  { priceMinor = 500, currency = "USD" }: { priceMinor?: number; currency?: string } = {},
): Promise<string> {
  const zone = inserted(
    await db.insert(shippingZone).values({ handle: "world", name: "World", restOfWorld: true }).returning(),
  );
  const method = inserted(
    await db
      .insert(shippingMethod)
      .values({ shippingZoneId: zone.id, handle: "standard", name: "Standard", estimate: "3 days" })
      .returning(),
  );
  await db.insert(shippingRate).values({ shippingMethodId: method.id, currency, priceMinor });
  return method.id;
}

/** The default tax category, taxed at these rates in the country. */
export async function makeTaxRates(
  db: Db,
  country: string,
  rates: { name: string; ratePpm: number }[],
): Promise<void> {
  const category = inserted(
    await db
      .insert(taxCategory)
      .values({ handle: "standard", name: "Standard", isDefault: true })
      .onConflictDoUpdate({ target: taxCategory.handle, set: { name: "Standard" } })
      .returning(),
  );
  const zone = inserted(await db.insert(taxZone).values({ name: country, country }).returning());
  await db
    .insert(taxRate)
    .values(rates.map((rate) => ({ ...rate, taxZoneId: zone.id, taxCategoryId: category.id })));
}

export async function setSetting(db: Db, key: string, value: unknown): Promise<void> {
  await db.insert(setting).values({ key, value }).onConflictDoUpdate({ target: setting.key, set: { value } });
}

function inserted<Row>(rows: Row[]): Row {
  const [row] = rows;
  if (!row) throw new Error("the insert returned no row");
  return row;
}
