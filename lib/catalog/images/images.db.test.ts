import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { media, product, variant } from "@/db/schema/catalog";
import { productListing } from "@/db/schema/listing";
import { order, orderLine } from "@/db/schema/order";
import { cacheTag } from "@/db/schema/platform";
import { hugePng, pictureFile } from "@/lib/media/testing/pictures";
import { openTestShop } from "@/lib/media/testing/shop";
import { setPrice } from "@/lib/pricing/set-price";
import { addProductImage } from "./add-product-image";
import { addProductImages } from "./add-product-images";
import { listProductImages } from "./list-product-images";
import { removeProductImage } from "./remove-product-image";
import { MAX_PICTURES } from "./schema";
import { updateProductImage } from "./update-product-image";

let shop: Awaited<ReturnType<typeof openTestShop>>;
let productId: string;
let handle: string;
let made = 0;

beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());

beforeEach(async () => {
  ({ productId, handle } = await makeProduct());
});

async function makeProduct() {
  made += 1;
  const { db } = shop.ctx;
  const values = { handle: `mug-${made}`, title: "Mug", status: "active" as const, publishedAt: new Date() };
  const [row] = await db.insert(product).values(values).returning();
  if (!row) throw new Error("no product");
  const [own] = await db
    .insert(variant)
    .values({ productId: row.id, title: "Default", position: 1 })
    .returning();
  if (!own) throw new Error("no variant");
  const price = { variantId: own.id, currency: "USD", amountMinor: 900, compareAtMinor: null };
  await setPrice(shop.ctx, price);
  return { productId: row.id, handle: row.handle, variantId: own.id };
}

const add = async (...names: string[]) =>
  addProductImages(shop.ctx, {
    productId,
    alt: "A mug",
    files: await Promise.all(names.map((name) => pictureFile(name))),
  });

const positions = async () =>
  (await listProductImages(shop.ctx, { productId })).data.map(({ position }) => position);

