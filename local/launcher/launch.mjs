import path from "node:path";
import { startApp, waitForApp } from "./app-process.mjs";
import { ensureBuild } from "./build.mjs";
import { leaseDatabase } from "./database.mjs";
import {
  ADMIN_EMAIL,
  missingServices,
  requireCompleteEnvironment,
  toEnvironment,
  toShownHost,
} from "./environment.mjs";
import { holdLock } from "./hold-lock.mjs";
import { endLeftovers } from "./leftovers.mjs";
import { openLocalFile } from "./local-file.mjs";
import { openLogFile } from "./log-file.mjs";
import { requireFreePorts } from "./ports.mjs";
import { runToEnd } from "./run-to-end.mjs";
import { sayFailure } from "./say-failure.mjs";
import { readSettings, replaceTakenPorts } from "./settings.mjs";
import { superviseSidecar } from "./sidecar-process.mjs";
import { StartError } from "./start-error.mjs";
import { createStopper } from "./stopper.mjs";

/** In the environment of every process that must not outlive its launcher. */
const MARK = "STOREHOUSE_LAUNCHED_FOR";

/**
 * Starts the whole shop and prints `ready <url>`. Ctrl-C stops all of it.
 *
 * @param {{ dev: boolean }} options
 */
export async function launch({ dev }) {
  const settings = await readEverything().catch(sayFailure);
  const { dataDir, production } = settings;
  const log = openLogFile(path.join(dataDir, "launcher.log"));
  const stopper = createStopper((text) => log.write(`${new Date().toISOString()} ${text}\n`));
  try {
    // In production, an old version may still serve from the same folder while the new one starts.
    if (!production) await takeDataFolder(dataDir);
    await start(settings, { dev, stopper });
  } catch (error) {
    stopper.giveUp(error);
  }
}

async function readEverything() {
  requireCompleteEnvironment();
  return readSettings();
}

/** @param {string} dataDir */
async function takeDataFolder(dataDir) {
  const lock = await holdLock("data", dataDir);
  if (!("release" in lock))
    throw new StartError(
      `Another npm start uses the data folder ${dataDir}: stop it, or name another folder in DATA_DIR.`,
    );
  await endLeftovers(`${MARK}=${dataDir}`);
}

/**
 * @param {import("./settings.mjs").Settings} settings
 * @param {{ dev: boolean, stopper: import("./stopper.mjs").Stopper }} options
 */
async function start(settings, { dev, stopper }) {
  const { host, port, instances, dataDir, production } = settings;
  const ports = Array.from({ length: instances }, (_, index) => port + index);
  await requireFreePorts(ports, host);
  const missing = missingServices();
  const appUrls = ports.map((used) => `http://${toShownHost(host)}:${used}`);
  const localFile = openLocalFile(settings);
  stopper.add(localFile.remove);

  let isReady = false;
  const watcher = {
    giveUp: stopper.giveUp,
    // A process was replaced.
    changed: () => isReady && !stopper.isStopping() && showAddresses(),
  };
  const database = leaseDatabase(settings, watcher);
  stopper.add(database.release);
  await database.ready;

  const sidecar = await startServices(settings, { database, appUrls, missing, localFile, stopper, watcher });
  const services = await sidecar.services;
  const env = { ...toEnvironment(settings, { databaseUrl: database.url, services }), [MARK]: dataDir };
  await prepare(env, stopper);
  if (!dev) await ensureBuild(env, stopper, dataDir);
  if (stopper.isStopping()) return;

  const appLog = production ? null : openLogFile(path.join(dataDir, "app.log"));
  const output = (/** @type {Buffer} */ chunk) => {
    appLog?.write(chunk);
    if (dev) process.stdout.write(chunk);
  };
  const whereToLook = appLog ? `${appLog.file} tells why` : "its output tells why";
  const apps = ports.map((used) =>
    startApp({ host, port: used, dev, env, output: appLog && output, whereToLook, ...watcher }),
  );
  stopper.add(() => Promise.all(apps.map((app) => app.stop())));
  const showAddresses = () => {
    const app = apps.map(({ pid }) => pid());
    const pids = { app, local: sidecar.pid(), postgres: database.pid() };
    if (!production) localFile.write({ appUrls, env, services, pids });
  };
  await Promise.all(appUrls.map((url) => waitForApp(url, whereToLook)));
  if (stopper.isStopping()) return;
  isReady = true;
  showAddresses();
  sayReady({ env, missing, settings, mailUrl: services.mail?.url });
}

