import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { listBackups } from "@/lib/backup/backup-files";
import { runDrill } from "@/lib/backup/drill";
import { makeBackup } from "@/lib/backup/make-backup";
import { getEnv } from "@/lib/env/env";
import { AppError } from "@/lib/errors/app-error";
import { systemContext } from "@/lib/operation/system-context";
import { backupFolder, backupKey, readOptions } from "./options";

const usage = "rehearse-upgrade [FILE|--live] [--from FOLDER] [--server URL] [--key FILE]";

/**
 * `rehearse-upgrade`: what an upgrade to this release would do, on a copy. Restores the latest back-up, or a copy of the
 * shop as it is now, into a scratch database, migrates it by this code, lets the doctor look and goes a shopper's way.
 * The shop itself is not touched. Exit code 1 when something is wrong.
 */
export async function rehearseUpgradeCommand(args: string[]): Promise<void> {
  const { options, isLive, rest } = readOptions(args, { usage, names: ["from", "server", "key"], rest: 1 });
  const env = getEnv();
  const key = backupKey(options.key);
  const rehearse = async (file: string, itsKey: string | undefined) => {
    const report = await runDrill({
      ctx: systemContext("rehearsal"),
      file,
      key: itsKey,
      serverUrl: options.server ?? env.DATABASE_URL,
      folder: path.resolve(env.DATA_DIR),
    });
    const { backup, figures, walked, problems, seconds } = report;
    console.log(
      `The shop of ${backup.madeAt}, made by ${backup.appVersion} (${figures.products} products, ${figures.orders} orders), migrated and examined in ${seconds} s.`,
    );
    for (const line of walked) console.log(`  ${line}`);
    for (const problem of problems) console.error(`PROBLEM  ${problem}`);
    console.log(problems.length === 0 ? "The upgrade can be made." : "Look at this before you upgrade.");
    if (problems.length > 0) process.exitCode = 1;
  };
  if (!isLive) {
    const folder = backupFolder(options.from);
    const file = rest[0] ?? (await listBackups(folder))[0];
    if (!file)
      throw new AppError(
        "not_found",
        `There is no back-up in ${folder}: make one, or rehearse with the shop as it is by --live.`,
      );
    return rehearse(file, key);
  }
  const folder = await mkdtemp(path.join(path.resolve(env.DATA_DIR), "rehearsal-"));
  try {
    const { file } = await makeBackup({ databaseUrl: env.DATABASE_URL, folder });
    await rehearse(file, undefined);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
