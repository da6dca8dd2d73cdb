import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cartLine } from "@/db/schema/cart";
import { openTestDatabase } from "@/db/testing/database";
import { makeVariant } from "@/db/testing/rows";
import { executeOperation } from "@/lib/operation/execute-operation";
import { failureOf, fillCart } from "@/lib/testing/checkout";
import { shopContext } from "@/lib/testing/shop-context";
import { addCartLine } from "./add-cart-line";
import { getCart } from "./get-cart";
import { MAX_CART_LINES } from "./limits";
import { addCartLineOperation, updateCartLineOperation } from "./operations";
import { selectCart } from "./queries";
import { updateCartLine } from "./update-cart-line";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ctx: ReturnType<typeof shopContext>;

beforeAll(async () => {
  database = await openTestDatabase();
  ctx = shopContext(database.db);
});
afterAll(() => database.close());

describe.each([-1, 0, 0.5, 1e9, 1000, "1e3", "2", Number.NaN, Number.POSITIVE_INFINITY, null, [1], {}])(
  "a quantity of %j",
  (quantity) => {
    test("is refused by adding and by changing, and leaves the cart as it was", async () => {
      const { variantId } = await makeVariant(database.db, { stock: 5000 });
      const cartId = await fillCart(ctx, [{ variantId, quantity: 2 }]);
      const before = await getCart(ctx, { cartId });
      const lineId = before.lines[0]?.id;
      for (const refused of [
        () => executeOperation(addCartLineOperation, ctx, { cartId, variantId, quantity }),
        () => executeOperation(updateCartLineOperation, ctx, { cartId, lineId, quantity }),
      ]) {
        expect(await failureOf(refused())).toMatchObject({
          code: "validation_failed",
          fields: [{ path: "quantity" }],
        });
      }
      expect(await getCart(ctx, { cartId })).toEqual(before);
    });
  },
);

test.each([
  ["a draft", { status: "draft" }],
  ["an archived product", { status: "archived" }],
  ["a product without a price", { priceMinor: null }],
  ["a product with a price in another currency", { currency: "EUR" }],
] as const)("a variant of %s is not found, and the cart stays as it was", async (_what, options) => {
  const { variantId } = await makeVariant(database.db, options);
  const cartId = await fillCart(ctx, []);
  const before = await getCart(ctx, { cartId });
  expect(await failureOf(addCartLine(ctx, { cartId, variantId, quantity: 1 }))).toMatchObject({
    code: "variant_not_found",
  });
  expect(await getCart(ctx, { cartId })).toEqual(before);
});

test("unknown variants, SKUs and carts are not found", async () => {
  const cartId = await fillCart(ctx, []);
  const unknown = "019aa000-0000-7000-8000-000000000000";
  const { variantId } = await makeVariant(database.db);
  expect((await failureOf(addCartLine(ctx, { cartId, variantId: unknown, quantity: 1 }))).code).toBe(
    "variant_not_found",
  );
  expect((await failureOf(addCartLine(ctx, { cartId, sku: "nothing", quantity: 1 }))).code).toBe(
    "variant_not_found",
  );
  expect((await failureOf(addCartLine(ctx, { cartId: "x".repeat(27), variantId, quantity: 1 }))).code).toBe(
    "not_found",
  );
});

test("more than is available is refused with what is, by adding, by summing and by changing", async () => {
  const { variantId } = await makeVariant(database.db, { stock: 3 });
  const cartId = await fillCart(ctx, [{ variantId, quantity: 2 }]);
  const before = await getCart(ctx, { cartId });
  const lineId = before.lines[0]?.id ?? "";
  for (const refused of [
    () => addCartLine(ctx, { cartId, variantId, quantity: 4 }),
    () => addCartLine(ctx, { cartId, variantId, quantity: 2 }),
    () => updateCartLine(ctx, { cartId, lineId, quantity: 4 }),
  ]) {
    expect(await failureOf(refused())).toMatchObject({
      code: "insufficient_stock",
      details: { available: 3 },
    });
  }
  expect(await getCart(ctx, { cartId })).toEqual(before);
});

