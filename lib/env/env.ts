import { z } from "zod";

const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/$/, ""));

const schema = z.object({
  APP_ENV: z.enum(["production", "development", "test"]).default("development"),
  APP_URL: url.default("http://localhost:3000"),
  APP_ALLOWED_HOSTS: z.string().default(""),
  DATABASE_URL: z.string().min(1),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  DATA_DIR: z.string().default(".data"),
  AUTH_SECRET: z.string().min(32),
  STRIPE_SECRET_KEY: z.string().min(1),
  STRIPE_WEBHOOK_SECRET: z.string().min(1),
  STRIPE_API_URL: url.optional(),
  PAYMENT_CAPTURE: z.enum(["automatic", "manual"]).default("automatic"),
  INNGEST_EVENT_KEY: z.string().min(1),
  INNGEST_SIGNING_KEY: z.string().min(1),
  INNGEST_BASE_URL: url.optional(),
  INNGEST_SERVE_ORIGIN: url.optional(),
  UPSTASH_REDIS_REST_URL: url,
  UPSTASH_REDIS_REST_TOKEN: z.string().min(1),
  SMTP_URL: z.string().min(1),
  MAIL_FROM: z.string().min(3).default("Storehouse <shop@example.com>"),
  STAFF_MAIL: z
    .string()
    .default("")
    .transform((list) => list.split(",").flatMap((address) => address.trim() || []))
    .pipe(z.array(z.email()).max(10)),
  REMINDER_HOURS: z.coerce.number().int().min(1).max(168).default(4),
  RATE_LIMIT_FACTOR: z.coerce.number().positive().max(1_000_000).default(1),
  MEDIA_FETCH: z.enum(["on", "off"]).default("on"),
});

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/**
 * The settings, checked once at first use: building needs none of them.
 *
 * @throws Error that names every variable that is missing or wrong, without its value.
 */
export function getEnv(): Env {
  if (parsed) return parsed;
  const result = schema.safeParse(process.env);
  if (!result.success) {
    const wrong = result.error.issues.map((issue) => `${issue.path.join(".")} (${issue.message})`);
    throw new Error(`Settings are missing or wrong: ${wrong.join(", ")}`);
  }
  parsed = result.data;
  return parsed;
}

/** Hosts that requests may name: that of `APP_URL` and those of `APP_ALLOWED_HOSTS` (comma separated). */
export function allowedHosts(env: Env = getEnv()): Set<string> {
  const extra = env.APP_ALLOWED_HOSTS.split(",").map((host) => host.trim().toLowerCase());
  return new Set([new URL(env.APP_URL).host, ...extra.filter((host) => host !== "")]);
}
