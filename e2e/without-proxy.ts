import { type ChildProcess, fork } from "node:child_process";
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { toEnvironment } from "../local/launcher/environment.mjs";
import { freePort } from "../local/launcher/ports.mjs";
import { PRELOAD } from "../local/launcher/run-to-end.mjs";
import { readSettings } from "../local/launcher/settings.mjs";
import { localFile, readLocal } from "./local";

/** Beside the build: its files are linked, and links do not reach beyond a file system. */
const FOLDER = ".next-without-proxy";
/** Of a build, what a server does not need to run. */
const LEFT_OUT = new Set(["cache", "trace", "trace-build", "diagnostics", "types", "turbopack"]);

/**
 * Another server of the shop that runs, on its database and services: the same build with `proxy.ts` taken out. It
 * thinks of itself as the first: send its requests with that one's Host.
 */
export async function startWithoutProxy(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = path.resolve(FOLDER);
  // One that was killed has left it.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  try {
    for (const name of readdirSync("."))
      if (!/^\.next/.test(name)) symlinkSync(path.resolve(name), path.join(folder, name));
    copyLinked(".next", path.join(folder, ".next"));
    takeProxyOut(path.join(folder, ".next/server"));
    const port = await freePort();
    const server = fork(
      path.resolve("node_modules/next/dist/bin/next"),
      ["start", "-p", String(port), "-H", "127.0.0.1"],
      {
        cwd: folder,
        execArgv: ["--import", PRELOAD],
        env: {
          ...(await environment(port)),
          PORT: String(port),
          NODE_ENV: "production",
          STOREHOUSE_LAUNCHER: String(process.pid),
        },
        stdio: ["ignore", "ignore", "inherit", "ipc"],
      },
    );
    const url = `http://127.0.0.1:${port}`;
    await answers(url, server);
    return {
      url,
      stop: async () => {
        const ended = new Promise((resolve) => server.once("exit", resolve));
        server.kill("SIGKILL");
        await ended;
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The files themselves, under other names: a build has hundreds of megabytes. */
function copyLinked(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (path.basename(from) === ".next" && LEFT_OUT.has(entry.name)) continue;
    if (entry.isDirectory()) copyLinked(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkSync(source, target);
  }
}

/** Next finds its proxy by this entry of a manifest, and its code beside it. */
function takeProxyOut(server: string): void {
  const manifest = path.join(server, "functions-config-manifest.json");
  const { functions, ...rest } = JSON.parse(readFileSync(manifest, "utf8")) as {
    functions: Record<string, unknown>;
  };
  const { "/_middleware": proxy, ...others } = functions;
  if (!proxy) throw new Error("the build has no proxy to take out, or Next keeps it elsewhere now");
  // A link into the build that the first server runs: it is replaced, not written to.
  rmSync(manifest);
  writeFileSync(manifest, JSON.stringify({ ...rest, functions: others }));
  for (const name of ["middleware.js", "middleware"]) rmSync(path.join(server, name), { recursive: true });
}

async function environment(port: number): Promise<NodeJS.ProcessEnv> {
  const { databaseUrl, appUrl, appUrls } = readLocal();
  process.env.DATA_DIR = path.dirname(path.resolve(localFile()));
  const settings = await readSettings();
  const at = (port: number) => ({ url: `http://127.0.0.1:${port}`, port });
  const { stripe, inngest, redis, mail, smtp } = settings.ports;
  return {
    ...toEnvironment(settings, {
      databaseUrl,
      services: {
        stripe: at(stripe),
        inngest: at(inngest),
        redis: at(redis),
        mail: { ...at(mail), smtpUrl: `smtp://127.0.0.1:${smtp}`, smtpPort: smtp },
      },
    }),
    APP_URL: appUrl,
    // Its own besides: Next sends an action that another page has on to itself by it.
    APP_ALLOWED_HOSTS: [
      ...appUrls.map((url) => new URL(url).host),
      `127.0.0.1:${port}`,
      `localhost:${port}`,
    ].join(","),
    RATE_LIMIT_FACTOR: "1000",
  };
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && server.exitCode === null) {
    const answer = await fetch(`${url}/api/health/live`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the server without proxy.ts did not start");
}
