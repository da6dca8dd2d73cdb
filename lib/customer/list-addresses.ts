import type { Context } from "@/lib/operation/context";
import { requireCustomer } from "@/lib/operation/require-customer";
import { selectAddresses } from "./queries";
import type { CustomerAddress } from "./schema";

/** The addresses of the customer who asks, the default one first. @throws AppError `unauthenticated`. */
export async function listAddresses(ctx: Context): Promise<{ data: CustomerAddress[] }> {
  return { data: await selectAddresses(ctx.db, requireCustomer(ctx).customerId) };
}
