import type { Context } from "@/lib/operation/context";
import { requireCustomer } from "@/lib/operation/require-customer";
import type { Address } from "@/lib/order/schema";
import { addressNames } from "./address-fields";
import { lockCustomer, selectAddresses } from "./queries";
import { saveAddress } from "./save-address";
import { MAX_ADDRESSES } from "./schema";

/**
 * Adds an address to the customer's, unless it is there already or they keep as many as can be kept: what is asked for
 * beside an order, again with each repeat of it, is no reason to refuse. Locks the customer.
 *
 * @throws AppError `unauthenticated`.
 */
export async function keepAddress(ctx: Context, { address }: { address: Address }): Promise<void> {
  const { customerId } = requireCustomer(ctx);
  await ctx.db.transaction(async (tx) => {
    await lockCustomer(tx, customerId);
    const known = await selectAddresses(tx, customerId);
    const isKnown = known.some((one) => addressNames.every((name) => one[name] === address[name]));
    if (isKnown || known.length >= MAX_ADDRESSES) return;
    await saveAddress({ ...ctx, db: tx }, { address, isDefault: false });
  });
}
