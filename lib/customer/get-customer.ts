import { eq } from "drizzle-orm";
import { customer } from "@/db/schema/customer";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { requireCustomer } from "@/lib/operation/require-customer";

/** Name and address of the customer who asks. @throws AppError `unauthenticated`, `not_found`. */
export async function getCustomer(ctx: Context): Promise<{ name: string; email: string }> {
  const { customerId } = requireCustomer(ctx);
  const [row] = await ctx.db
    .select({ name: customer.name, email: customer.email })
    .from(customer)
    .where(eq(customer.id, customerId));
  if (!row) throw new AppError("not_found");
  return row;
}
