import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { media } from "@/db/schema/catalog";
import { testServerUrl } from "@/db/testing/database";
import { makeVariant } from "@/db/testing/rows";
import { getEnv } from "@/lib/env/env";
import { encodePicture } from "@/lib/media/encode-picture";
import { bucketStorage } from "@/lib/media/storage/bucket-storage";
import type { Storage } from "@/lib/media/storage/storage";
import { pictureFile } from "@/lib/media/testing/pictures";
import { openTestShop } from "@/lib/media/testing/shop";
import { writeRenditions } from "@/lib/media/write-renditions";
import { HTTP_FAILURE, type ServiceProxy, startProxy } from "@/local/proxy/start-proxy";
import { startS3 } from "@/local/s3/start-s3";
import { runDrill } from "./drill";
import { makeBackup } from "./make-backup";
import { restoreBackup } from "./restore-backup";
import { withScratch } from "./scratch";

let s3: Awaited<ReturnType<typeof startS3>>;
let proxy: ServiceProxy;
let shop: Awaited<ReturnType<typeof openTestShop>>;
let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "backup-"));
  s3 = await startS3();
  proxy = await startProxy({ targetPort: s3.port, delayMs: 300, failure: HTTP_FAILURE });
  shop = await openTestShop({ env: { ...s3.env, S3_ENDPOINT: `http://127.0.0.1:${proxy.port}` } });
  const { productId } = await makeVariant(shop.ctx.db, { title: "Mug" });
  for (const [index, color] of ["#2a6f5b", "#cc2200", "#0044aa"].entries()) {
    const file = await pictureFile("a.png", color);
    const picture = await writeRenditions(await encodePicture(new Uint8Array(await file.arrayBuffer())));
    await shop.ctx.db.insert(media).values({ ...picture, productId, status: "ready", position: index + 1 });
  }
});
afterAll(async () => {
  await shop.close();
  await proxy.stop();
  await s3.stop();
  rmSync(folder, { recursive: true });
});

const backUp = () => makeBackup({ databaseUrl: getEnv().DATABASE_URL, folder });
const inScratch = <Result>(work: Parameters<typeof withScratch<Result>>[1]) =>
  withScratch({ serverUrl: testServerUrl(), folder }, work);

/** Every file with its content; a folder lists one of those in it at a time. */
async function contentOf(storage: Storage): Promise<Record<string, string | undefined>> {
  const found: Record<string, string | undefined> = {};
  let after: string | undefined;
  do {
    const { keys, next } = await storage.list(after);
    for (const key of keys) found[key] = (await storage.read(key))?.toString("base64");
    after = next;
  } while (after !== undefined);
  return found;
}

test("pictures come back out of a bucket into a folder, and into an empty bucket, under the same keys", async () => {
  const { file, manifest } = await backUp();
  expect(manifest.media).toMatchObject({ files: 9, missing: [] });
  const before = await contentOf(bucketStorage());
  await inScratch(async (scratch) => {
    await restoreBackup({ file, ...scratch });
    expect(await contentOf(scratch.storage)).toEqual(before);
  });
  await inScratch(async ({ databaseUrl }) => {
    const into = { file, databaseUrl, storage: bucketStorage() };
    await expect(restoreBackup(into)).rejects.toThrow(/^The bucket pictures is not empty: it holds ../);
    s3.clear();
    await restoreBackup(into);
    expect(await contentOf(bucketStorage())).toEqual(before);
  });
});

test("a drill of a shop whose pictures lie in a bucket leaves the bucket alone", async () => {
  const before = await contentOf(bucketStorage());
  const { file } = await backUp();
  const report = await runDrill({ ctx: shop.ctx, file, serverUrl: testServerUrl(), folder });
  expect(report.problems).toEqual([]);
  expect(report.pictures).toEqual({ files: 9, missing: 0 });
  expect(await contentOf(bucketStorage())).toEqual(before);
});

test("a bucket that fails ends the back-up: nothing is taken for missing, and no file is left", async () => {
  await proxy.become("erroring");
  await expect(backUp()).rejects.toMatchObject({ code: "storage_unavailable" });
  await proxy.become("well");
  expect((await backUp()).manifest.media).toMatchObject({ files: 9, missing: [] });
});

test("a restore that a failing bucket ends leaves an empty database, and the next one takes its place", async () => {
  const { file } = await backUp();
  const before = await contentOf(bucketStorage());
  s3.clear();
  await inScratch(async ({ databaseUrl }) => {
    const into = { file, databaseUrl, storage: bucketStorage() };
    await bucketStorage().write(".restoring", Buffer.from(crypto.randomUUID()));
    const [some = ""] = Object.keys(before);
    await bucketStorage().write(some, Buffer.from("half"));
    await proxy.become("erroring");
    await expect(restoreBackup(into)).rejects.toMatchObject({ code: "storage_unavailable" });
    await proxy.become("well");
    await restoreBackup(into);
    expect(await contentOf(bucketStorage())).toEqual(before);
  });
});
