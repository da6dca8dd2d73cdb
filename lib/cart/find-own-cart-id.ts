import type { Context } from "@/lib/operation/context";
import { findCartId } from "./cookie";
import { findCustomerCartId } from "./customer-cart";
import { findCartRow } from "./queries";

/**
 * The public id of the cart of whoever sends the request: the customer's open one, else the one of the browser's cookie,
 * as long as it is nobody's. A cookie that a customer has left behind opens nothing for who comes after.
 */
export async function findOwnCartId({ db, actor }: Context): Promise<string | null> {
  if (actor.type === "customer") return findCustomerCartId(db, actor.customerId);
  const known = await findCartId();
  if (!known) return null;
  const row = await findCartRow(db, known);
  return row && row.customerId === null ? known : null;
}
