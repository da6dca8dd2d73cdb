import { timingSafeEqual } from "node:crypto";
import { AppError } from "@/lib/errors/app-error";
import { hashCapability } from "@/lib/ids/capability";
import { type Context, hasPermission } from "@/lib/operation/context";
import { findOrderRow, selectOrderParts } from "./queries";
import type { Order } from "./schema";
import { toOrder } from "./to-order";

/**
 * One order, for whoever holds its token or may read orders. To everybody else it does not exist.
 *
 * @throws AppError `not_found`.
 */
export async function getOrder(
  ctx: Context,
  { orderId, token }: { orderId: string; token?: string | undefined },
): Promise<Order> {
  const row = await findOrderRow(ctx.db, orderId);
  if (!row || !(hasPermission(ctx.actor, "orders:read") || holdsToken(row.accessToken, token))) {
    throw new AppError("not_found", "There is no such order");
  }
  return toOrder(row, await selectOrderParts(ctx.db, row.id));
}

function holdsToken(expected: string, given: string | undefined): boolean {
  if (given === undefined) return false;
  return timingSafeEqual(Buffer.from(hashCapability(expected)), Buffer.from(hashCapability(given)));
}
