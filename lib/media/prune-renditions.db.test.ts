import { utimesSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { media } from "@/db/schema/catalog";
import { encodePicture } from "./encode-picture";
import { pruneRenditions } from "./prune-renditions";
import { pictureFile } from "./testing/pictures";
import { openTestShop } from "./testing/shop";
import { type StoredPicture, writeRenditions } from "./write-renditions";

let shop: Awaited<ReturnType<typeof openTestShop>>;

beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());

async function store(): Promise<StoredPicture> {
  const file = await pictureFile("a.png");
  return writeRenditions(await encodePicture(new Uint8Array(await file.arrayBuffer())));
}

function age({ storageKey, renditionWidthsPx }: StoredPicture): void {
  const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000);
  for (const width of renditionWidthsPx) {
    utimesSync(shop.mediaFile(`${storageKey}-${width}.webp`), yesterday, yesterday);
  }
}

test("old files that no row names go, in as many rounds as it takes; those of a row and young ones stay", async () => {
  const [named, left, young] = [await store(), await store(), await store()];
  for (const picture of [named, left]) age(picture);
  await shop.ctx.db.insert(media).values({ ...named, status: "ready" });
  let removed = 0;
  // One folder a round; three pictures lie in three folders at most, and a round may find the end.
  for (let round = 0; round < 5; round += 1) removed += await pruneRenditions(shop.ctx, { pages: 1 });
  expect(removed).toBe(left.renditionWidthsPx.length);
  const keys = new Set(shop.mediaFiles().map((name) => name.slice(0, 27)));
  expect(keys).toEqual(new Set([named.storageKey, young.storageKey]));
});
