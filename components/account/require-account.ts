import { redirectTo } from "@/components/i18n/redirect-to";
import { findCurrentContext } from "@/lib/auth/find-current-actor";
import type { Context } from "@/lib/operation/context";

/** The context of a page of the account; everybody else is led to sign in, and from there back to it. */
export async function requireAccount(path: string): Promise<Context> {
  const ctx = await findCurrentContext();
  if (ctx.actor.type === "customer") return ctx;
  const next = path === "/account" ? "" : `?next=${encodeURIComponent(path)}`;
  return redirectTo(`/account/sign-in${next}`);
}
