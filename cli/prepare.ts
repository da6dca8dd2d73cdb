import { sql } from "drizzle-orm";
import { migrateDatabase } from "@/db/migrate-database";
import { ensureApiKey } from "@/lib/auth/ensure-api-key";
import { ensureLocalAdmin } from "@/lib/auth/ensure-local-admin";
import { getEnv } from "@/lib/env/env";
import { getDatabase } from "@/lib/operation/database";
import { seedDemo } from "./seed/seed-demo";

/**
 * What a start needs: migrations, then, except in production, the demo shop in an empty database, its owner and its
 * API key. Does nothing that is done already.
 */
export async function prepare(): Promise<void> {
  const env = getEnv();
  await migrateDatabase(env.DATABASE_URL);
  if (env.APP_ENV === "production") return;
  const { db } = getDatabase();
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password, STOREHOUSE_API_KEY: key } = process.env;
  if (email && password) await ensureLocalAdmin(db, { email, password });
  if (key) await ensureApiKey(db, { name: "local", key });
  const [row] = await db.execute<{ seeded: boolean }>(
    sql`select exists (select from setting where key = 'demo_seeded_at') or
      (exists (select from product) and not exists (select from setting where key = 'demo_seeding')) as seeded`,
  );
  if (!row?.seeded) await seedDemo();
}
