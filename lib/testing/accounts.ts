import { and, desc, eq } from "drizzle-orm";
import { accountRequest } from "@/db/schema/account-request";
import { tokenOf } from "@/lib/account/add-account-request";
import { completeRegistration } from "@/lib/account/complete-registration";
import type { AccountRequestKind } from "@/lib/account/queries";
import { requestRegistration } from "@/lib/account/request-registration";
import { findSessionActor } from "@/lib/auth/find-session-actor";
import type { Context } from "@/lib/operation/context";
import type { CustomerActor } from "@/lib/operation/require-customer";

export const PASSWORD = "a tea pot with two spouts";

/** What the latest mail of a kind to an address would carry. */
export async function mailedToken(ctx: Context, kind: AccountRequestKind, email: string): Promise<string> {
  const [row] = await ctx.db
    .select()
    .from(accountRequest)
    .where(and(eq(accountRequest.kind, kind), eq(accountRequest.email, email)))
    .orderBy(desc(accountRequest.createdAt), desc(accountRequest.id))
    .limit(1);
  if (!row) throw new Error(`no mail of ${kind} to ${email}`);
  return tokenOf(row);
}

export type SignedIn = Context & { actor: CustomerActor; sessionId: string };

/** The context of a session's request; fails where it is nobody's. */
export async function asSession(ctx: Context, sessionId: string): Promise<SignedIn> {
  const actor = await findSessionActor(ctx.db, sessionId);
  if (actor.type !== "customer") throw new Error(`the session is a ${actor.type}'s`);
  return { ...ctx, actor, sessionId };
}

/** An account, from its registration to the first session. */
export async function makeAccount(ctx: Context, email: string): Promise<SignedIn> {
  await requestRegistration(ctx, { email, password: PASSWORD, name: "Ada Lovelace" });
  const token = await mailedToken(ctx, "register", email);
  const { sessionId } = await completeRegistration(ctx, { token, password: PASSWORD });
  return asSession(ctx, sessionId);
}
