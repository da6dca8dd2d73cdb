import { eq } from "drizzle-orm";
import { category, collection, media, product } from "@/db/schema/catalog";
import { stockLevel, stockLocation, stockMovement } from "@/db/schema/inventory";
import { setting } from "@/db/schema/platform";
import {
  type DemoProduct,
  type DemoVariant,
  demoCategories,
  demoCollections,
  demoProducts,
} from "@/db/seed/demo/catalog";
import { germanCategories, germanCollections } from "@/db/seed/demo/german/groups";
import { PICTURES_PER_PRODUCT, pictureAlt, renderPicture } from "@/db/seed/demo/render-picture";
import { demoShop } from "@/db/seed/demo/shop";
import { refreshListing } from "@/lib/catalog/refresh-listing";
import { saveProduct } from "@/lib/catalog/save-product";
import { encodePicture } from "@/lib/media/encode-picture";
import { type StoredPicture, writeRenditions } from "@/lib/media/write-renditions";
import type { Context } from "@/lib/operation/context";
import { systemContext } from "@/lib/operation/system-context";
import { saveGerman } from "./save-german";
import { seedPromotions } from "./seed-promotions";
import { seedReviews } from "./seed-reviews";
import { seedShop } from "./seed-shop";
import { seedStories } from "./seed-stories";

const NEWEST = Date.UTC(2026, 0, 15);
const DAY_MS = 86_400_000;

/** Neighbors of the catalogue share a pattern; on lists, the latest first, patterns and objects are to alternate. */
const mixed = (index: number) => (index * 7) % demoProducts.length;

/**
 * Fills an empty database with the demo shop. A start that was cut short goes on where it was: products are met again
 * by their handle, pictures by what they show.
 */
export async function seedDemo(): Promise<void> {
  console.log("Filling the empty database with the demo shop …");
  const ctx = systemContext("demo");
  await ctx.db.insert(setting).values({ key: "demo_seeding", value: true }).onConflictDoNothing();
  await seedShop(ctx);
  await seedGroups(ctx);
  await seedPromotions(ctx);
  await seedStories(ctx);
  let next = drawPictures(ctx, demoProducts[0]);
  for (const [index, demo] of demoProducts.entries()) {
    const drawn = await next;
    // The next one is drawn while this one is written.
    next = drawPictures(ctx, demoProducts[index + 1]);
    await seedProduct(ctx, demo, index, drawn);
  }
  await seedReviews(ctx);
  await ctx.db
    .insert(setting)
    .values({ key: "demo_seeded_at", value: new Date().toISOString() })
    .onConflictDoNothing();
}

type Drawn = StoredPicture[];

/** Draws and stores the pictures of a product, unless it has them. */
async function drawPictures(ctx: Context, demo: DemoProduct | undefined): Promise<Drawn> {
  if (!demo) return [];
  const [present] = await ctx.db
    .select({ id: media.id })
    .from(media)
    .innerJoin(product, eq(product.id, media.productId))
    .where(eq(product.handle, demo.handle))
    .limit(1);
  if (present) return [];
  const places = Array.from({ length: PICTURES_PER_PRODUCT }, (_, index) => index);
  return Promise.all(
    places.map(async (index) => writeRenditions(await encodePicture(await renderPicture(demo, index)))),
  );
}

async function seedGroups(ctx: Context): Promise<void> {
  for (const [position, { parent, ...values }] of demoCategories.entries()) {
    const [above] = parent ? await ctx.db.select().from(category).where(eq(category.handle, parent)) : [];
    await ctx.db
      .insert(category)
      .values({
        ...values,
        translations: { de: germanCategories[values.handle] },
        position,
        parentId: above?.id ?? null,
      })
      .onConflictDoNothing();
  }
  for (const [position, values] of demoCollections.entries()) {
    await ctx.db
      .insert(collection)
      .values({ ...values, translations: { de: germanCollections[values.handle] }, position })
      .onConflictDoNothing();
  }
}

async function seedProduct(ctx: Context, demo: DemoProduct, index: number, drawn: Drawn): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    const drafts = new Map<object, DemoVariant>();
    const variants = demo.variants.map((entry) => {
      const draft = {
        sku: entry.sku,
        barcode: null,
        options: entry.options,
        amountMinor: entry.priceMinor,
        compareAtMinor: entry.compareAtMinor,
        weightGrams: demo.object.weightGrams,
        requiresShipping: true,
        taxable: true,
        tracked: true,
        sourceColumns: {},
      };
      drafts.set(draft, entry);
      return draft;
    });
    const saved = await saveProduct(
      inTx,
      {
        handle: demo.handle,
        title: demo.title,
        descriptionHtml: demo.descriptionHtml,
        status: demo.status,
        vendor: demoShop.name,
        productType: demo.object.productType,
        tags: demo.tags,
        attributes: demo.object.attributes,
        seoTitle: "",
        seoDescription: "",
        options: Object.entries(demo.object.options).map(([name, values]) => ({
          name,
          values: Object.keys(values),
        })),
        variants,
        categories: [demo.object.category],
        collections: demo.collections,
        publishedAt: new Date(NEWEST - mixed(index) * DAY_MS),
        sourceColumns: {},
      },
      demoShop.currency,
    );
    for (const [draft, variantId] of saved.variantIds) {
      await seedStock(inTx, variantId, drafts.get(draft)?.stock ?? 0);
    }
    await seedPictures(inTx, saved.row.id, demo, drawn);
    await refreshListing(inTx, await saveGerman(inTx, saved.row, demo));
  });
}

async function seedStock(ctx: Context, variantId: string, onHand: number): Promise<void> {
  const [place] = await ctx.db.select().from(stockLocation).limit(1);
  if (!place) throw new Error("the shop has no stock location");
  const [level] = await ctx.db
    .insert(stockLevel)
    .values({ variantId, stockLocationId: place.id, onHand })
    .onConflictDoNothing()
    .returning({ id: stockLevel.id });
  if (!level || onHand === 0) return;
  await ctx.db.insert(stockMovement).values({
    stockLevelId: level.id,
    kind: "initial",
    onHandDelta: onHand,
    reason: "Demo shop",
    actor: "system:demo",
  });
}

async function seedPictures(ctx: Context, productId: string, demo: DemoProduct, drawn: Drawn): Promise<void> {
  for (const [index, stored] of drawn.entries()) {
    const place = { productId, position: index + 1 };
    await ctx.db.insert(media).values({ ...place, ...stored, alt: pictureAlt(demo, index), status: "ready" });
  }
}
