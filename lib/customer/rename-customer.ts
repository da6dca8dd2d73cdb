import { eq } from "drizzle-orm";
import { user } from "@/db/schema/auth";
import { customer } from "@/db/schema/customer";
import type { Context } from "@/lib/operation/context";
import { requireCustomer } from "@/lib/operation/require-customer";

/** Changes what the customer is called. @throws AppError `unauthenticated`. */
export async function renameCustomer(ctx: Context, { name }: { name: string }): Promise<void> {
  const { customerId, userId } = requireCustomer(ctx);
  await ctx.db.transaction(async (tx) => {
    await tx.update(customer).set({ name }).where(eq(customer.id, customerId));
    await tx.update(user).set({ name }).where(eq(user.id, userId));
  });
}