describe("adding pictures", () => {
  test("stores them as WebP in several widths, after one another, and shows them in lists and pages at once", async () => {
    const { data, version } = await add("a.png", "b.jpg");
    expect(data.map(({ position, alt, status }) => ({ position, alt, status }))).toEqual([
      { position: 1, alt: "A mug", status: "ready" },
      { position: 2, alt: "A mug", status: "ready" },
    ]);
    expect(version).toBe(2);
    const [first] = await shop.ctx.db
      .select()
      .from(media)
      .where(eq(media.id, data[0]?.id ?? ""));
    expect(first?.renditionWidthsPx).toEqual([160, 320, 400]);
    const file = shop.mediaFile(`${first?.storageKey}-320.webp`);
    expect(await sharp(file).metadata()).toMatchObject({ format: "webp", width: 320, height: 240 });
    const [listing] = await shop.ctx.db
      .select()
      .from(productListing)
      .where(eq(productListing.productId, productId));
    expect(listing).toMatchObject({ mediaKey: first?.storageKey, mediaAlt: "A mug" });
    const [tag] = await shop.ctx.db
      .select()
      .from(cacheTag)
      .where(eq(cacheTag.tag, `product:${handle}`));
    expect(tag?.version).toBeGreaterThan(0);
  });

  test("turns a picture upright and drops what its file said beside", async () => {
    const bytes = await sharp({ create: { width: 300, height: 200, channels: 3, background: "#123456" } })
      .jpeg()
      .withMetadata({ orientation: 6 })
      .withExifMerge({ IFD0: { Copyright: "somebody" } })
      .toBuffer();
    const { data } = await addProductImages(shop.ctx, {
      productId,
      alt: "",
      files: [new File([new Uint8Array(bytes)], "turned.jpg")],
    });
    expect(data[0]).toMatchObject({ width: 200, height: 300 });
    const name = data[0]?.url?.split("/").at(-1) ?? "";
    const stored = await sharp(shop.mediaFile(name)).metadata();
    expect(stored.exif).toBeUndefined();
    expect(stored).toMatchObject({ width: 200, height: 300 });
  });

  test.each([
    ["notes.png", () => new TextEncoder().encode("only text"), /notes\.png is not a picture/],
    [
      "drawing.svg",
      () => new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg'/>"),
      /not a picture/,
    ],
    ["cut.png", () => hugePng(100, 100).slice(0, 60), /cut\.png is not a picture/],
    ["bomb.png", () => hugePng(20_000, 20_000), /bomb\.png has 20000 × 20000 pixels/],
    ["long.png", () => hugePng(10, 20_000), /long\.png has 10 × 20000 pixels/],
  ])("refuses %s by name, and stores nothing of the others either", async (name, bytes, message) => {
    const before = shop.mediaFiles();
    const files = [await pictureFile("good.png"), new File([bytes()], name)];
    await expect(addProductImages(shop.ctx, { productId, alt: "", files })).rejects.toThrow(message);
    expect(await listProductImages(shop.ctx, { productId })).toEqual({ data: [], version: 1 });
    expect(shop.mediaFiles()).toEqual(before);
  });

  test("refuses more than a product may have, also when they come at the same time, and keeps no file of them", async () => {
    const full = Array.from({ length: MAX_PICTURES - 2 }, (_, index) => ({
      productId,
      status: "pending" as const,
      position: index + 1,
    }));
    await shop.ctx.db.insert(media).values(full);
    const before = shop.mediaFiles().length;
    const outcomes = await Promise.allSettled(["a", "b", "c", "d", "e"].map((name) => add(name)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    expect(await positions()).toEqual(Array.from({ length: MAX_PICTURES }, (_, index) => index + 1));
    expect(shop.mediaFiles()).toHaveLength(before + 2 * 3);
  });

  test("from an address waits for the media job, once per address", async () => {
    const input = { productId, url: "https://example.com/a.jpg", alt: "Far away" };
    expect(await addProductImage(shop.ctx, input)).toMatchObject({
      status: "pending",
      url: null,
      position: 1,
    });
    await expect(addProductImage(shop.ctx, input)).rejects.toMatchObject({ code: "conflict" });
    expect(await positions()).toEqual([1]);
  });

  test("needs a product, and a variant that is the product's own", async () => {
    const stranger = await makeProduct();
    const files = [await pictureFile("a.png")];
    await expect(
      addProductImages(shop.ctx, { productId, alt: "", files, variantId: stranger.variantId }),
    ).rejects.toMatchObject({ code: "validation_failed", fields: [{ path: "variantId" }] });
    const unknown = "018f0000-0000-7000-8000-000000000000";
    await expect(addProductImages(shop.ctx, { productId: unknown, alt: "", files })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("moving and editing", () => {
  test("moves a picture to a place, and the others make room", async () => {
    const { data } = await add("a", "b", "c");
    const [a, b, c] = data.map(({ id }) => id);
    await updateProductImage(shop.ctx, { productId, imageId: c ?? "", position: 1 });
    const moved = await listProductImages(shop.ctx, { productId });
    expect(moved.data.map(({ id }) => id)).toEqual([c, a, b]);
    expect(await positions()).toEqual([1, 2, 3]);
    await expect(
      updateProductImage(shop.ctx, { productId, imageId: c ?? "", position: 4 }),
    ).rejects.toMatchObject({ fields: [{ path: "position" }] });
  });

  test("keeps every place taken once while pictures come, move and go at the same time", async () => {
    const { data } = await add("a", "b", "c", "d");
    const ids = data.map(({ id }) => id);
    await Promise.all([
      add("e"),
      updateProductImage(shop.ctx, { productId, imageId: ids[3] ?? "", position: 1 }),
      add("f", "g"),
      removeProductImage(shop.ctx, { productId, imageId: ids[0] ?? "" }),
      updateProductImage(shop.ctx, { productId, imageId: ids[2] ?? "", position: 2 }),
    ]);
    expect(await positions()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("changes the text alone, and the listing with it", async () => {
    const { data } = await add("a");
    const imageId = data[0]?.id ?? "";
    expect(await updateProductImage(shop.ctx, { productId, imageId, alt: "Green" })).toMatchObject({
      alt: "Green",
      position: 1,
      version: 3,
    });
    const [listing] = await shop.ctx.db
      .select()
      .from(productListing)
      .where(eq(productListing.productId, productId));
    expect(listing?.mediaAlt).toBe("Green");
  });

  test("of a product that somebody else has changed meanwhile is refused, and changes nothing", async () => {
    const { data, version } = await add("a", "b");
    const imageId = data[1]?.id ?? "";
    await updateProductImage(shop.ctx, { productId, imageId, alt: "Theirs", expectedVersion: version });
    for (const change of [
      () => updateProductImage(shop.ctx, { productId, imageId, position: 1, expectedVersion: version }),
      () => removeProductImage(shop.ctx, { productId, imageId, expectedVersion: version }),
    ]) {
      await expect(change()).rejects.toMatchObject({ code: "version_conflict" });
    }
    const now = await listProductImages(shop.ctx, { productId });
    expect(now.data[1]).toMatchObject({ id: imageId, alt: "Theirs" });
  });

  test("of another product's picture finds nothing", async () => {
    const { data } = await add("a");
    const other = await makeProduct();
    const target = { productId: other.productId, imageId: data[0]?.id ?? "" };
    await expect(updateProductImage(shop.ctx, { ...target, alt: "x" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(removeProductImage(shop.ctx, target)).rejects.toMatchObject({ code: "not_found" });
    expect(await positions()).toEqual([1]);
  });
});

describe("removing", () => {
  test("takes the files with it, and the others close up", async () => {
    const before = shop.mediaFiles();
    const { data } = await add("a", "b");
    const left = await removeProductImage(shop.ctx, { productId, imageId: data[0]?.id ?? "" });
    expect(left.data).toMatchObject([{ id: data[1]?.id, position: 1 }]);
    expect(shop.mediaFiles()).toHaveLength(before.length + 3);
  });

  test("leaves the files of a picture that an order shows", async () => {
    const { data } = await add("a");
    const imageId = data[0]?.id ?? "";
    const [row] = await shop.ctx.db.select().from(media).where(eq(media.id, imageId));
    await placeOrder(row?.storageKey ?? "");
    const files = shop.mediaFiles();
    await removeProductImage(shop.ctx, { productId, imageId });
    expect(await positions()).toEqual([]);
    expect(shop.mediaFiles()).toEqual(files);
    const [kept] = await shop.ctx.db.select().from(media).where(eq(media.id, imageId));
    expect(kept).toMatchObject({ productId: null, storageKey: row?.storageKey });
  });
});

async function placeOrder(mediaKey: string): Promise<void> {
  const zero = { taxMinor: 0, subtotalMinor: 0, totalMinor: 0 };
  const [placed] = await shop.ctx.db
    .insert(order)
    .values({
      ...zero,
      number: "SH-1",
      status: "pending_payment",
      email: "ada@example.com",
      accessToken: "token",
      currency: "USD",
      shippingMinor: 0,
      taxRounding: "per_line",
    })
    .returning();
  await shop.ctx.db.insert(orderLine).values({
    ...zero,
    orderId: placed?.id ?? "",
    position: 1,
    productId,
    productHandle: handle,
    title: "Mug",
    variantTitle: "Default",
    mediaKey,
    quantity: 1,
    unitPriceMinor: 0,
    requiresShipping: true,
    tracked: true,
    weightGrams: 0,
  });
}
