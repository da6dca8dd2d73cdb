import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { vi } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import type { Context } from "@/lib/operation/context";

/**
 * A database and a data folder of their own, and an environment that names them.
 *
 * @param options.env further settings, such as those of S3.
 */
export async function openTestShop({
  env = {},
  ...options
}: {
  maxConnections?: number;
  env?: Readonly<Record<string, string>>;
} = {}) {
  const database = await openTestDatabase(options);
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "shop-"));
  const settings = {
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    AUTH_SECRET: "0".repeat(32),
    STRIPE_SECRET_KEY: "sk_test_none",
    STRIPE_WEBHOOK_SECRET: "whsec_none",
    INNGEST_EVENT_KEY: "none",
    INNGEST_SIGNING_KEY: "none",
    UPSTASH_REDIS_REST_URL: "http://127.0.0.1:9",
    UPSTASH_REDIS_REST_TOKEN: "none",
    SMTP_URL: "smtp://127.0.0.1:9",
    ...env,
  };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const ctx: Context = { db: database.db, actor: { type: "system", name: "test" }, requestId: "test" };
  return {
    ctx,
    dataDir,
    mediaFile: (name: string) => path.join(dataDir, "media", name.slice(0, 2), name),
    /** Names of the files of all pictures. */
    mediaFiles: () =>
      readdirSync(dataDir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name)
        .sort(),
    close: async () => {
      await database.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
