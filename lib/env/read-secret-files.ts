import { readFileSync } from "node:fs";

const MAX_BYTES = 64 * 1024;

/**
 * Completes `env`: where `<NAME>_FILE` names a file, `<NAME>` becomes what stands in it, without the line break at its
 * end. So secrets reach the shop without being seen in a list of processes or by `docker inspect`.
 *
 * @param names the settings that may come from a file; other variables that end in `_FILE` are left alone.
 * @throws Error that names the setting, never its content, when the file cannot be read, is empty or larger than
 * 64 KiB, or when the setting is given both ways.
 */
export function readSecretFiles(names: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
  for (const name of names) {
    const file = env[`${name}_FILE`];
    if (!file) continue;
    if (env[name])
      throw new Error(`Settings are missing or wrong: ${name} (given, and ${name}_FILE as well)`);
    env[name] = readSecret(`${name}_FILE`, file);
    // What is read once counts: processes that this one starts get the value alone.
    delete env[`${name}_FILE`];
  }
}

function readSecret(setting: string, file: string): string {
  const wrong = (why: string, cause?: unknown) =>
    new Error(`Settings are missing or wrong: ${setting} (${file} ${why})`, { cause });
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw wrong(code === "ENOENT" ? "does not exist" : `cannot be read: ${code}`, error);
  }
  if (text.length > MAX_BYTES) throw wrong("is too large for a setting");
  const value = text.replace(/\r?\n$/, "");
  if (value === "") throw wrong("is empty");
  return value;
}
