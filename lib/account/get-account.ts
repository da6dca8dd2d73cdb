import { and, desc, eq, gt, sql } from "drizzle-orm";
import type { z } from "zod";
import { accountRequest } from "@/db/schema/account-request";
import { account } from "@/db/schema/auth";
import type { Context } from "@/lib/operation/context";
import { requireCustomer } from "@/lib/operation/require-customer";
import { getUser } from "./queries";
import type { accountShape } from "./schema";

/** How the customer who asks signs in. @throws AppError `unauthenticated`. */
export async function getAccount(ctx: Context): Promise<z.infer<typeof accountShape>> {
  const actor = requireCustomer(ctx);
  const owner = await getUser(ctx.db, actor);
  const providers = await ctx.db
    .select({ provider: account.provider })
    .from(account)
    .where(eq(account.userId, owner.id));
  const [pending] = await ctx.db
    .select({ email: accountRequest.email })
    .from(accountRequest)
    .where(
      and(
        eq(accountRequest.kind, "change_email"),
        eq(accountRequest.userId, owner.id),
        gt(accountRequest.expiresAt, sql`now()`),
      ),
    )
    .orderBy(desc(accountRequest.createdAt))
    .limit(1);
  return {
    email: owner.email,
    name: owner.name,
    hasPassword: owner.passwordHash !== null,
    providers: providers.map(({ provider }) => provider),
    pendingEmail: pending?.email ?? null,
  };
}
