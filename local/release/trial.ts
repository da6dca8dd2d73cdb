import { readFileSync } from "node:fs";
import { startMail } from "../mail/start-mail";
import { enabledEvents } from "../stripe/enabled-events";
import { startStripe } from "../stripe/start-stripe";

/**
 * The payment service and the mail catcher for trying a release out, in the network of the app that they serve. Never
 * part of the image that sells.
 */
const databaseUrl = readSetting("DATABASE_URL");
const log = (message: string, detail?: unknown) => console.error(`trial: ${message}`, detail ?? "");
const host = process.env.HOST || "127.0.0.1";

const services = [
  await startStripe({
    databaseUrl,
    host,
    port: 4242,
    secretKey: readSetting("STRIPE_SECRET_KEY"),
    webhooks: [
      {
        url: `http://127.0.0.1:${process.env.APP_PORT || 3000}/api/webhooks/stripe`,
        secret: readSetting("STRIPE_WEBHOOK_SECRET"),
        enabledEvents,
      },
    ],
    log,
  }),
  await startMail({ databaseUrl, host, port: 8025, smtpPort: 1025, log }),
];
console.log("trial services listen: payments on port 4242, inbox on port 8025, SMTP on port 1025");
for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.once(signal, () => {
    void Promise.allSettled(services.map((service) => service.stop())).finally(() => process.exit(0));
  });
// A service whose database went away for a moment goes on when it is back.
process.on("unhandledRejection", (error) => log("unforeseen", error));

function readSetting(name: string): string {
  const file = process.env[`${name}_FILE`];
  const value = file ? readFileSync(file, "utf8").trim() : process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  if (name === "STRIPE_SECRET_KEY" && value.includes("_live_"))
    throw new Error("A live key never comes here");
  return value;
}
