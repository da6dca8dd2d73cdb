import { afterAll, beforeAll, expect, test } from "vitest";
import { checkoutReminder, checkoutReminderOptOut } from "@/db/schema/checkout-reminder";
import { makeVariant } from "@/db/testing/rows";
import { requestCheckoutReminder } from "@/lib/checkout-reminder/request-checkout-reminder";
import { newCapability } from "@/lib/ids/capability";
import { fillCart } from "@/lib/testing/checkout";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { POST } from "./route";

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

const unsubscribe = (token: string) =>
  POST(
    new Request("http://shop.test/", {
      method: "POST",
      body: new URLSearchParams("List-Unsubscribe=One-Click"),
    }),
    { params: Promise.resolve({ token }) },
  );

test("a mail program's button unsubscribes by a POST without a session; a forged token is a 404 like a used one", async () => {
  const { variantId } = await makeVariant(shop.db);
  const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 1 }]);
  await requestCheckoutReminder(shop.ctx, { cartId, email: "ada@example.com", locale: "en" });
  const [{ token } = { token: "" }] = await shop.db.select().from(checkoutReminder);
  expect((await unsubscribe(newCapability())).status).toBe(404);
  expect((await unsubscribe(token)).status).toBe(204);
  expect((await unsubscribe(token)).status).toBe(404);
  expect(await shop.db.select().from(checkoutReminder)).toEqual([]);
  expect(await shop.db.select().from(checkoutReminderOptOut)).toHaveLength(1);
});
