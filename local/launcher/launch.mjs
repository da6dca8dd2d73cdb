import { spawnSync } from "node:child_process";
import path from "node:path";
import { startApp, waitForApp } from "./app-process.mjs";
import { ensureBuild } from "./build.mjs";
import { ADMIN_EMAIL, missingServices, requireProductionSettings, toEnvironment } from "./environment.mjs";
import { leaseDatabase } from "./lease-database.mjs";
import { fail } from "./prepare-machine.mjs";
import { isFree, readSettings, writeWhole } from "./settings.mjs";
import { startSidecar } from "./sidecar-process.mjs";

const START_LOCK = 7_415_003;

/**
 * Starts the whole shop and prints `ready <url>`. Ctrl-C stops all of it.
 *
 * @param {{ dev: boolean }} options
 */
export async function launch({ dev }) {
  if (process.env.APP_ENV === "production") requireProductionSettings();
  const settings = await readSettings();
  const { host, port, instances, dataDir } = settings;
  const ports = Array.from({ length: instances }, (_, index) => port + index);
  for (const used of ports) {
    if (!(await isFree(used, host))) {
      fail(
        `Port ${used} is in use: stop what runs there, or start with another one, as in PORT=${used + 100} npm start.`,
      );
    }
  }
  const database = await leaseDatabase(settings).catch((error) => fail(error.message));
  if (database.local) {
    const [lock] = await database.local.lease`select pg_try_advisory_lock(${START_LOCK}) as held`;
    if (!lock?.held) {
      await database.local.lease.end();
      fail(
        `Another npm start already uses the data folder ${dataDir}: stop it, or name another folder in DATA_DIR.`,
      );
    }
  }
  const stopper = createStopper(database);
  const missing = missingServices();
  const appUrls = ports.map((used) => `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${used}`);
  const sidecar = await superviseSidecar(settings, database.url, appUrls, missing, stopper);
  const env = toEnvironment(settings, { databaseUrl: database.url, services: sidecar.services });
  prepare(env, stopper);
  if (!dev) await ensureBuild(env);
  const apps = ports.map((used) => startApp({ host, port: used, dev, env, giveUp: stopper.giveUp }));
  for (const app of apps) stopper.add(app.stop);
  await Promise.all(appUrls.map(waitForApp));
  if (process.env.APP_ENV !== "production") {
    writeLocalFile(settings, { database, sidecar, apps, appUrls, env });
  }
  sayReady({ env, missing, settings });
}

/** @param {NodeJS.ProcessEnv} env @param {ReturnType<typeof createStopper>} stopper */
function prepare(env, stopper) {
  const result = spawnSync(process.execPath, ["--import", "tsx", "cli/main.ts", "prepare"], {
    stdio: "inherit",
    env,
  });
  if (result.status !== 0) stopper.giveUp("The database could not be prepared: see above.");
}

/**
 * @param {import("./settings.mjs").Settings} settings @param {string} databaseUrl @param {string[]} appUrls
 * @param {ReturnType<typeof missingServices>} missing @param {ReturnType<typeof createStopper>} stopper
 */
async function superviseSidecar({ ports, secrets }, databaseUrl, appUrls, missing, stopper) {
  const wanted = {
    databaseUrl,
    appUrls,
    ports,
    stripe: missing.stripe
      ? { secretKey: secrets.stripeKey, webhookSecret: secrets.stripeWebhookSecret }
      : null,
    inngest: missing.inngest
      ? { signingKey: secrets.inngestSigningKey, eventKey: secrets.inngestEventKey }
      : null,
    redis: missing.redis ? { token: secrets.redisToken, redisUrl: process.env.REDIS_URL } : null,
    mail: missing.mail,
  };
  if (!(wanted.stripe || wanted.inngest || wanted.redis || wanted.mail)) {
    return { services: { stripe: null, inngest: null, redis: null, mail: null }, pid: () => undefined };
  }
  let current = await startSidecar(wanted);
  const { services } = current;
  let stopping = false;
  const watch = () => {
    current.child.once("exit", async () => {
      if (stopping) return;
      console.error("The local services ended; starting them again.");
      // The ports are in the settings: the app goes on where it was.
      current = await startSidecar(wanted);
      watch();
    });
  };
  watch();
  stopper.add(
    () =>
      new Promise((resolve) => {
        stopping = true;
        current.child.once("exit", resolve);
        current.child.stdin?.end();
      }),
  );
  return { services, pid: () => current.child.pid };
}

/** Stops what was started, last first: the apps, the services, then Postgres unless somebody else holds it. @param {{ release(): Promise<void> }} database */
function createStopper(database) {
  /** @type {(() => Promise<unknown>)[]} */
  const steps = [];
  let stopping = false;
  /** @param {number} code */
  const stop = async (code) => {
    if (stopping) return;
    stopping = true;
    const apps = steps.slice(1).map((step) => step());
    await Promise.allSettled(apps);
    await Promise.allSettled(steps.slice(0, 1).map((step) => step()));
    await database.release().catch((error) => console.error(`Postgres was left running: ${error.message}`));
    process.exit(code);
  };
  process.on("SIGINT", () => stop(0));
  process.on("SIGTERM", () => stop(0));
  return {
    /** @param {() => Promise<unknown>} step */
    add: (step) => steps.push(step),
    /** @param {string} sentence */
    giveUp: (sentence) => {
      console.error(sentence);
      void stop(1);
    },
  };
}

/** @param {any} settings @param {any} running For scripts and for the curious; readable by its owner alone. */
function writeLocalFile({ dataDir, secrets }, { database, sidecar, apps, appUrls, env }) {
  const { services } = sidecar;
  writeWhole(path.join(dataDir, "local.json"), {
    appUrl: appUrls[0],
    appUrls,
    databaseUrl: database.url,
    admin: { email: ADMIN_EMAIL, password: secrets.adminPassword },
    apiKey: secrets.apiKey,
    stripe: { url: services.stripe?.url ?? null, webhookSecret: env.STRIPE_WEBHOOK_SECRET },
    inngest: { url: services.inngest?.url ?? null },
    redis: { url: env.UPSTASH_REDIS_REST_URL, token: env.UPSTASH_REDIS_REST_TOKEN },
    mail: { url: services.mail?.url ?? null },
    pids: {
      app: apps.map((/** @type {{ pid(): number }} */ app) => app.pid()),
      local: sidecar.pid(),
      postgres: database.local?.pid ?? null,
    },
  });
}

/** @param {{ env: NodeJS.ProcessEnv, missing: ReturnType<typeof missingServices>, settings: import("./settings.mjs").Settings }} shown */
function sayReady({ env, missing, settings }) {
  const names = Object.entries(missing);
  const local = names.filter(([, isLocal]) => isLocal).map(([name]) => name);
  const real = names.filter(([, isLocal]) => !isLocal).map(([name]) => name);
  console.log(`ready ${env.APP_URL}`);
  if (env.APP_ENV !== "production") {
    console.log(`admin ${env.APP_URL}/admin  ${ADMIN_EMAIL}  ${settings.secrets.adminPassword}`);
    console.log(`local services: ${local.join(", ") || "none"}; real: ${real.join(", ") || "none"}`);
    console.log(`addresses and keys: ${path.join(settings.dataDir, "local.json")}`);
  }
  if (env.RATE_LIMIT_FACTOR && env.RATE_LIMIT_FACTOR !== "1")
    console.log(`RATE_LIMIT_FACTOR is ${env.RATE_LIMIT_FACTOR}`);
}
