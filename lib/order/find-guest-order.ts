import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { findOrderByNumberAndEmail } from "./queries";

/**
 * The way to an order for a guest who knows both its number and the address that it was placed with; see decision
 * record 10. The caller limits how often that is tried.
 *
 * @param input `number` as people type it: with or without `SH-`, in any case.
 * @throws AppError `not_found`, the same for an unknown number and for another's address.
 */
export async function findGuestOrder(
  ctx: Context,
  input: { number: string; email: string },
): Promise<{ orderId: string; token: string }> {
  const number = `SH-${input.number.toUpperCase().replace(/^(SH)?[\s#-]*/, "")}`;
  const row = await findOrderByNumberAndEmail(ctx.db, { number, email: input.email });
  if (!row) throw new AppError("not_found", "There is no order with this number and this address");
  return { orderId: row.id, token: row.accessToken };
}
