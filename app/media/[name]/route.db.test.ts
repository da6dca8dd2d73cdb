import { afterAll, beforeAll, expect, test } from "vitest";
import { encodePicture } from "@/lib/media/encode-picture";
import { pictureFile } from "@/lib/media/testing/pictures";
import { openTestShop } from "@/lib/media/testing/shop";
import { writeRenditions } from "@/lib/media/write-renditions";
import { HTTP_FAILURE, type ServiceProxy, startProxy } from "@/local/proxy/start-proxy";
import { startS3 } from "@/local/s3/start-s3";
import { GET } from "./route";

let s3: Awaited<ReturnType<typeof startS3>>;
let proxy: ServiceProxy;
let shop: Awaited<ReturnType<typeof openTestShop>>;
beforeAll(async () => {
  s3 = await startS3();
  proxy = await startProxy({ targetPort: s3.port, delayMs: 300, failure: HTTP_FAILURE });
  shop = await openTestShop({ env: { ...s3.env, S3_ENDPOINT: `http://127.0.0.1:${proxy.port}` } });
});
afterAll(async () => {
  await shop.close();
  await proxy.stop();
  await s3.stop();
});

const get = (name: string) => GET(new Request("http://shop.example"), { params: Promise.resolve({ name }) });

test("a picture is kept for ever, one that does not exist and one that S3 does not give are not", async () => {
  const file = await pictureFile("a.png");
  const { storageKey } = await writeRenditions(await encodePicture(new Uint8Array(await file.arrayBuffer())));
  const shown = await get(`${storageKey}-160.webp`);
  expect(shown.status).toBe(200);
  expect(shown.headers.get("cache-control")).toContain("immutable");
  const none = await get(`${"x".repeat(27)}-160.webp`);
  expect([none.status, none.headers.get("cache-control")]).toEqual([404, "no-store"]);
  await proxy.become("erroring");
  const away = await get(`${storageKey}-320.webp`);
  expect(away.status).toBe(503);
  expect(away.headers.get("cache-control")).toBe("no-store");
  expect(Number(away.headers.get("retry-after"))).toBeGreaterThan(0);
  await proxy.become("well");
  expect((await get(`${storageKey}-320.webp`)).status).toBe(200);
});
