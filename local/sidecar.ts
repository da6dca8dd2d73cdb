import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { endOrphaned, orphanSettings } from "./end-orphaned";
import { startInngest } from "./inngest/start-inngest";
import { startMail } from "./mail/start-mail";
import { startRedis } from "./redis/start-redis";
import { enabledEvents } from "./stripe/enabled-events";
import { startStripe } from "./stripe/start-stripe";

/**
 * One process for every local service but Postgres. Reads its settings as one line of JSON from stdin, answers one
 * line of JSON with the addresses, and ends when stdin does. Unless a line `stop` came before that, its launcher was
 * killed: then it also clears away what nobody else would.
 */
const settings = z.object({
  databaseUrl: z.string(),
  appUrls: z.array(z.string()),
  ports: z.object({ stripe: z.int(), inngest: z.int(), redis: z.int(), mail: z.int(), smtp: z.int() }),
  stripe: z.object({ secretKey: z.string(), webhookSecret: z.string() }).nullable(),
  inngest: z.object({ signingKey: z.string(), eventKey: z.string() }).nullable(),
  redis: z.object({ token: z.string(), redisUrl: z.string().optional() }).nullable(),
  mail: z.boolean(),
  orphan: orphanSettings.nullish(),
});

const STOP_PATIENCE_MS = 5_000;
const END_PATIENCE_MS = 30_000;

const log = (message: string, detail?: unknown) => console.error(`local: ${message}`, detail ?? "");

async function start(given: z.infer<typeof settings>): Promise<() => Promise<unknown>> {
  const { databaseUrl, appUrls, ports, ...wanted } = given;
  const stripe = wanted.stripe
    ? await startStripe({
        databaseUrl,
        port: ports.stripe,
        secretKey: wanted.stripe.secretKey,
        webhooks: [
          {
            url: `${appUrls[0]}/api/webhooks/stripe`,
            secret: wanted.stripe.webhookSecret,
            enabledEvents,
          },
        ],
        log,
      })
    : null;
  const inngest = wanted.inngest
    ? await startInngest({
        databaseUrl,
        port: ports.inngest,
        ...wanted.inngest,
        appUrls: appUrls.map((url) => `${url}/api/inngest`),
        log,
      })
    : null;
  const redis = wanted.redis
    ? await startRedis({
        port: ports.redis,
        token: wanted.redis.token,
        ...(wanted.redis.redisUrl ? { redisUrl: wanted.redis.redisUrl } : {}),
        log,
      })
    : null;
  const mail = wanted.mail
    ? await startMail({ databaseUrl, port: ports.mail, smtpPort: ports.smtp, log })
    : null;
  const address = (service: { url: string; port: number } | null) =>
    service ? { url: service.url, port: service.port } : null;
  console.log(
    JSON.stringify({
      stripe: address(stripe),
      inngest: address(inngest),
      redis: address(redis),
      mail: mail ? { ...address(mail), smtpUrl: mail.smtpUrl, smtpPort: mail.smtpPort } : null,
    }),
  );
  return () => Promise.allSettled([stripe?.stop(), inngest?.stop(), redis?.stop(), mail?.stop()]);
}

let given: z.infer<typeof settings> | undefined;
let starting: Promise<() => Promise<unknown>> | undefined;
let input = "";
process.stdin.setEncoding("utf8");
process.stdin.on("data", (chunk: string) => {
  input += chunk;
  if (starting || !input.includes("\n")) return;
  given = settings.parse(JSON.parse(input.split("\n")[0] ?? ""));
  starting = start(given);
  starting.catch((error: unknown) => {
    log("start failed", error);
    process.exit(1);
  });
});
process.stdin.on("end", async () => {
  setTimeout(() => process.exit(1), END_PATIENCE_MS).unref();
  // A service that hangs must not keep Postgres running.
  await Promise.race([starting?.then((stop) => stop()), sleep(STOP_PATIENCE_MS)]);
  if (given?.orphan && !input.endsWith("stop\n")) await endOrphaned(given.orphan);
  process.exit(0);
});
// A service whose database went away for a moment goes on when it is back.
process.on("unhandledRejection", (error) => log("unforeseen", error));
