import { createHmac } from "node:crypto";
import { StartError } from "./start-error.mjs";

/**
 * @typedef {{ url: string, port: number }} Address
 * @typedef {{
 *   stripe: Address | null, inngest: Address | null, redis: Address | null,
 *   mail: (Address & { smtpUrl: string, smtpPort: number }) | null
 * }} Services
 */

export const ADMIN_EMAIL = "owner@storehouse.example";

const groups = [
  ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"],
  ["INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY"],
  ["UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN"],
];
const required = ["DATABASE_URL", "APP_URL", "AUTH_SECRET", ...groups.flat(), "SMTP_URL"];

/** Everything that names a service, a secret or an address. */
export const serviceSettings = [
  ...required,
  ...[
    "APP_ENV",
    "APP_ALLOWED_HOSTS",
    "STRIPE_API_URL",
    "INNGEST_BASE_URL",
    "INNGEST_SERVE_ORIGIN",
    "REDIS_URL",
    "AUTH_GOOGLE_ID",
    "AUTH_GOOGLE_SECRET",
    "AUTH_GOOGLE_ISSUER",
    "AUTH_GITHUB_ID",
    "AUTH_GITHUB_SECRET",
    "AUTH_GITHUB_URL",
    "S3_BUCKET",
    "S3_REGION",
    "S3_ACCESS_KEY_ID",
    "S3_SECRET_ACCESS_KEY",
    "S3_ENDPOINT",
    "S3_PREFIX",
    "METRICS_TOKEN",
    "OTEL_EXPORTER_OTLP_ENDPOINT",
    "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
    "OTEL_EXPORTER_OTLP_HEADERS",
  ],
];

const isSet = (/** @type {string} */ name) => Boolean(process.env[name]);

/** Which services the environment names, and which run here. */
export function missingServices() {
  return {
    database: !isSet("DATABASE_URL"),
    stripe: !isSet("STRIPE_SECRET_KEY"),
    inngest: !isSet("INNGEST_EVENT_KEY"),
    redis: !isSet("UPSTASH_REDIS_REST_URL"),
    mail: !isSet("SMTP_URL"),
    files: !isSet("S3_BUCKET"),
  };
}

/**
 * Nothing local runs in production: what is missing is named. Elsewhere a group of settings is given whole or not at
 * all: a live key never reaches a local service.
 */
export function requireCompleteEnvironment() {
  const environment = process.env.APP_ENV || "development";
  if (!["production", "development", "test"].includes(environment))
    refuse(`APP_ENV=${environment}: give production or development.`);
  if (environment === "production") {
    const missing = required.filter((name) => !isSet(name));
    if (missing.length > 0)
      refuse(`APP_ENV=production needs settings that are missing: ${missing.join(", ")}.`);
  }
  for (const group of groups) {
    const [given] = group.filter(isSet);
    const absent = group.filter((name) => !isSet(name));
    if (given && absent.length > 0)
      refuse(`${given} is set and ${absent.join(", ")} is not: set both, or neither for a local service.`);
  }
}

/** @param {string} sentence @returns {never} */
function refuse(sentence) {
  throw new StartError(sentence, { exitCode: 78 });
}

/**
 * The environment of the app's processes: what was given, completed with the local services. In production nothing is
 * made up.
 *
 * @param {import("./settings.mjs").Settings} settings
 * @param {{ databaseUrl: string, services: Services | null }} running
 * @returns {NodeJS.ProcessEnv}
 */
export function toEnvironment(settings, running) {
  const { dataDir, host, port, instances, production } = settings;
  const shownHost = toShownHost(host);
  const hosts = Array.from({ length: instances }, (_, index) => [
    `localhost:${port + index}`,
    `${shownHost}:${port + index}`,
  ]);
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  return {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: "1",
    INNGEST_DEV: "0",
    STRIPE_SUPPRESS_NOTICES: "1",
    APP_ALLOWED_HOSTS: hosts.flat().join(","),
    ...(production ? {} : localDefaults(settings, running)),
    ...given,
    DATA_DIR: dataDir,
  };
}

/** An address that people and programs of this machine can use. @param {string} host */
export const toShownHost = (host) =>
  host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;

/** @param {import("./settings.mjs").Settings} settings @param {{ databaseUrl: string, services: Services | null }} running */
function localDefaults({ host, port, secrets }, { databaseUrl, services }) {
  const missing = missingServices();
  const appUrl = `http://${toShownHost(host)}:${port}`;
  const nowhere = "http://127.0.0.1:1";
  return {
    DATABASE_URL: databaseUrl,
    APP_URL: appUrl,
    AUTH_SECRET: secrets.authSecret,
    ADMIN_EMAIL,
    ADMIN_PASSWORD: secrets.adminPassword,
    STOREHOUSE_API_KEY: secrets.apiKey,
    // Made of another secret: data folders that are there already hold none of its own.
    METRICS_TOKEN: createHmac("sha256", secrets.authSecret).update("metrics").digest("base64url"),
    SMTP_URL: services?.mail?.smtpUrl ?? "smtp://127.0.0.1:1",
    // Each group is real or local as a whole.
    ...(missing.stripe && {
      STRIPE_SECRET_KEY: secrets.stripeKey,
      STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,
      STRIPE_API_URL: services?.stripe?.url ?? nowhere,
    }),
    ...(missing.inngest && {
      INNGEST_EVENT_KEY: secrets.inngestEventKey,
      INNGEST_SIGNING_KEY: secrets.inngestSigningKey,
      INNGEST_BASE_URL: services?.inngest?.url ?? nowhere,
      INNGEST_SERVE_ORIGIN: appUrl,
    }),
    ...(missing.redis && {
      UPSTASH_REDIS_REST_URL: services?.redis?.url ?? nowhere,
      UPSTASH_REDIS_REST_TOKEN: secrets.redisToken,
    }),
  };
}
