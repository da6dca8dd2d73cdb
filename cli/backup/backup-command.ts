import path from "node:path";
import { makeBackup } from "@/lib/backup/make-backup";
import { keepErasures } from "@/lib/backup/replay-erasures";
import { getEnv } from "@/lib/env/env";
import { AppError } from "@/lib/errors/app-error";
import { backupFolder, backupKey, readOptions, toSize } from "./options";

/** `backup [--to FOLDER] [--keep N] [--key FILE]`: makes a back-up, and prints where it lies. */
export async function backupCommand(args: string[]): Promise<void> {
  const { options } = readOptions(args, {
    usage: "backup [--to FOLDER] [--keep N] [--key FILE]",
    names: ["to", "keep", "key"],
  });
  const env = getEnv();
  const keep = options.keep === undefined ? env.BACKUP_KEEP : Number(options.keep);
  if (!Number.isInteger(keep) || keep < 0)
    throw new AppError("validation_failed", "--keep takes a number: how many back-ups stay; 0 keeps all.");
  const key = backupKey(options.key);
  const folder = backupFolder(options.to);
  const begun = Date.now();
  const { file, bytes, manifest, removed } = await makeBackup({
    databaseUrl: env.DATABASE_URL,
    folder,
    key,
    keep,
  });
  await keepErasures(path.resolve(env.DATA_DIR), folder);
  const { figures, media, tables } = manifest;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(file);
  console.log(
    `${toSize(bytes)} in ${((Date.now() - begun) / 1000).toFixed(1)} s${key ? ", encrypted" : ", not encrypted (BACKUP_KEY)"}: ` +
      `${figures.products} products, ${figures.orders} orders, ${rows} rows, ${media.files} picture files.`,
  );
  for (const old of removed) console.log(`removed ${old}`);
  if (media.missing.length > 0)
    console.error(
      `${media.missing.length} picture files that the database names are not there, such as ${media.missing[0]}. The back-up is whole but for them.`,
    );
}
