import { fail } from "./prepare-machine.mjs";

/**
 * @typedef {{ url: string, port: number }} Address
 * @typedef {{
 *   stripe: Address | null, inngest: Address | null, redis: Address | null,
 *   mail: (Address & { smtpUrl: string, smtpPort: number }) | null
 * }} Services
 */

export const ADMIN_EMAIL = "owner@storehouse.example";

/** Which services the environment names, and which run here. */
export function missingServices() {
  const { env } = process;
  return {
    database: !env.DATABASE_URL,
    stripe: !env.STRIPE_SECRET_KEY,
    inngest: !env.INNGEST_EVENT_KEY,
    redis: !env.UPSTASH_REDIS_REST_URL,
    mail: !env.SMTP_URL,
  };
}

/** Nothing local runs in production: what is missing is named. */
export function requireProductionSettings() {
  const required = [
    "DATABASE_URL",
    "APP_URL",
    "AUTH_SECRET",
    "STRIPE_SECRET_KEY",
    "STRIPE_WEBHOOK_SECRET",
    "INNGEST_EVENT_KEY",
    "INNGEST_SIGNING_KEY",
    "UPSTASH_REDIS_REST_URL",
    "UPSTASH_REDIS_REST_TOKEN",
    "SMTP_URL",
  ];
  const missing = required.filter((name) => !process.env[name]);
  if (missing.length > 0)
    fail(`APP_ENV=production needs settings that are missing: ${missing.join(", ")}.`, 78);
}

/**
 * The environment of the app's processes: what was given, completed with the local services.
 *
 * @param {import("./settings.mjs").Settings} settings
 * @param {{ databaseUrl: string, services: Services | null }} running
 * @returns {NodeJS.ProcessEnv}
 */
export function toEnvironment({ dataDir, host, port, instances, secrets }, { databaseUrl, services }) {
  const shownHost = host === "0.0.0.0" ? "127.0.0.1" : host;
  const hosts = Array.from({ length: instances }, (_, index) => [
    `localhost:${port + index}`,
    `${shownHost}:${port + index}`,
  ]);
  const nowhere = "http://127.0.0.1:1";
  const defaults = {
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    APP_URL: `http://${shownHost}:${port}`,
    APP_ALLOWED_HOSTS: hosts.flat().join(","),
    AUTH_SECRET: secrets.authSecret,
    ADMIN_EMAIL,
    ADMIN_PASSWORD: secrets.adminPassword,
    STOREHOUSE_API_KEY: secrets.apiKey,
    SMTP_URL: services?.mail?.smtpUrl ?? "smtp://127.0.0.1:1",
    // Each group is real or local as a whole: a live key never reaches a local service.
    ...(process.env.STRIPE_SECRET_KEY
      ? {}
      : {
          STRIPE_SECRET_KEY: secrets.stripeKey,
          STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,
          STRIPE_API_URL: services?.stripe?.url ?? nowhere,
        }),
    ...(process.env.INNGEST_EVENT_KEY
      ? {}
      : {
          INNGEST_EVENT_KEY: secrets.inngestEventKey,
          INNGEST_SIGNING_KEY: secrets.inngestSigningKey,
          INNGEST_BASE_URL: services?.inngest?.url ?? nowhere,
          INNGEST_SERVE_ORIGIN: `http://${shownHost}:${port}`,
        }),
    ...(process.env.UPSTASH_REDIS_REST_URL
      ? {}
      : {
          UPSTASH_REDIS_REST_URL: services?.redis?.url ?? nowhere,
          UPSTASH_REDIS_REST_TOKEN: secrets.redisToken,
        }),
    NEXT_TELEMETRY_DISABLED: "1",
    INNGEST_DEV: "0",
    STRIPE_SUPPRESS_NOTICES: "1",
  };
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  return { ...process.env, ...defaults, ...given };
}
