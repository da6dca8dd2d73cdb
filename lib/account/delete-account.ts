import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { accountRequest } from "@/db/schema/account-request";
import { account, staffMember, user } from "@/db/schema/auth";
import { backInStockRequest } from "@/db/schema/back-in-stock";
import { cart } from "@/db/schema/cart";
import { checkoutReminder } from "@/db/schema/checkout-reminder";
import { consent, customer } from "@/db/schema/customer";
import { draftOrder } from "@/db/schema/draft-order";
import { order } from "@/db/schema/order";
import { eraseAuditPayloads } from "@/lib/audit/erase-audit-payloads";
import { revokeUserSessions } from "@/lib/auth/user-sessions";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { requireCustomer } from "@/lib/operation/require-customer";
import { selectOrderPage } from "@/lib/order/queries";
import { resolveFulfillmentStatus } from "@/lib/order/rules";
import { anonymizeOrders } from "./anonymize-orders";
import { noteErasure } from "./note-erasure";
import { lockUser } from "./queries";
import { reauthenticate } from "./reauthenticate";

/** Far above what one person orders. */
const MOST_ORDERS = 10_000;

type Input = { currentPassword: string; sessionId: string };

/**
 * Removes the person: account, sessions, addresses, carts, wishlist, and whatever else bears the address. Their orders
 * stay, without anybody in them, for the books are made of them; so do issued invoices, as the law asks (docs/privacy.md
 * lists what stays, why and for how long). While an order is under way it needs its address, so the account stays as
 * well. A member of staff stays one: only the customer goes.
 *
 * Locks the user, then the orders. That it was done is noted outside of the database as well, for a back-up does not know
 * it (`note-erasure.ts`).
 *
 * @throws AppError what `reauthenticate` throws; `account_in_use` with the numbers of `orders` that are under way.
 */
export async function deleteAccount(ctx: Context, input: Input): Promise<void> {
  const { customerId } = requireCustomer(ctx);
  const { id: userId } = await reauthenticate(ctx, input);
  await erasePerson(ctx, { customerId, userId });
  await noteErasure(customerId);
}

/**
 * `deleteAccount` again, in a shop that was restored from before it. Nothing to do where the person is not there.
 *
 * @returns whether anybody was erased.
 * @throws AppError `account_in_use`.
 */
export async function repeatErasure(ctx: Context, customerId: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ userId: customer.userId })
    .from(customer)
    .where(eq(customer.id, customerId));
  if (!row?.userId) return false;
  await erasePerson(ctx, { customerId, userId: row.userId });
  return true;
}

type Person = { customerId: string; userId: string };

async function erasePerson(ctx: Context, { customerId, userId }: Person): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const { email } = await lockUser(tx, userId);
    await requireNothingUnderWay(tx, customerId);
    await anonymizeOrders({ ...ctx, db: tx }, customerId);
    await tx.delete(cart).where(eq(cart.customerId, customerId));
    await forgetAddress(tx, email);
    const draftIds = await forgetDrafts(tx, email);
    await eraseAuditPayloads({ ...ctx, db: tx }, { subjectIds: [customerId, ...draftIds] });
    // With it go addresses and wishlist.
    await tx.delete(customer).where(eq(customer.id, customerId));
    const [staff] = await tx.select().from(staffMember).where(eq(staffMember.userId, userId));
    if (staff) {
      await revokeUserSessions(tx, userId, "shop");
      await tx.delete(account).where(eq(account.userId, userId));
      await tx.delete(accountRequest).where(eq(accountRequest.userId, userId));
    } else await tx.delete(user).where(eq(user.id, userId));
  });
}

/** Orders whose goods would not find the way, whose money is not settled, or whose invoice is not written yet. */
async function requireNothingUnderWay(tx: Db, customerId: string): Promise<void> {
  const living = and(
    eq(order.customerId, customerId),
    inArray(order.status, ["pending_payment", "confirmed", "completed"]),
  );
  const open = (await selectOrderPage(tx, living, MOST_ORDERS)).filter(
    ({ row, payments, lines }) =>
      row.status === "pending_payment" ||
      !["fulfilled", "not_required"].includes(resolveFulfillmentStatus(lines)) ||
      payments.some(
        ({ status, invoicing }) =>
          invoicing === "due" || ["pending", "processing", "authorized"].includes(status),
      ),
  );
  if (open.length === 0) return;
  const orders = open.slice(0, 20).map(({ row }) => row.number);
  throw new AppError("account_in_use", undefined, { details: { orders } });
}

/** What was left with the address alone. That it wants no reminders stays, as a hash: else it would get them again. */
async function forgetAddress(tx: Db, email: string): Promise<void> {
  for (const table of [accountRequest, backInStockRequest, checkoutReminder, consent])
    await tx.delete(table).where(sql`lower(${table.email}) = lower(${email})`);
}

/** Drafts of staff for this address: who they were for goes; nobody pays those that are open any more. */
async function forgetDrafts(tx: Db, email: string): Promise<string[]> {
  const isPaid = sql`exists (select from cart c where c.id = ${draftOrder.cartId} and c.completed_at is not null)`;
  const forgotten = await tx
    .update(draftOrder)
    .set({
      email: "",
      shippingAddress: null,
      billingAddress: null,
      vatId: "",
      note: "",
      status: sql`case when ${isPaid} then ${draftOrder.status} else 'canceled' end`,
      canceledAt: sql`case when ${isPaid} then ${draftOrder.canceledAt} else coalesce(${draftOrder.canceledAt}, now()) end`,
    })
    .where(sql`lower(${draftOrder.email}) = lower(${email})`)
    .returning({ id: draftOrder.id });
  return forgotten.map(({ id }) => id);
}
