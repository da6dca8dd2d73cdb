import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { apiKey } from "@/db/schema/auth";
import { hashCapability } from "@/lib/ids/capability";
import type { Actor } from "@/lib/operation/context";
import { toPermissions } from "./rules";

/** The key's actor; null when the key is unknown, revoked or expired. Notes its use, at most once a minute. */
export async function findApiKeyActor(db: Db, key: string): Promise<Actor | null> {
  const [row] = await db
    .select()
    .from(apiKey)
    .where(
      and(
        eq(apiKey.keyHash, hashCapability(key)),
        isNull(apiKey.revokedAt),
        or(isNull(apiKey.expiresAt), gt(apiKey.expiresAt, sql`now()`)),
      ),
    );
  if (!row) return null;
  if ((row.lastUsedAt?.getTime() ?? 0) < Date.now() - 60_000) {
    await db.update(apiKey).set({ lastUsedAt: sql`now()` }).where(eq(apiKey.id, row.id));
  }
  return { type: "key", keyId: row.id, name: row.name, permissions: toPermissions(row.scopes) };
}
