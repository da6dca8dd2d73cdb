import { startPostgres, stopPostgresUnlessLeased } from "../postgres/start-postgres.mjs";

/**
 * The database of `DATABASE_URL`, or the local one, started or adopted and leased.
 *
 * @param {import("./settings.mjs").Settings} settings
 * @returns {Promise<{ url: string, local: import("../postgres/start-postgres.mjs").Postgres | null, release(): Promise<void> }>}
 */
export async function leaseDatabase({ dataDir, ports, secrets }) {
  if (process.env.DATABASE_URL)
    return { url: process.env.DATABASE_URL, local: null, release: async () => {} };
  const local = await startPostgres({
    dataDir,
    port: ports.postgres,
    password: secrets.databasePassword,
    durable: process.env.STOREHOUSE_DURABLE !== "off",
  });
  return { url: local.url, local, release: () => stopPostgresUnlessLeased(local) };
}