/** @param {NodeJS.ProcessEnv} env @param {import("./stopper.mjs").Stopper} stopper It says itself what is wrong. */
async function prepare(env, stopper) {
  const status = await runToEnd("cli/main.ts", ["prepare"], { env, stopper, execArgv: ["--import", "tsx"] });
  if (status === null)
    throw new StartError("The process that prepares the database was killed: start again.");
  if (status !== 0) throw new StartError("", { exitCode: status });
}

const nothingLocal = {
  services: Promise.resolve({ stripe: null, inngest: null, redis: null, mail: null }),
  pid: () => null,
};

/**
 * @param {import("./settings.mjs").Settings} settings
 * @param {{
 *   database: ReturnType<typeof leaseDatabase>, appUrls: string[], missing: ReturnType<typeof missingServices>,
 *   localFile: { file: string }, stopper: import("./stopper.mjs").Stopper, watcher: import("./database.mjs").Watcher
 * }} parts
 */
async function startServices(settings, { database, appUrls, missing, localFile, stopper, watcher }) {
  const { secrets, dataDir } = settings;
  if (!(missing.stripe || missing.inngest || missing.redis || missing.mail)) return nothingLocal;
  await replaceTakenPorts(settings);
  const log = openLogFile(path.join(dataDir, "services.log"));
  const sidecar = superviseSidecar({
    // Read at every start: the first may change the ports.
    wanted: () => ({
      databaseUrl: database.url,
      appUrls,
      ports: settings.ports,
      stripe: missing.stripe
        ? { secretKey: secrets.stripeKey, webhookSecret: secrets.stripeWebhookSecret }
        : null,
      inngest: missing.inngest
        ? { signingKey: secrets.inngestSigningKey, eventKey: secrets.inngestEventKey }
        : null,
      redis: missing.redis
        ? { token: secrets.redisToken, redisUrl: process.env.REDIS_URL || undefined }
        : null,
      mail: missing.mail,
      // What it clears away when this process is killed.
      orphan: {
        launcher: process.pid,
        localFile: localFile.file,
        postgres: missing.database
          ? { dataDir, port: settings.ports.postgres, password: secrets.databasePassword }
          : null,
      },
    }),
    databaseReady: () => database.ready,
    freshPorts: () => replaceTakenPorts(settings),
    env: { ...process.env, [MARK]: dataDir },
    output: log.write,
    whereToLook: `${log.file} tells why`,
    ...watcher,
  });
  stopper.add(sidecar.stop);
  return sidecar;
}

/** @param {{ env: NodeJS.ProcessEnv, missing: ReturnType<typeof missingServices>, settings: import("./settings.mjs").Settings, mailUrl: string | undefined }} shown */
function sayReady({ env, missing, settings, mailUrl }) {
  const names = Object.entries(missing);
  const local = names.filter(([, isLocal]) => isLocal).map(([name]) => name);
  const real = names.filter(([, isLocal]) => !isLocal).map(([name]) => name);
  console.log(`ready ${env.APP_URL}`);
  if (!settings.production) {
    console.log(`admin ${env.APP_URL}/admin  ${ADMIN_EMAIL}  ${settings.secrets.adminPassword}`);
    if (mailUrl) console.log(`mail ${mailUrl}`);
    console.log(`local services: ${local.join(", ") || "none"}; real: ${real.join(", ") || "none"}`);
    console.log(`addresses and keys: ${path.join(settings.dataDir, "local.json")}; logs: *.log beside it`);
  }
  if (env.RATE_LIMIT_FACTOR && env.RATE_LIMIT_FACTOR !== "1")
    console.log(`RATE_LIMIT_FACTOR is ${env.RATE_LIMIT_FACTOR}`);
}
