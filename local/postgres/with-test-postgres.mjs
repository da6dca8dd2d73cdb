import { freePort } from "../launcher/ports.mjs";
import { startPostgres, stopPostgresUnlessLeased } from "./start-postgres.mjs";

/**
 * Does `work` with the URL of a server for tests: that of TEST_POSTGRES_URL, or one that lives in `folder` meanwhile.
 *
 * @template Result @param {string} folder that any user of the machine may enter: root starts it as somebody else
 * @param {(url: string) => Result} work @returns {Promise<Result>}
 */
export async function withTestPostgres(folder, work) {
  if (process.env.TEST_POSTGRES_URL) return work(process.env.TEST_POSTGRES_URL);
  // Tests may lose what they wrote: nothing waits for the disk.
  const server = await startPostgres({
    dataDir: folder,
    port: await freePort(),
    password: "test",
    durable: false,
  });
  try {
    return work(server.url);
  } finally {
    await stopPostgresUnlessLeased(server);
  }
}
