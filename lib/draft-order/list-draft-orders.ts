import { and, eq, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { cart } from "@/db/schema/cart";
import { draftOrder } from "@/db/schema/draft-order";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { decodeCursor, encodeCursor } from "@/lib/operation/cursor";
import { findOrdersOfCarts, selectDraftPage } from "./queries";
import { type DraftState, resolveDraftState } from "./rules";
import type { DraftOrderSummary } from "./schema";

const LIST = "draft-orders";

type Input = {
  state?: DraftState | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/**
 * A page of draft orders, last edited first.
 *
 * @param input `q` is a draft's number or a mail address, whole.
 * @throws AppError `invalid_cursor`.
 */
export async function listDraftOrders(
  ctx: Context,
  input: Input,
): Promise<{ data: DraftOrderSummary[]; nextCursor: string | null }> {
  const where = and(
    input.state ? isIn(input.state) : undefined,
    input.q
      ? or(eq(draftOrder.number, input.q.toUpperCase()), sql`lower(${draftOrder.email}) = lower(${input.q})`)
      : undefined,
    input.cursor ? after(input.cursor) : undefined,
  );
  const rows = await selectDraftPage(ctx.db, where, input.limit + 1);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  const orders = await findOrdersOfCarts(
    ctx.db,
    page.map((row) => row.cart.id),
  );
  return {
    data: page.map(({ draft, cart: own, quantity }) => {
      const order = orders.get(own.id);
      return {
        id: draft.id,
        number: draft.number,
        state: resolveDraftState(draft, own),
        email: draft.email,
        currency: own.currency,
        quantity,
        sentTotal:
          draft.sentTotalMinor === null ? null : { amount: draft.sentTotalMinor, currency: own.currency },
        sentAt: draft.sentAt?.toISOString() ?? null,
        order: order ? { id: order.id, number: order.number, status: order.status } : null,
        createdBy: draft.createdBy,
        updatedAt: draft.updatedAt.toISOString(),
      };
    }),
    nextCursor:
      rows.length > input.limit && last
        ? encodeCursor(LIST, [last.draft.updatedAt.toISOString(), last.draft.id])
        : null,
  };
}

function isIn(state: DraftState): SQL | undefined {
  if (state === "completed") return isNotNull(cart.completedAt);
  return and(eq(draftOrder.status, state), isNull(cart.completedAt));
}

function after(cursor: string): SQL {
  const [updatedAt, id] = decodeCursor(LIST, cursor);
  if (typeof updatedAt !== "string" || typeof id !== "string") throw new AppError("invalid_cursor");
  return sql`(${draftOrder.updatedAt}, ${draftOrder.id}) < (${updatedAt}::timestamptz, ${id}::uuid)`;
}
