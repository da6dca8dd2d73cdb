import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { media } from "@/db/schema/catalog";
import { makeVariant } from "@/db/testing/rows";
import { addProductImages } from "@/lib/catalog/images/add-product-images";
import { removeProductImage } from "@/lib/catalog/images/remove-product-image";
import { telemetry } from "@/lib/telemetry/telemetry";
import { type Condition, type ServiceProxy, startProxy } from "@/local/proxy/start-proxy";
import { startS3 } from "@/local/s3/start-s3";
import { encodePicture } from "../encode-picture";
import { pruneRenditions } from "../prune-renditions";
import { readRendition } from "../read-rendition";
import { pictureFile } from "../testing/pictures";
import { openTestShop } from "../testing/shop";
import { writeRenditions } from "../write-renditions";
import { bucketStorage } from "./bucket-storage";
import { folderStorage } from "./folder-storage";

const HOUR_MS = 60 * 60 * 1000;
/** What somebody else's server says who knows nothing of buckets: no answer about a picture. */
const NOT_S3 =
  "HTTP/1.1 404 Not Found\r\ncontent-type: text/html\r\ncontent-length: 4\r\nconnection: close\r\n\r\noops";

let s3: Awaited<ReturnType<typeof startS3>>;
let proxy: ServiceProxy;
let shop: Awaited<ReturnType<typeof openTestShop>>;
beforeAll(async () => {
  s3 = await startS3();
  proxy = await startProxy({ targetPort: s3.port, delayMs: 300, failure: NOT_S3 });
  const env = { ...s3.env, S3_ENDPOINT: `http://127.0.0.1:${proxy.port}`, S3_PREFIX: "shop/" };
  shop = await openTestShop({ env });
});
afterAll(async () => {
  await shop.close();
  await proxy.stop();
  await s3.stop();
});
beforeEach(() => s3.clear());

async function listAll(): Promise<string[]> {
  const found: string[] = [];
  let after: string | undefined;
  do {
    const { keys, next } = await bucketStorage().list(after);
    found.push(...keys);
    after = next;
  } while (after !== undefined);
  return found;
}

const store = async (color?: string) => {
  const file = await pictureFile("a.png", color);
  return writeRenditions(await encodePicture(new Uint8Array(await file.arrayBuffer())));
};

describe.each([
  ["a bucket", () => bucketStorage()],
  ["a folder", () => folderStorage(`${shop.dataDir}/some`)],
])("%s", (_name, open) => {
  test("gives back what was written, says what is not there, and lists page by page in order", async () => {
    const storage = open();
    const data = Buffer.from("RIFF");
    const keys = Array.from({ length: 12 }, (_, index) => `a${String.fromCharCode(97 + index)}/one.webp`);
    for (const key of keys.toReversed()) await storage.write(key, data);
    expect(await storage.read("aa/one.webp")).toEqual(data);
    expect(await storage.read("aa/two.webp")).toBeNull();
    const age = Date.now() - ((await storage.findModifiedAt("aa/one.webp"))?.getTime() ?? 0);
    expect(age).toBeLessThan(HOUR_MS);
    expect(await storage.findModifiedAt("aa/two.webp")).toBeNull();
    const listed: string[] = [];
    let after: string | undefined;
    do {
      const page = await storage.list(after);
      listed.push(...page.keys);
      after = page.next;
    } while (after !== undefined);
    expect(listed).toEqual(keys);
    for (const key of keys) await storage.remove(key);
    await storage.remove("aa/one.webp");
    expect((await storage.list()).keys).toEqual([]);
  });
});

test("a bucket of more than a thousand files is listed to its end", async () => {
  const keys = Array.from({ length: 1003 }, (_, index) => `zz/${String(index).padStart(4, "0")}.webp`);
  const [first = "", ...others] = keys;
  await bucketStorage().write(first, Buffer.from("x"));
  s3.copyTo(
    `shop/${first}`,
    others.map((key) => `shop/${key}`),
  );
  expect(await bucketStorage().list()).toMatchObject({ keys: { length: 1000 }, next: "zz/0999.webp" });
  expect(await listAll()).toEqual(keys);
}, 60_000);

test("files lie below the prefix, under the keys that a folder has", async () => {
  const { storageKey, renditionWidthsPx } = await store();
  const names = renditionWidthsPx.map((width) => `${storageKey.slice(0, 2)}/${storageKey}-${width}.webp`);
  expect(await listAll()).toEqual(names.toSorted());
  const response = await fetch(`${s3.env.S3_ENDPOINT}/${s3.env.S3_BUCKET}/shop/${names[0]}`);
  expect(response.headers.get("content-type")).toBe("image/webp");
});

test("a picture is shown as WebP at once, and as AVIF when that is made", async () => {
  const { storageKey } = await store();
  const name = `${storageKey}-320.avif`;
  expect(await readRendition(name)).toMatchObject({ type: "image/webp", isFinal: false });
  await vi.waitFor(async () => expect(await readRendition(name)).toMatchObject({ isFinal: true }), 10_000);
  const { bytes } = (await readRendition(name)) ?? {};
  expect(await sharp(bytes).metadata()).toMatchObject({ format: "heif", width: 320, height: 240 });
  expect(await readRendition(`${storageKey}-330.webp`)).toBeNull();
});

