import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import postgres from "postgres";
import { startPostgres, stopPostgresUnlessLeased } from "../../postgres/start-postgres.mjs";
import { HTTP_FAILURE, type ServiceProxy, startProxy } from "../../proxy/start-proxy";
import { startS3 } from "../../s3/start-s3";
import { freePort } from "../ports.mjs";
import { newDataDir } from "./shop";

const secret = "not-a-secret-of-anybody-else-than-this-test";

export type Dependency = "postgres" | "redis" | "stripe" | "inngest" | "mail" | "s3";

/**
 * What the shop in production depends on, each somebody else's and given by its address: a Postgres, an S3 server, and the
 * local servers that speak the protocols of the others, each behind a proxy that can take it down.
 *
 * @param appUrl where the job service and the payment provider reach the shop.
 */
export async function startDependencies(appUrl: string) {
  const dataDir = newDataDir();
  const server = await startPostgres({ dataDir, port: await freePort(), password: "test", durable: false });
  const services = await startServices(server.url, appUrl);
  const direct = services.ports;
  const s3 = await startS3();
  const proxies: Record<Dependency, ServiceProxy> = {
    postgres: await startProxy({ targetPort: server.port, delayMs: 30 }),
    redis: await startProxy({ targetPort: direct.redis, delayMs: 3000, failure: HTTP_FAILURE }),
    stripe: await startProxy({ targetPort: direct.stripe, delayMs: 1000, failure: HTTP_FAILURE }),
    inngest: await startProxy({ targetPort: direct.inngest, delayMs: 1000, failure: HTTP_FAILURE }),
    mail: await startProxy({
      targetPort: direct.smtp,
      delayMs: 300,
      failure: "421 4.3.2 try again\r\n",
      greets: true,
    }),
    s3: await startProxy({ targetPort: s3.port, delayMs: 1000, failure: HTTP_FAILURE }),
  };
  const through = (dependency: Dependency) => `http://127.0.0.1:${proxies[dependency].port}`;
  const databaseUrl = new URL(server.url);
  databaseUrl.port = String(proxies.postgres.port);
  const sql = postgres(server.url, { max: 2, onnotice: () => undefined });
  return {
    dataDir,
    proxies,
    sql,
    stripeUrl: `http://127.0.0.1:${direct.stripe}`,
    mailUrl: `http://127.0.0.1:${direct.mail}`,
    /** Everything that production requires, and S3. */
    env: {
      APP_ENV: "production",
      HOST: "127.0.0.1",
      RATE_LIMIT_FACTOR: "100000",
      APP_URL: appUrl,
      AUTH_SECRET: secret,
      DATABASE_URL: databaseUrl.href,
      STRIPE_SECRET_KEY: services.keys.stripe.secretKey,
      STRIPE_WEBHOOK_SECRET: services.keys.stripe.webhookSecret,
      STRIPE_API_URL: through("stripe"),
      INNGEST_EVENT_KEY: services.keys.inngest.eventKey,
      INNGEST_SIGNING_KEY: services.keys.inngest.signingKey,
      INNGEST_BASE_URL: through("inngest"),
      INNGEST_SERVE_ORIGIN: appUrl,
      UPSTASH_REDIS_REST_URL: through("redis"),
      UPSTASH_REDIS_REST_TOKEN: services.keys.redis.token,
      ...s3.env,
      S3_ENDPOINT: through("s3"),
      SMTP_URL: `smtp://127.0.0.1:${proxies.mail.port}`,
    },
    stop: async () => {
      await sql.end();
      await services.stop();
      await Promise.all(Object.values(proxies).map((proxy) => proxy.stop()));
      await s3.stop();
      await stopPostgresUnlessLeased(server);
    },
  };
}

async function startServices(databaseUrl: string, appUrl: string) {
  const child = spawn(process.execPath, ["--import", "tsx", "local/sidecar.ts"], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, STRIPE_SUPPRESS_NOTICES: "1" },
  });
  const keys = {
    stripe: { secretKey: `sk_test_${secret}`, webhookSecret: `whsec_${secret}` },
    inngest: { eventKey: secret, signingKey: "signkey-prod-0123456789abcdef0123456789abcdef" },
    redis: { token: secret },
  };
  const ports = { stripe: 0, inngest: 0, redis: 0, mail: 0, smtp: 0 };
  child.stdin.write(`${JSON.stringify({ databaseUrl, appUrls: [appUrl], ports, ...keys, mail: true })}\n`);
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), "line"),
    failWhenEnded(child),
  ])) as [string];
  const { stripe, inngest, redis, mail } = JSON.parse(line);
  return {
    keys,
    ports: {
      stripe: stripe.port as number,
      inngest: inngest.port as number,
      redis: redis.port as number,
      mail: mail.port as number,
      smtp: mail.smtpPort as number,
    },
    stop: async () => {
      const ended = once(child, "exit");
      child.stdin.end("stop\n");
      await ended;
    },
  };
}

async function failWhenEnded(child: ChildProcess): Promise<never> {
  const [code] = await once(child, "exit");
  throw new Error(`The services ended (code ${code}).`);
}
