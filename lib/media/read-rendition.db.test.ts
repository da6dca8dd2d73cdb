import sharp from "sharp";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { deleteRenditions } from "./delete-renditions";
import { encodePicture } from "./encode-picture";
import { readRendition } from "./read-rendition";
import { pictureFile } from "./testing/pictures";
import { openTestShop } from "./testing/shop";
import { type StoredPicture, writeRenditions } from "./write-renditions";

let shop: Awaited<ReturnType<typeof openTestShop>>;
let picture: StoredPicture;

beforeAll(async () => {
  shop = await openTestShop();
  const file = await pictureFile("a.png", "#2a6f5b");
  picture = await writeRenditions(await encodePicture(new Uint8Array(await file.arrayBuffer())));
});
afterAll(() => shop.close());

test("under an AVIF's name WebP is given until that is made, and then AVIF of the same size", async () => {
  const name = `${picture.storageKey}-320.avif`;
  expect(await readRendition(name)).toMatchObject({ type: "image/webp", isFinal: false });
  await vi.waitFor(async () => expect(await readRendition(name)).toMatchObject({ isFinal: true }), 10_000);
  const made = await readRendition(name);
  expect(made?.type).toBe("image/avif");
  expect(await sharp(made?.bytes).metadata()).toMatchObject({ format: "heif", width: 320, height: 240 });
});

test.each(["-330.avif", "-330.webp", "-320.png", "/../x-320.webp"])("%s is no picture", async (end) => {
  expect(await readRendition(`${picture.storageKey}${end}`)).toBeNull();
});

test("the mean color is remembered, but not of a picture that one can look through", async () => {
  expect(picture.color).toBe("#2a6f5b");
  const clear = sharp({ create: { width: 300, height: 300, channels: 4, background: "#2a6f5b80" } });
  expect(await encodePicture(await clear.png().toBuffer())).toMatchObject({ color: null });
});

test("a picture that is removed takes its AVIF with it", async () => {
  expect(shop.mediaFiles().some((name) => name.endsWith(".avif"))).toBe(true);
  await deleteRenditions(shop.ctx, picture);
  expect(shop.mediaFiles()).toEqual([]);
});
