import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { getEnv } from "@/lib/env/env";
import { AppError } from "@/lib/errors/app-error";

/**
 * The options of a command, and what else was said.
 *
 * @throws AppError `validation_failed` that says how it is called.
 */
export function readOptions<Name extends string>(
  args: string[],
  { usage, names, rest = 0 }: { usage: string; names: readonly Name[]; rest?: number },
): { options: Partial<Record<Name, string>>; isLive: boolean; rest: string[] } {
  const options = {
    ...Object.fromEntries(names.map((name) => [name, { type: "string" as const }])),
    ...(usage.includes("--live") ? { live: { type: "boolean" as const } } : {}),
  };
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: rest > 0 });
    if (positionals.length > rest) throw new Error("too much was said");
    const { live, ...said } = values;
    return { options: said as Partial<Record<Name, string>>, isLive: live === true, rest: positionals };
  } catch (cause) {
    throw new AppError("validation_failed", `Usage: npm run shop -- ${usage}`, { cause });
  }
}

/** The folder of back-ups. */
export function backupFolder(given?: string): string {
  const { BACKUP_DIR, DATA_DIR } = getEnv();
  return path.resolve(given ?? (BACKUP_DIR === "" ? path.join(DATA_DIR, "backups") : BACKUP_DIR));
}

/** The key of a file or of the settings; either may hold other lines, as what `backup-key` and age-keygen print does. */
export function backupKey(file?: string): string | undefined {
  const text = file === undefined ? getEnv().BACKUP_KEY : readFileSync(file, "utf8");
  if (text === undefined) return undefined;
  const key = text
    .split("\n")
    .map((line) => line.trim())
    .find((line) => /^(AGE-SECRET-KEY-|age1)/.test(line));
  if (!key)
    throw new AppError(
      "validation_failed",
      `${file ?? "BACKUP_KEY"} holds no key of age: make one with \`npm run shop -- backup-key\`.`,
    );
  return key;
}

/** 1234567 as "1.2 MB". */
export const toSize = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
