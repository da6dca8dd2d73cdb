import { randomBytes } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import net from "node:net";
import path from "node:path";
import { fail } from "./prepare-machine.mjs";

/**
 * @typedef {{
 *   postgres: number, stripe: number, inngest: number, redis: number, mail: number, smtp: number
 * }} Ports
 * @typedef {Record<"databasePassword" | "authSecret" | "stripeKey" | "stripeWebhookSecret" | "inngestEventKey"
 *   | "inngestSigningKey" | "redisToken" | "adminPassword" | "apiKey", string>} Secrets
 * @typedef {{
 *   dataDir: string, host: string, port: number, instances: number, production: boolean,
 *   ports: Ports, secrets: Secrets
 * }} Settings
 */

const secret = () => randomBytes(24).toString("base64url");

/** The data folder, with secrets and ports that were made at its first start and stay. @returns {Promise<Settings>} */
export async function readSettings() {
  const dataDir = path.resolve(process.env.DATA_DIR ?? ".data");
  const production = process.env.APP_ENV === "production";
  requireWritable(dataDir);
  const file = path.join(dataDir, "settings.json");
  /** @type {{ ports?: Ports, secrets?: Secrets }} */
  const stored = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const settings = {
    dataDir,
    production,
    host: process.env.HOST ?? (production ? "0.0.0.0" : "127.0.0.1"),
    port: readNumber("PORT", 3000, 1, 65_000),
    instances: readNumber("INSTANCES", 1, 1, 16),
    secrets: stored.secrets ?? newSecrets(),
    ports: await keepFreePorts(stored.ports),
  };
  writeWhole(file, { secrets: settings.secrets, ports: settings.ports });
  return settings;
}

/** @returns {Secrets} */
function newSecrets() {
  return {
    databasePassword: secret(),
    authSecret: randomBytes(32).toString("base64url"),
    stripeKey: `sk_test_${secret()}`,
    stripeWebhookSecret: `whsec_${secret()}`,
    inngestEventKey: secret(),
    inngestSigningKey: `signkey-local-${randomBytes(32).toString("hex")}`,
    redisToken: secret(),
    adminPassword: randomBytes(9).toString("base64url"),
    apiKey: `sk_${randomBytes(20).toString("base64url")}`,
  };
}

/**
 * Ports stay the same over restarts, so that open pages go on working; one that another program has taken meanwhile is
 * replaced. That of Postgres is checked where it is adopted.
 *
 * @param {Ports | undefined} stored @returns {Promise<Ports>}
 */
async function keepFreePorts(stored) {
  const names = /** @type {const} */ (["postgres", "stripe", "inngest", "redis", "mail", "smtp"]);
  const entries = [];
  for (const name of names) {
    const port = stored?.[name];
    const keep = port !== undefined && (name === "postgres" || (await isFree(port)));
    entries.push([name, keep ? port : await freePort()]);
  }
  return Object.fromEntries(entries);
}

/** @param {number} port @param {string} [host] @returns {Promise<boolean>} */
export function isFree(port, host = "127.0.0.1") {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => resolve(address.port));
    });
  });
}

/** A reader never sees half a file. @param {string} file @param {unknown} value */
export function writeWhole(file, value) {
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}

/** @param {string} dataDir */
function requireWritable(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch {
    fail(`The data folder ${dataDir} cannot be written: change its rights, or name another one in DATA_DIR.`);
  }
}

/** @param {string} name @param {number} fallback @param {number} min @param {number} max */
function readNumber(name, fallback, min, max) {
  const text = process.env[name];
  if (text === undefined || text === "") return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  return fail(`${name}=${text}: give a whole number from ${min} to ${max}.`);
}
