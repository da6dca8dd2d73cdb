import { afterAll, beforeAll, expect, test } from "vitest";
import { product } from "@/db/schema/catalog";
import { ensureApiKey } from "@/lib/auth/ensure-api-key";
import { addProductImageOperation } from "@/lib/catalog/images/operations";
import { hugePng, pictureFile } from "@/lib/media/testing/pictures";
import { openTestShop } from "@/lib/media/testing/shop";
import { getDatabase } from "@/lib/operation/database";
import { buildOpenApi } from "./build-openapi";
import { operations } from "./operations";
import { route } from "./route";

const key = "sk_test_pictures";
const post = route(addProductImageOperation);
let shop: Awaited<ReturnType<typeof openTestShop>>;
let productId: string;

beforeAll(async () => {
  shop = await openTestShop();
  await ensureApiKey(shop.ctx.db, { name: "test", key });
  const [row] = await shop.ctx.db
    .insert(product)
    .values({ handle: "mug", title: "Mug", status: "draft" })
    .returning();
  productId = row?.id ?? "";
});
afterAll(async () => {
  await getDatabase().close();
  await shop.close();
});

async function send(body: BodyInit, headers: Record<string, string> = {}, id = productId) {
  const request = new Request("http://localhost:3000/api/v1/admin/products/x/images", {
    method: "POST",
    headers: { host: "localhost:3000", authorization: `Bearer ${key}`, ...headers },
    body,
  });
  const response = await post(request, { params: Promise.resolve({ productId: id }) });
  return { status: response.status, etag: response.headers.get("etag"), body: await response.json() };
}

function form(file: File | string | null, fields: Record<string, string> = {}): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  if (file !== null) data.set("file", file);
  return data;
}

const json = { "content-type": "application/json" };

test("a picture comes as multipart/form-data, and answers with the version to send as If-Match", async () => {
  const first = await send(form(await pictureFile("a.png"), { alt: "A mug" }));
  expect(first).toMatchObject({ status: 201, body: { alt: "A mug", status: "ready" } });
  expect(first.etag).toBe(`"${first.body.version}"`);
  const stale = await send(form(await pictureFile("b.png")), { "if-match": '"1"' });
  expect(stale).toMatchObject({ status: 412, body: { code: "version_conflict" } });
});

test("the same key brings the same answer for the same bytes, and is refused for others", async () => {
  const headers = { "idempotency-key": "first-picture" };
  const first = await send(form(await pictureFile("c.png")), headers);
  expect(await send(form(await pictureFile("c.png")), headers)).toMatchObject({
    body: { id: first.body.id },
  });
  const other = await send(form(await pictureFile("c.png", "#ff0000")), headers);
  expect(other).toMatchObject({ status: 422, body: { code: "idempotency_mismatch" } });
});

test.each([
  ["no file", () => form(null, { alt: "x" }), {}, 400, /Send either a file/],
  ["an empty file", () => form(new File([], "empty.png")), {}, 400, /empty\.png is empty/],
  ["text named .png", () => form(new File(["text"], "notes.png")), {}, 400, /notes\.png is not a picture/],
  ["a bomb", () => form(new File([hugePng(20_000, 20_000)], "bomb.png")), {}, 400, /bomb\.png has 20000/],
  ["12 MB", () => form(new File([new Uint8Array(12 * 1024 * 1024)], "large.png")), {}, 413, /at most 10 MB/],
  ["text instead of a file", () => form("not a file"), {}, 400, /send it as a file/],
  [
    "a file and an address",
    () => form(new File(["x"], "x.png"), { url: "https://a.com/" }),
    {},
    400,
    /either/,
  ],
  ["an address of another kind", () => '{"url":"file:///etc/passwd"}', json, 400, /https/],
  ["a broken form", () => "nothing", { "content-type": "multipart/form-data; boundary=x" }, 400, /multipart/],
  ["another type", () => "text", { "content-type": "text/plain" }, 415, /./],
])("%s is a clear problem", async (_name, body, headers, status, detail) => {
  const answer = await send(body(), headers);
  expect(answer.status).toBe(status);
  expect(answer.body.detail).toMatch(detail);
});

test("a file that comes twice is refused", async () => {
  const twice = form(await pictureFile("a.png"));
  twice.append("file", await pictureFile("b.png"));
  expect(await send(twice)).toMatchObject({ status: 400, body: { errors: [{ path: "file" }] } });
});

test("an unknown product is not found, and a caller without the scope is refused before anything is decoded", async () => {
  const file = form(await pictureFile("a.png"));
  expect((await send(file, {}, "018f0000-0000-7000-8000-000000000000")).status).toBe(404);
  expect((await send(file, { authorization: "Bearer sk_unknown" })).status).toBe(401);
});

test("the document shows both kinds of body", () => {
  const paths = buildOpenApi(operations).paths as Record<
    string,
    { post: { requestBody: { content: object } } }
  >;
  expect(paths["/admin/products/{productId}/images"]?.post.requestBody.content).toMatchObject({
    "multipart/form-data": {
      schema: { properties: { file: { type: "string", format: "binary" }, alt: {} } },
    },
    "application/json": { schema: { properties: { url: { type: "string" }, alt: {} } } },
  });
});