test("a variant that is there already is summed, up to 999", async () => {
  const { variantId } = await makeVariant(database.db, { stock: null });
  const cartId = await fillCart(ctx, [{ variantId, quantity: 998 }]);
  expect((await addCartLine(ctx, { cartId, variantId, quantity: 1 })).lines).toMatchObject([
    { quantity: 999 },
  ]);
  expect((await failureOf(addCartLine(ctx, { cartId, variantId, quantity: 1 }))).code).toBe(
    "validation_failed",
  );
  expect(await getCart(ctx, { cartId })).toMatchObject({ lines: [{ quantity: 999 }] });
});

test("a 201st line is refused, one more of a line that is there is not", async () => {
  const made = await makeVariant(database.db, { stock: null });
  const cartId = await fillCart(ctx, [{ variantId: made.variantId, quantity: 1 }]);
  const { id } = await selectCart(database.db, cartId);
  const others = await Promise.all(
    Array.from({ length: MAX_CART_LINES }, () => makeVariant(database.db, { stock: null })),
  );
  const [last, ...rest] = others;
  await database.db
    .insert(cartLine)
    .values(rest.map(({ variantId }) => ({ cartId: id, variantId, quantity: 1 })));
  const refused = addCartLine(ctx, { cartId, variantId: last?.variantId, quantity: 1 });
  expect((await failureOf(refused)).code).toBe("cart_full");
  const cart = await addCartLine(ctx, { cartId, variantId: made.variantId, quantity: 1 });
  expect(cart.lines).toHaveLength(MAX_CART_LINES);
});

test("parallel adds of one variant sum to one line, and never exceed what is available", async () => {
  const { variantId } = await makeVariant(database.db, { stock: 7 });
  const cartId = await fillCart(ctx, []);
  const adds = Array.from({ length: 10 }, () => addCartLine(ctx, { cartId, variantId, quantity: 1 }));
  const outcomes = await Promise.allSettled(adds);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(7);
  expect(await getCart(ctx, { cartId })).toMatchObject({ lines: [{ quantity: 7 }], quantity: 7 });
});

test("an add that Postgres keeps waiting is ended, leaves the cart as it was, and can be sent again", async () => {
  const { variantId } = await makeVariant(database.db, { stock: 10 });
  const cartId = await fillCart(ctx, []);
  const [{ statement_timeout: longest } = {}] = await database.db.execute(sql`show statement_timeout`);
  expect(longest).toBe("30s");
  const holder = await database.sql.reserve();
  await holder`begin`;
  await holder`select 1 from cart for update`;
  const hasty = database.db.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = '300ms'`);
    await addCartLine({ ...ctx, db: tx }, { cartId, variantId, quantity: 1 });
  });
  await expect(hasty).rejects.toMatchObject({ cause: { code: "57014" } });
  await holder`rollback`;
  holder.release();
  expect((await getCart(ctx, { cartId })).lines).toEqual([]);
  const { lines } = await addCartLine(ctx, { cartId, variantId, quantity: 1 });
  expect(lines).toMatchObject([{ quantity: 1 }]);
});

test("two parallel adds of 500 never exceed 999", async () => {
  const { variantId } = await makeVariant(database.db, { stock: null });
  const cartId = await fillCart(ctx, []);
  const adds = [500, 500].map((quantity) => addCartLine(ctx, { cartId, variantId, quantity }));
  const outcomes = await Promise.allSettled(adds);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await getCart(ctx, { cartId })).toMatchObject({ quantity: 500 });
});

test("a line of another cart can be neither changed nor removed", async () => {
  const { variantId } = await makeVariant(database.db);
  const theirs = await fillCart(ctx, [{ variantId, quantity: 1 }]);
  const lineId = (await getCart(ctx, { cartId: theirs })).lines[0]?.id ?? "";
  const cartId = await fillCart(ctx, []);
  expect((await failureOf(updateCartLine(ctx, { cartId, lineId, quantity: 5 }))).code).toBe("not_found");
  const [line] = await database.db.select().from(cartLine).where(eq(cartLine.id, lineId));
  expect(line?.quantity).toBe(1);
});
