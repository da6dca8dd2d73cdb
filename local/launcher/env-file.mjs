import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";

const FILE = ".env";
/** Set for tests and benchmarks, which measure this machine and nobody's shop. */
const IGNORE = "STOREHOUSE_IGNORE_ENV_FILE";

/** Completes the environment from `.env`, where there is one. What is set already wins; an empty value counts as none. */
export function readEnvFile() {
  if (process.env[IGNORE] || !existsSync(FILE)) return;
  for (const [name, value] of Object.entries(parseEnv(readFileSync(FILE, "utf8")))) {
    if (value && !process.env[name]) process.env[name] = value;
  }
}

/** Whatever the environment names, this process and its children meet local services only. @param {string[]} names */
export function forgetServices(names) {
  process.env[IGNORE] = "1";
  for (const name of names) delete process.env[name];
}
