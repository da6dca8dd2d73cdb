import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { serviceSettings } from "./environment.mjs";
import { fail } from "./prepare-machine.mjs";

const FILE = ".env";
/** Set for tests and benchmarks, which measure this machine and nobody's shop. */
const IGNORE = "STOREHOUSE_IGNORE_ENV_FILE";

/**
 * Completes the environment from `.env`, where there is one, and from the files that `<NAME>_FILE` names, as the shop
 * itself does. What is set already wins over `.env`; an empty value counts as none.
 */
export function readEnvFile() {
  if (!process.env[IGNORE] && existsSync(FILE))
    for (const [name, value] of Object.entries(parseEnv(readFileSync(FILE, "utf8"))))
      if (value && !process.env[name]) process.env[name] = value;
  for (const name of serviceSettings) {
    const file = process.env[`${name}_FILE`];
    if (!file) continue;
    if (process.env[name]) fail(`${name} is given, and ${name}_FILE as well: give one of them.`, 78);
    process.env[name] = readSecret(`${name}_FILE`, file);
    delete process.env[`${name}_FILE`];
  }
}

/** @param {string} setting @param {string} file */
function readSecret(setting, file) {
  try {
    return readFileSync(file, "utf8").replace(/\r?\n$/, "");
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    return fail(`${setting}: ${file} cannot be read (${code}).`, 78);
  }
}

/** Whatever the environment names, this process and its children meet local services only. @param {string[]} names */
export function forgetServices(names) {
  process.env[IGNORE] = "1";
  for (const name of names) for (const each of [name, `${name}_FILE`]) delete process.env[each];
}
