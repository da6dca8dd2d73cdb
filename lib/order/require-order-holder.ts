import { timingSafeEqual } from "node:crypto";
import { AppError } from "@/lib/errors/app-error";
import { hashCapability } from "@/lib/ids/capability";
import type { Context } from "@/lib/operation/context";
import { findOrderRow, type OrderRow } from "./queries";

/**
 * The order, for whoever placed it: the customer whose order it is, or a guest with its token. Staff are neither.
 *
 * @throws AppError `not_found`, the same for an unknown order and for another's.
 */
export async function requireOrderHolder(
  ctx: Context,
  { orderId, token }: { orderId: string; token?: string | undefined },
): Promise<OrderRow> {
  const row = await findOrderRow(ctx.db, orderId);
  if (row && (holdsToken(row.accessToken, token) || isOwn(ctx, row))) return row;
  throw new AppError("not_found", "There is no such order");
}

/** A customer's order is theirs without its token. */
export const isOwn = ({ actor }: Context, row: OrderRow) =>
  actor.type === "customer" && actor.customerId === row.customerId;

export function holdsToken(expected: string, given: string | undefined): boolean {
  if (given === undefined) return false;
  return timingSafeEqual(Buffer.from(hashCapability(expected)), Buffer.from(hashCapability(given)));
}
