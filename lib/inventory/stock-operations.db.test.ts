import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stockLevel, stockLocation, stockMovement } from "@/db/schema/inventory";
import { productListing } from "@/db/schema/listing";
import { orderLine } from "@/db/schema/order";
import { makeLevel, makeVariant } from "@/db/testing/rows";
import { placeOrder } from "@/lib/checkout/place-order";
import { AppError } from "@/lib/errors/app-error";
import { confirmOrder } from "@/lib/order/confirm-order";
import { lockOrder } from "@/lib/order/queries";
import { releaseOrder } from "@/lib/order/release-order";
import { checkoutOf, failureOf, fillCart } from "@/lib/testing/checkout";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { expectLedgerToHold, stockOf } from "@/lib/testing/stock";
import { adjustStock } from "./adjust-stock";
import { listStockMovements } from "./list-stock-movements";
import { moveOrderLines } from "./move-order-lines";
import { receiveStock } from "./receive-stock";
import { returnOrderLines } from "./return-order-lines";
import { setOversellLimit } from "./set-oversell-limit";
import { transferStock } from "./transfer-stock";

let shop: Shop;
let near: string;
let far: string;
beforeAll(async () => {
  shop = await startShop();
  near = await placeOf("main", 0);
  far = await placeOf("far", 9);
});
afterAll(async () => {
  await expectLedgerToHold(shop.db);
  await shop.stop();
});

async function placeOf(handle: string, priority: number): Promise<string> {
  const [row] = await shop.db.insert(stockLocation).values({ handle, name: handle, priority }).returning();
  if (!row) throw new Error("no location");
  return row.id;
}

const because = { reason: "test", reference: "D-1" };
const kindsOf = async (variantId: string, kind: "receive" | "transfer") =>
  (await listStockMovements(shop.ctx, { variantId, kind, limit: 100 })).data.map(
    ({ onHandDelta, location, reference }) => [location, onHandDelta, reference],
  );

test("a delivery brings several variants at once, all or nothing, each in the ledger with its reference", async () => {
  const one = await makeVariant(shop.db, { stock: 0 });
  const other = await makeVariant(shop.db, { stock: 999_999_999 });
  const lines = [
    { variantId: one.variantId, quantity: 3 },
    { variantId: other.variantId, quantity: 1 },
    { variantId: one.variantId, quantity: 4 },
  ];
  const { data } = await receiveStock(shop.ctx, { lines, ...because });
  expect(new Map(data.map((level) => [level.variantId, level.onHand]))).toEqual(
    new Map([
      [one.variantId, 7],
      [other.variantId, 1_000_000_000],
    ]),
  );
  expect((await failureOf(receiveStock(shop.ctx, { lines, ...because }))).code).toBe("conflict");
  expect(await stockOf(shop.db, one.variantId)).toMatchObject({ onHand: 7 });
  expect(await kindsOf(one.variantId, "receive")).toEqual([["main", 7, "D-1"]]);
  const [listing] = await shop.db
    .select()
    .from(productListing)
    .where(eq(productListing.productId, one.productId));
  expect(listing).toMatchObject({ stockClass: "in_stock" });
});

test("what orders hold stays where it is: only what is free can be moved to another place", async () => {
  const { variantId } = await makeVariant(shop.db, { stock: 5 });
  await placeOrder(shop.ctx, checkoutOf(await fillCart(shop.ctx, [{ variantId, quantity: 3 }])));
  const move = (quantity: number) =>
    transferStock(shop.ctx, {
      fromLocationId: near,
      toLocationId: far,
      lines: [{ variantId, quantity }],
      ...because,
    });
  expect(await failureOf(move(3))).toMatchObject({ code: "conflict", details: { free: 2 } });
  const { data } = await move(2);
  expect(new Map(data.map((level) => [level.location.name, level.onHand]))).toEqual(
    new Map([
      ["main", 3],
      ["far", 2],
    ]),
  );
  const moved = await kindsOf(variantId, "transfer");
  expect(moved).toHaveLength(2);
  expect(moved).toEqual(
    expect.arrayContaining([
      ["far", 2, "D-1"],
      ["main", -2, "D-1"],
    ]),
  );
});

test("goods that go to and fro between two places at once neither deadlock nor change in number", async () => {
  const made = await Promise.all(Array.from({ length: 5 }, () => makeVariant(shop.db, { stock: 20 })));
  const lines = made.map(({ variantId }) => ({ variantId, quantity: 1 }));
  const moves = Array.from({ length: 20 }, (_, index) =>
    transferStock(shop.ctx, {
      fromLocationId: index % 2 === 0 ? near : far,
      toLocationId: index % 2 === 0 ? far : near,
      lines: index % 3 === 0 ? lines : lines.toReversed(),
      ...because,
    }),
  );
  for (const outcome of await Promise.allSettled(moves))
    if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "conflict" });
  for (const { variantId } of made)
    expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 20, reserved: 0, allocated: 0 });
});

test("what may be oversold is sold on back order, and the limit never falls below what orders hold", async () => {
  const { variantId } = await makeVariant(shop.db, { stock: 0 });
  const set = (oversellLimit: number, expectedLimit?: number) =>
    setOversellLimit(shop.ctx, {
      variantId,
      oversellLimit,
      reason: "",
      ...(expectedLimit === undefined ? {} : { expectedLimit }),
    });
  expect(await set(4)).toMatchObject({ oversellLimit: 4, available: 4 });
  await placeOrder(shop.ctx, checkoutOf(await fillCart(shop.ctx, [{ variantId, quantity: 3 }])));
  expect(await failureOf(set(2))).toMatchObject({ code: "conflict", details: { held: 3 } });
  expect((await failureOf(set(9, 5))).code).toBe("conflict");
  expect(await set(3)).toMatchObject({ oversellLimit: 3, available: 0 });
  const { data } = await listStockMovements(shop.ctx, { variantId, kind: "adjust", limit: 10 });
  expect(data.map(({ reason }) => reason)).toEqual(["oversell limit 4 → 3", "oversell limit 0 → 4"]);
});

