import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { prepareDataFolder, writeOnce, writeWhole } from "./data-folder.mjs";
import { freePortBeside, whyTaken } from "./ports.mjs";
import { StartError } from "./start-error.mjs";

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

const portNames = /** @type {const} */ (["postgres", "stripe", "inngest", "redis", "mail", "smtp"]);
const secret = () => randomBytes(24).toString("base64url");
const fileOf = (/** @type {string} */ dataDir) => path.join(dataDir, "settings.json");

/** The settings, with secrets and ports that were made at the data folder's first start and stay. @returns {Promise<Settings>} */
export async function readSettings() {
  const dataDir = path.resolve(process.env.DATA_DIR || ".data");
  const production = process.env.APP_ENV === "production";
  const port = readNumber("PORT", 3000, 1, 65_000);
  const instances = readNumber("INSTANCES", 1, 1, 16);
  prepareDataFolder(dataDir);
  const file = fileOf(dataDir);
  if (!existsSync(file))
    writeOnce(file, { secrets: newSecrets(), ports: await newPorts(appPorts(port, instances)) });
  const { secrets, ports } = readStored(file);
  const host = process.env.HOST || (production ? "0.0.0.0" : "127.0.0.1");
  return { dataDir, production, host, port, instances, secrets, ports };
}

/** @param {string} file @returns {{ secrets: Secrets, ports: Ports }} */
function readStored(file) {
  const advice = "restore it, or name a new folder in DATA_DIR";
  try {
    const { secrets, ports } = JSON.parse(readFileSync(file, "utf8"));
    const whole = Object.keys(newSecrets()).every((name) => typeof secrets?.[name] === "string");
    if (whole && portNames.every((name) => Number.isInteger(ports?.[name]))) return { secrets, ports };
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    const reason = code === undefined ? "is not JSON" : `cannot be read (${code})`;
    throw new StartError(`The file ${file} ${reason}: ${advice}.`, { cause: error });
  }
  throw new StartError(`The file ${file} is incomplete: ${advice}.`);
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

/** Those that the servers of the shop will listen on. @param {number} port @param {number} instances */
const appPorts = (port, instances) => Array.from({ length: instances }, (_, index) => port + index);

/** @param {number[]} others @returns {Promise<Ports>} */
async function newPorts(others) {
  const taken = new Set(others);
  const entries = [];
  for (const name of portNames) {
    const port = await freePortBeside(taken);
    taken.add(port);
    entries.push([name, port]);
  }
  return Object.fromEntries(entries);
}

/**
 * Ports stay the same over restarts, so that open pages go on working; one that another program has taken meanwhile is
 * replaced. For the launcher alone: to everybody else, its own services look like such programs. That of Postgres is
 * decided where it is adopted.
 *
 * @param {Settings} settings
 */
export async function replaceTakenPorts(settings) {
  const taken = new Set([...appPorts(settings.port, settings.instances), settings.ports.postgres]);
  for (const name of portNames) {
    if (name === "postgres") continue;
    const port = settings.ports[name];
    if (taken.has(port) || (await whyTaken(port, "127.0.0.1"))) {
      const others = portNames.map((other) => settings.ports[other]);
      settings.ports[name] = await freePortBeside(new Set([...taken, ...others]));
    }
    taken.add(settings.ports[name]);
  }
  storePorts(settings);
}

/** @param {Settings} settings */
export function storePorts({ dataDir, secrets, ports }) {
  writeWhole(fileOf(dataDir), { secrets, ports });
}

/** @param {string} name @param {number} fallback @param {number} min @param {number} max */
function readNumber(name, fallback, min, max) {
  const text = process.env[name];
  if (text === undefined || text === "") return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new StartError(`${name}=${text}: give a whole number from ${min} to ${max}.`, { exitCode: 78 });
}
