import { and, eq, ne, sql } from "drizzle-orm";
import { accountRequest } from "@/db/schema/account-request";
import { user } from "@/db/schema/auth";
import { customer } from "@/db/schema/customer";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { requireCustomer } from "@/lib/operation/require-customer";
import { claimOrders } from "@/lib/order/claim-orders";
import { addAccountRequest } from "./add-account-request";
import { findUserByEmail, lockOpenRequest, lockUser } from "./queries";

/**
 * Gives the account the address that a mail has asked. It takes the link and the account itself: somebody else who reads
 * that mail, and follows it, changes nothing. The old address is told; orders that a guest placed with the new one are
 * the customer's from now on.
 *
 * @throws AppError `unauthenticated`; `not_found` (no such link of this account, or the address has another account).
 */
export async function confirmEmailChange(ctx: Context, { token }: { token: string }): Promise<void> {
  const { userId, customerId } = requireCustomer(ctx);
  await ctx.db.transaction(async (tx) => {
    const asked = await lockOpenRequest(tx, "change_email", token);
    if (asked.userId !== userId) throw new AppError("not_found", "This link was used, or is too old");
    const before = await lockUser(tx, userId);
    const other = await findUserByEmail(tx, asked.email);
    if (other && other.id !== userId) throw new AppError("not_found", "This address has an account");
    // A customer of that address whom nobody can be: an import may have brought one.
    await tx
      .update(customer)
      .set({ email: sql`'replaced-' || ${customer.id} || '@example.invalid'` })
      .where(and(sql`lower(${customer.email}) = lower(${asked.email})`, ne(customer.id, customerId)));
    await tx.update(user).set({ email: asked.email, emailVerified: sql`now()` }).where(eq(user.id, userId));
    await tx.update(customer).set({ email: asked.email }).where(eq(customer.id, customerId));
    await tx
      .delete(accountRequest)
      .where(and(eq(accountRequest.kind, "change_email"), eq(accountRequest.userId, userId)));
    await claimOrders(tx, { customerId, email: asked.email });
    await addAccountRequest(tx, { kind: "email_changed", email: before.email, userId, locale: asked.locale });
  });
}