test("files that no row names go after an hour; those of a row, young ones and what is no picture stay", async () => {
  const [named, left, young] = [await store(), await store(), await store()];
  await bucketStorage().write("notes.txt", Buffer.from("x"));
  await shop.ctx.db.insert(media).values({ ...named, status: "ready" });
  for (const key of await listAll())
    if (!key.includes(young.storageKey)) s3.setModifiedAt(`shop/${key}`, new Date(Date.now() - 2 * HOUR_MS));
  expect(await pruneRenditions(shop.ctx, { pages: 8 })).toBe(left.renditionWidthsPx.length);
  expect(new Set((await listAll()).map((key) => key.slice(3, 30)))).toEqual(
    new Set([named.storageKey, young.storageKey, "es.txt"]),
  );
});

test("each question is a span, which tells the server and no key; why it failed is told without them, too", async () => {
  const spans: unknown[] = [];
  telemetry.tracing = {
    span: (name, options, work) => {
      spans.push([name, options.attributes]);
      return work();
    },
    open: () => undefined,
    traceparent: () => null,
    traceId: () => undefined,
  };
  try {
    await bucketStorage().read("aa/none.webp");
    await proxy.become("erroring");
    const refusal = await bucketStorage()
      .read("aa/none.webp")
      .catch((error: Error) => error.cause);
    expect(refusal).toMatchObject({ message: expect.stringMatching(/^GetObject: \w+ \(404\)$/) });
    expect(JSON.stringify(refusal)).not.toMatch(/aa\/none|S3RVER/);
  } finally {
    delete telemetry.tracing;
    await proxy.become("well");
  }
  expect(spans).toEqual(Array(2).fill(["s3 GetObject", { "server.address": "127.0.0.1" }]));
});

/** Afterwards it is well, and was found to be so. */
async function during(condition: Condition, work: () => Promise<void>): Promise<void> {
  const { storageKey } = await store();
  await proxy.become(condition);
  try {
    await work();
  } finally {
    await proxy.become("well");
  }
  await vi.waitFor(() => readRendition(`${storageKey}-160.webp`), 15_000);
}

describe.each(["down", "erroring", "hanging"] as const)("while the bucket is %s", (condition) => {
  test("a picture is said to be away, within seconds, and never to be missing; one that was shown is shown on", async () => {
    const [shown, other] = [await store(), await store()];
    const names = other.renditionWidthsPx.map((width) => `${other.storageKey}-${width}.webp`);
    const before = await readRendition(`${shown.storageKey}-160.webp`);
    await during(condition, async () => {
      const begun = Date.now();
      const refusals = await Promise.allSettled(names.map(readRendition));
      expect(refusals).toMatchObject(names.map(() => ({ reason: { code: "storage_unavailable" } })));
      const waited = Date.now() - begun;
      expect(waited).toBeLessThan(10_000);
      // After these it is left alone: nobody waits any more.
      await expect(readRendition(names[0] ?? "")).rejects.toMatchObject({ code: "storage_unavailable" });
      expect(Date.now() - begun - waited).toBeLessThan(1000);
      expect(await readRendition(`${shown.storageKey}-160.webp`)).toEqual(before);
      await expect(bucketStorage().read("aa/none.webp")).rejects.toMatchObject({
        code: "storage_unavailable",
      });
    });
    expect(await readRendition(names[0] ?? "")).toMatchObject({ isFinal: true });
  }, 60_000);

  test("an upload is refused with what may be tried again, and leaves no row", async () => {
    const { productId } = await makeVariant(shop.ctx.db, { title: "Mug" });
    const upload = async () =>
      addProductImages(shop.ctx, { productId, alt: "A mug", files: [await pictureFile("a.png")] });
    await during(condition, async () => {
      await expect(upload()).rejects.toMatchObject({ code: "storage_unavailable", status: 503 });
      expect(await shop.ctx.db.$count(media, eq(media.productId, productId))).toBe(0);
    });
    expect((await upload()).data).toHaveLength(1);
  }, 60_000);
});

test("while the bucket is down, a picture is removed all the same, and its files later; pruning takes nothing for gone", async () => {
  const { productId } = await makeVariant(shop.ctx.db, { title: "Mug" });
  const files = [await pictureFile("a.png")];
  const { data } = await addProductImages(shop.ctx, { productId, alt: "", files });
  const imageId = data[0]?.id ?? "";
  const before = await listAll();
  await during("down", async () => {
    expect((await removeProductImage(shop.ctx, { productId, imageId })).data).toEqual([]);
    await expect(pruneRenditions(shop.ctx, { pages: 8 })).rejects.toMatchObject({
      code: "storage_unavailable",
    });
  });
  expect(await listAll()).toEqual(expect.arrayContaining(before));
  for (const key of before) s3.setModifiedAt(`shop/${key}`, new Date(Date.now() - 2 * HOUR_MS));
  expect(await pruneRenditions(shop.ctx, { pages: 8 })).toBe(before.length);
}, 60_000);
