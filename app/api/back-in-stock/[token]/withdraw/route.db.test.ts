import { afterAll, beforeAll, expect, test } from "vitest";
import { backInStockRequest } from "@/db/schema/back-in-stock";
import { makeVariant } from "@/db/testing/rows";
import { requestBackInStock } from "@/lib/back-in-stock/request-back-in-stock";
import { newCapability } from "@/lib/ids/capability";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { POST } from "./route";

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

const withdraw = (token: string) =>
  POST(
    new Request("http://shop.test/", {
      method: "POST",
      body: new URLSearchParams("List-Unsubscribe=One-Click"),
    }),
    { params: Promise.resolve({ token }) },
  );

test("a mail program's button withdraws by a POST without a session; a forged token is a 404 like a used one", async () => {
  const { variantId } = await makeVariant(shop.db, { stock: 0 });
  await requestBackInStock(shop.ctx, { variantId, email: "ada@example.com", locale: "en" });
  const [{ token } = { token: "" }] = await shop.db.select().from(backInStockRequest);
  expect((await withdraw(newCapability())).status).toBe(404);
  expect((await withdraw(token)).status).toBe(204);
  expect((await withdraw(token)).status).toBe(404);
  expect(await shop.db.select().from(backInStockRequest)).toEqual([]);
});
