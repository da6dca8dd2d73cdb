import { capabilityPattern } from "@/lib/ids/capability";
import type { Context } from "@/lib/operation/context";
import { findOpenRequest } from "./queries";

type Link = { kind: "register" | "reset" | "change_email"; token: string };

/**
 * The address that the link of a mail is about, for the page that it leads to; null for a link that was used, is too old
 * or never was. One that changes an address is shown to the account that asked for it alone.
 */
export async function findLinkEmail(ctx: Context, { kind, token }: Link): Promise<string | null> {
  if (!capabilityPattern.test(token)) return null;
  const asked = await findOpenRequest(ctx.db, kind, token);
  if (!asked) return null;
  const mayUse =
    asked.userId === null || (ctx.actor.type === "customer" && ctx.actor.userId === asked.userId);
  return mayUse ? asked.email : null;
}
