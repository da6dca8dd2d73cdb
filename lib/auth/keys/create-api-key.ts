import { sql } from "drizzle-orm";
import { apiKey } from "@/db/schema/auth";
import { addAccountRequest } from "@/lib/account/add-account-request";
import { hashCapability, newCapability } from "@/lib/ids/capability";
import { actorName, type Context } from "@/lib/operation/context";
import { requireRights } from "../staff/require-rights";
import type { CreateApiKeyInput } from "./schema";

/** So many characters are kept to tell keys apart: the other 120 random bits stay nobody's. */
const SHOWN = 8;

/**
 * Makes a key for a program. Only its hash is stored: what is returned is the one chance to read it. Who made it is told by mail.
 *
 * @throws AppError `forbidden` for scopes that the actor does not hold.
 */
export async function createApiKey(
  ctx: Context,
  { name, scopes, expiresInDays }: CreateApiKeyInput,
): Promise<{ id: string; key: string }> {
  requireRights(ctx, scopes);
  const key = `sk_${newCapability()}`;
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(apiKey)
      .values({
        name,
        keyHash: hashCapability(key),
        prefix: key.slice(0, SHOWN),
        scopes: [...new Set(scopes)],
        createdBy: actorName(ctx.actor),
        expiresAt: expiresInDays ? sql`now() + make_interval(days => ${expiresInDays})` : null,
      })
      .returning({ id: apiKey.id });
    if (!row) throw new Error("insert returned no key");
    if (ctx.actor.type === "staff")
      await addAccountRequest(tx, {
        kind: "api_key_created",
        email: ctx.actor.email,
        locale: undefined,
        name,
      });
    return { id: row.id, key };
  });
}
