import { afterAll, beforeAll, expect, test } from "vitest";
import { makeVariant } from "@/db/testing/rows";
import { toProblem } from "@/lib/errors/problem";
import type { Context } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { failureOf, openCheckout } from "@/lib/testing/checkout";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { getOrderOperation } from "./operations";

let shop: Shop;
let opened: Awaited<ReturnType<typeof openCheckout>>;
beforeAll(async () => {
  shop = await startShop();
  const { variantId } = await makeVariant(shop.db);
  opened = await openCheckout(shop.ctx, [{ variantId, quantity: 1 }]);
});
afterAll(() => shop.stop());

const get = (input: Record<string, unknown>, ctx: Context = shop.ctx) =>
  executeOperation(getOrderOperation, ctx, input);

const keyWith = (...permissions: ("orders:read" | "products:read")[]): Context => ({
  ...shop.ctx,
  actor: { type: "key", keyId: "k", name: "k", permissions: new Set(permissions) },
});

test("its token opens an order, and so does a key that may read orders", async () => {
  const { orderId, accessToken: token } = opened;
  expect(await get({ orderId, token })).toMatchObject({ id: orderId, email: "ada@example.com" });
  expect(await get({ orderId }, keyWith("orders:read"))).toMatchObject({ id: orderId });
});

test("a wrong token, none, or another key is answered exactly like an unknown order", async () => {
  const { orderId, accessToken: token } = opened;
  const unknown = await failureOf(get({ orderId: "019aa000-0000-7000-8000-000000000000", token }));
  const expected = toProblem(unknown, "r");
  expect(expected.status).toBe(404);
  for (const wrong of [`${token.slice(0, -1)}!`, token.slice(0, -1), token.toLowerCase(), "", undefined]) {
    expect(toProblem(await failureOf(get({ orderId, token: wrong })), "r")).toEqual(expected);
  }
  expect(toProblem(await failureOf(get({ orderId }, keyWith("products:read"))), "r")).toEqual(expected);
});

test("a token opens its own order alone", async () => {
  const { variantId } = await makeVariant(shop.db);
  const other = await openCheckout(shop.ctx, [{ variantId, quantity: 1 }]);
  const refused = get({ orderId: other.orderId, token: opened.accessToken });
  expect((await failureOf(refused)).code).toBe("not_found");
});
