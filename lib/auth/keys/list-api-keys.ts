import { desc } from "drizzle-orm";
import { apiKey } from "@/db/schema/auth";
import type { Context } from "@/lib/operation/context";
import type { ApiKey } from "./schema";

/** More than any shop of one house has. */
const MOST = 1000;

/** Every key that was made, latest first, with those that are over. */
export async function listApiKeys({ db }: Context): Promise<ApiKey[]> {
  const rows = await db.select().from(apiKey).orderBy(desc(apiKey.createdAt), desc(apiKey.id)).limit(MOST);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    state: row.revokedAt ? "revoked" : row.expiresAt && row.expiresAt < new Date() ? "expired" : "active",
  }));
}
