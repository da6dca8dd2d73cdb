import { eq } from "drizzle-orm";
import { order, orderAddress } from "@/db/schema/order";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { addOutboxEvent } from "@/lib/outbox/add-outbox-event";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { addOrderEvent } from "./add-order-event";
import { showOrder } from "./get-order";
import { lockOrder, type OrderRow, selectOrderProgress } from "./queries";
import { findEditProblem, resolveFulfillmentStatus } from "./rules";
import type { Address, Order, UpdateOrderInput } from "./schema";
import { findAddress } from "./to-order";

/** What staff may edit of an order. */
type Contact = {
  email: string;
  note: string;
  shippingAddress: Address | null;
  billingAddress: Address | null;
};

/**
 * Edits addresses, mail address and note of a confirmed order that has not wholly left; what was there before stands in
 * its timeline. Nothing is taxed anew: country and region stay. An edit that changes nothing writes nothing. Locks the
 * order, so that of two edits made from the same view one counts.
 *
 * @throws AppError `not_found`; `order_state` (not confirmed, or all has left); `conflict` with `current` when it is no
 * longer what the caller saw; `validation_failed` for another country or region.
 */
export async function updateOrder(ctx: Context, input: UpdateOrderInput): Promise<Order> {
  await ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    const row = await lockOrder(tx, input.orderId);
    const now = await findContact(inTx, row);
    requireSeen(row, now, input.expectedUpdatedAt);
    await requireEditable(inTx, row);
    const changed = findChanges(now, input);
    requireSamePlace(now, changed);
    const names = Object.keys(changed) as (keyof Contact)[];
    if (names.length === 0) return;
    await writeContact(inTx, row, changed);
    const before = Object.fromEntries(names.map((name) => [name, now[name]]));
    await addOrderEvent(inTx, row.id, "edited", { fields: names }, { personal: { before } });
    await addOutboxEvent(tx, "order/edited", { orderId: row.id });
  });
  kickOutbox();
  return showOrder(ctx, input.orderId);
}

async function findContact({ db }: Context, { id, email, note }: OrderRow): Promise<Contact> {
  const addresses = await db.select().from(orderAddress).where(eq(orderAddress.orderId, id));
  return {
    email,
    note,
    shippingAddress: findAddress({ addresses }, "shipping"),
    billingAddress: findAddress({ addresses }, "billing"),
  };
}

function requireSeen(row: OrderRow, now: Contact, seen: string | undefined): void {
  if (seen === undefined || Date.parse(seen) === row.updatedAt.getTime()) return;
  throw new AppError("conflict", "Somebody else has changed the order in the meantime", {
    details: { current: { ...now, updatedAt: row.updatedAt.toISOString() } },
  });
}

async function requireEditable({ db }: Context, row: OrderRow): Promise<void> {
  const fulfillment = resolveFulfillmentStatus(await selectOrderProgress(db, row.id));
  switch (findEditProblem(row.status, fulfillment)) {
    case "not_confirmed":
      throw new AppError("order_state", `An order that is ${row.status} cannot be edited`);
    case "shipped":
      throw new AppError("order_state", "All of this order has left: it cannot be edited any more");
    case null:
  }
}

function findChanges(now: Contact, input: UpdateOrderInput): Partial<Contact> {
  const { email, note, shippingAddress, billingAddress } = input;
  const wanted = { email, note, shippingAddress, billingAddress };
  const names = Object.keys(wanted) as (keyof Contact)[];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = wanted[name];
      return value === undefined || isSame(now[name], value) ? [] : [[name, value]];
    }),
  );
}

function isSame(now: Contact[keyof Contact], wanted: string | Address): boolean {
  if (typeof wanted === "string" || typeof now === "string" || now === null) return now === wanted;
  return (Object.keys(wanted) as (keyof Address)[]).every((name) => now[name] === wanted[name]);
}

/** The tax was agreed for the place: another one would need another tax, and with it another total. */
function requireSamePlace(now: Contact, changed: Partial<Contact>): void {
  const fields = (["shippingAddress", "billingAddress"] as const).flatMap((kind) =>
    (["country", "region"] as const).flatMap((part) => {
      const before = now[kind]?.[part] ?? "";
      const after = changed[kind]?.[part] ?? before;
      if (before.toLowerCase() === after.toLowerCase()) return [];
      const message = `stays ${before || "empty"}: the order was taxed for it. Cancel it and order anew`;
      return [{ path: `${kind}.${part}`, code: "fixed", message }];
    }),
  );
  const [first] = fields;
  if (first) throw new AppError("validation_failed", `${first.path} ${first.message}`, { fields });
}

async function writeContact({ db }: Context, row: OrderRow, changed: Partial<Contact>): Promise<void> {
  const { email = row.email, note = row.note } = changed;
  // Later than what anybody has seen, though the clock may stand still.
  const updatedAt = new Date(Math.max(Date.now(), row.updatedAt.getTime() + 1));
  await db.update(order).set({ email, note, updatedAt }).where(eq(order.id, row.id));
  for (const kind of ["shipping", "billing"] as const) {
    const address = changed[`${kind}Address`];
    if (!address) continue;
    await db
      .insert(orderAddress)
      .values({ orderId: row.id, kind, vatId: "", ...address })
      .onConflictDoUpdate({ target: [orderAddress.orderId, orderAddress.kind], set: address });
  }
}
