import type { Db } from "@/db/client";
import { apiKey } from "@/db/schema/auth";
import { hashCapability } from "@/lib/ids/capability";
import { permissions } from "@/lib/operation/context";

/** Makes sure that the key exists and has every scope; for the key of a local installation. */
export async function ensureApiKey(db: Db, { name, key }: { name: string; key: string }): Promise<void> {
  const scopes = [...permissions];
  await db
    .insert(apiKey)
    .values({ name, keyHash: hashCapability(key), prefix: key.slice(0, 7), scopes })
    .onConflictDoUpdate({ target: apiKey.keyHash, set: { scopes } });
}