/** What can happen to stock. Numbers choose among what there is; what the rules refuse is refused whole. */
const step = fc.record({
  kind: fc.constantFrom(
    "order",
    "confirm",
    "cancel",
    "ship",
    "deallocate",
    "return",
    "receive",
    "transfer",
    "adjust",
    "count",
    "oversell",
  ),
  variant: fc.nat(2),
  quantity: fc.integer({ min: 1, max: 6 }),
  pick: fc.nat(20),
});
type Step = typeof step extends fc.Arbitrary<infer Made> ? Made : never;

class World {
  orders: string[] = [];
  constructor(private readonly variantIds: readonly string[]) {}

  async run({ kind, variant, quantity, pick }: Step): Promise<void> {
    const variantId = this.variantIds[variant] ?? "";
    const orderId = this.orders[pick % Math.max(1, this.orders.length)];
    const [here, there] = pick % 2 === 0 ? [near, far] : [far, near];
    const locationId = here;
    switch (kind) {
      case "order": {
        const other = this.variantIds[pick % this.variantIds.length] ?? "";
        const lines = [
          { variantId, quantity },
          ...(other === variantId ? [] : [{ variantId: other, quantity: 1 }]),
        ];
        const { order } = await placeOrder(shop.ctx, checkoutOf(await fillCart(shop.ctx, lines)));
        this.orders.push(order.id);
        return;
      }
      case "confirm":
        return this.inOrder(orderId, async (ctx, row) => {
          await confirmOrder(ctx, row);
        });
      case "cancel":
        return this.inOrder(orderId, async (ctx, row) => {
          await releaseOrder(ctx, row, "test");
        });
      case "ship":
      case "deallocate":
        return this.inOrder(orderId, async (ctx, row) =>
          moveOrderLines(ctx, row.id, { kind, lines: await linesOf(ctx, row.id, quantity) }),
        );
      case "return":
        return this.inOrder(orderId, async (ctx, row) =>
          returnOrderLines(ctx, row.id, await linesOf(ctx, row.id, 1)),
        );
      case "receive":
        await receiveStock(shop.ctx, { locationId, lines: [{ variantId, quantity }], ...because });
        return;
      case "transfer":
        await transferStock(shop.ctx, {
          fromLocationId: here,
          toLocationId: there,
          lines: [{ variantId, quantity }],
          ...because,
        });
        return;
      case "adjust":
        await adjustStock(shop.ctx, {
          variantId,
          locationId,
          delta: pick % 3 === 0 ? quantity : -quantity,
          reason: "test",
        });
        return;
      case "count":
        await adjustStock(shop.ctx, { variantId, locationId, setTo: quantity, reason: "test" });
        return;
      case "oversell":
        await setOversellLimit(shop.ctx, { variantId, locationId, oversellLimit: quantity, reason: "" });
    }
  }

  private async inOrder(
    orderId: string | undefined,
    work: (ctx: Shop["ctx"], row: Awaited<ReturnType<typeof lockOrder>>) => Promise<void>,
  ): Promise<void> {
    if (orderId === undefined) return;
    await shop.db.transaction(async (tx) => work({ ...shop.ctx, db: tx }, await lockOrder(tx, orderId)));
  }
}

/** On the connection of its transaction: one that asks for a second waits for those that wait for its lock. */
async function linesOf({ db }: Shop["ctx"], orderId: string, quantity: number) {
  const rows = await db.select({ id: orderLine.id }).from(orderLine).where(eq(orderLine.orderId, orderId));
  return rows.map(({ id }) => ({ orderLineId: id, quantity }));
}

/** Refusals are answers; anything else, a CHECK or a deadlock, is a bug. */
async function answered(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}

async function openWorld(): Promise<World> {
  const made = await Promise.all(Array.from({ length: 3 }, () => makeVariant(shop.db, { stock: 8 })));
  await Promise.all(
    made.map(({ variantId }) => makeLevel(shop.db, variantId, 3, { location: "far", priority: 9 })),
  );
  return new World(made.map(({ variantId }) => variantId));
}

/** Reservations are the third book: what they hold is what the levels say is held. */
async function expectBooksToAgree(): Promise<void> {
  await expectLedgerToHold(shop.db);
  const wrong = await shop.db.execute(sql`
    select l.id from ${stockLevel} l
    left join lateral (
      select coalesce(sum(quantity - shipped - released) filter (where status = 'reserved'), 0) as reserved,
        coalesce(sum(quantity - shipped - released) filter (where status = 'allocated'), 0) as allocated
      from stock_reservation where stock_level_id = l.id
    ) r on true
    where (l.reserved, l.allocated) <> (r.reserved, r.allocated)`);
  expect([...wrong]).toEqual([]);
}

test("after any sequence of stock operations, levels are the sums of movements and of what orders hold", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const world = await openWorld();
      for (const one of steps) {
        await answered(world.run(one));
        await expectBooksToAgree();
      }
    }),
    { numRuns: 6, endOnFailure: true },
  );
});

test("in parallel too, without a deadlock", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
      const world = await openWorld();
      for (const quantity of [2, 1, 3])
        await answered(world.run({ kind: "order", variant: 0, quantity, pick: 1 }));
      await Promise.all(steps.map((one) => answered(world.run(one))));
      await expectBooksToAgree();
    }),
    { numRuns: 4, endOnFailure: true },
  );
  expect(await shop.db.$count(stockMovement)).toBeGreaterThan(0);
});
