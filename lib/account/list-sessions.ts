import { describeDevice } from "@/lib/auth/describe-device";
import { listUserSessions } from "@/lib/auth/user-sessions";
import type { Context } from "@/lib/operation/context";
import { requireCustomer } from "@/lib/operation/require-customer";
import type { AccountSession } from "./schema";

/** Where the customer is signed in at the shop, latest use first. @throws AppError `unauthenticated`. */
export async function listSessions(
  ctx: Context,
  { sessionId }: { sessionId: string },
): Promise<{ data: AccountSession[] }> {
  const { userId } = requireCustomer(ctx);
  const rows = await listUserSessions(ctx.db, userId, "shop");
  return {
    data: rows.map(({ id, userAgent, ipAddress, createdAt, lastUsedAt }) => ({
      id,
      ...describeDevice(userAgent),
      ipAddress,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
      isCurrent: id === sessionId,
    })),
  };
}
