import path from "node:path";
import { examineShop } from "@/lib/backup/examine-shop";
import { replayErasures } from "@/lib/backup/replay-erasures";
import { restoreBackup } from "@/lib/backup/restore-backup";
import { emptyRedis } from "@/lib/cache/empty-redis";
import { getEnv } from "@/lib/env/env";
import { AppError } from "@/lib/errors/app-error";
import { openStorage } from "@/lib/media/storage/open-storage";
import { recordedSystemContext, systemContext } from "@/lib/operation/system-context";
import { backupKey, readOptions } from "./options";

const usage = "restore FILE [--key FILE]";

/**
 * `restore FILE [--key FILE]`: restores into the empty database of `DATABASE_URL` and the empty place of pictures, and
 * lets the doctor look. People who were erased since are erased again, and the cache in Redis is emptied. Exit code 3
 * when all is restored and something is left to look at.
 */
export async function restoreCommand(args: string[]): Promise<void> {
  const { options, rest } = readOptions(args, { usage, names: ["key"], rest: 1 });
  const [file] = rest;
  if (!file) throw new AppError("validation_failed", `Usage: npm run shop -- ${usage}`);
  const begun = Date.now();
  const { figures, media, madeAt, appVersion } = await restoreBackup({
    file,
    key: backupKey(options.key),
    databaseUrl: getEnv().DATABASE_URL,
    storage: openStorage(),
  });
  console.log(
    `Restored the shop of ${madeAt} (${appVersion}) in ${((Date.now() - begun) / 1000).toFixed(1)} s: ` +
      `${figures.products} products, ${figures.orders} orders, ${figures.customers} customers, ${media.files} picture files.`,
  );
  const findings = await examineShop(systemContext("restore"), { at: new Date(madeAt) });
  if (findings.length === 0) console.log("The doctor finds nothing.");
  for (const { check, breaches, hasMore } of findings) {
    console.error(`BROKEN  ${check.name}. ${check.explains}`);
    for (const { finding } of breaches.slice(0, 5)) console.error(`          ${finding}`);
    if (breaches.length > 5 || hasMore) console.error("          … and more.");
  }
  const again = await replayErasures(recordedSystemContext("restore", "shop:restore"), {
    folders: [path.resolve(getEnv().DATA_DIR), path.dirname(path.resolve(file))],
  });
  if (again.erased > 0) console.log(`${again.erased} people who were erased since are erased again.`);
  for (const { customerId, orders } of again.left)
    console.error(
      `LEFT    customer ${customerId} was erased since; orders under way then hold them: ${String(orders)}`,
    );
  if (findings.length > 0 || again.left.length > 0) process.exitCode = 3;
  await emptyCache();
}

/** Pages of the lost time may carry tags that the restored database never heard of: nothing else takes them away. */
async function emptyCache(): Promise<void> {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token, APP_URL: appUrl } = getEnv();
  try {
    console.log(`The cache in Redis is emptied: ${await emptyRedis({ url, token, appUrl })} entries.`);
  } catch (error) {
    console.error(
      `LEFT    the cache in Redis, which does not answer (${String(error)}). What it holds is of the shop before: ` +
        "empty it (FLUSHDB) before the shop starts, unless it forgot all when it ended.",
    );
  }
}
