import { isIP } from "node:net";
import { z } from "zod";
import { readSecretFiles } from "./read-secret-files";

const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/$/, ""));

/** A setting that is there and empty counts as absent. */
const filled = <Inner extends z.ZodType>(inner: Inner) =>
  z.preprocess((value) => (value === "" ? undefined : value), inner);

/** `10.0.0.0/8`, `2001:db8::/32`, `192.0.2.7`. */
function areNetworks(list: string): boolean {
  return list.split(",").every((text) => {
    const [address = "", prefix, ...more] = text.trim().split("/");
    if (address === "" && prefix === undefined) return true;
    const most = isIP(address) === 6 ? 128 : isIP(address) === 4 ? 32 : -1;
    const isPrefix = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= most);
    return most > 0 && isPrefix && more.length === 0;
  });
}

/** Every setting with its bounds; what each means stands in `setting-notes.ts`. */
export const envSchema = z.object({
  APP_ENV: z.enum(["production", "development", "test"]).default("development"),
  APP_URL: url.default("http://localhost:3000"),
  APP_ALLOWED_HOSTS: z.string().default(""),
  DATABASE_URL: z.string().min(1),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  DATABASE_PREPARE: z.enum(["on", "off"]).default("on"),
  DATA_DIR: z.string().default(".data"),
  AUTH_SECRET: z.string().min(32),
  AUTH_GOOGLE_ID: z.string().optional(),
  AUTH_GOOGLE_SECRET: z.string().optional(),
  AUTH_GOOGLE_ISSUER: filled(url.default("https://accounts.google.com")),
  AUTH_GITHUB_ID: z.string().optional(),
  AUTH_GITHUB_SECRET: z.string().optional(),
  AUTH_GITHUB_URL: filled(url.optional()),
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
  S3_BUCKET: filled(
    z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "a bucket's name")
      .optional(),
  ),
  S3_REGION: filled(z.string().max(64).optional()),
  S3_ACCESS_KEY_ID: filled(z.string().max(128).optional()),
  S3_SECRET_ACCESS_KEY: filled(z.string().max(256).optional()),
  S3_ENDPOINT: filled(url.optional()),
  S3_PREFIX: z
    .string()
    .regex(/^([\w-][\w.-]*\/)*$/, "names that each end with a slash")
    .max(200)
    .default(""),
  SMTP_URL: z.string().min(1),
  MAIL_FROM: z.string().min(3).default("Storehouse <shop@example.com>"),
  STAFF_MAIL: z
    .string()
    .default("")
    .transform((list) => list.split(",").flatMap((address) => address.trim() || []))
    .pipe(z.array(z.email()).max(10)),
  AUDIT_RETENTION_DAYS: z.coerce
    .number()
    .int()
    .min(0)
    .max(36_500)
    .refine((days) => days === 0 || days >= 30, "0, or 30 and more")
    .default(1460),
  REMINDER_HOURS: z.coerce.number().int().min(1).max(168).default(4),
  DRAIN_SECONDS: z.coerce.number().int().min(0).max(300).default(0),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z.string().optional(),
  /** Addresses and networks (CIDR), comma separated; wrong ones end the start. */
  TRUSTED_PROXIES: z.string().default("").refine(areNetworks, "addresses or networks, comma separated"),
  RATE_LIMIT_FACTOR: z.coerce.number().positive().max(1_000_000).default(1),
  MEDIA_FETCH: z.enum(["on", "off"]).default("on"),
  SLOW_QUERY_MS: z.coerce.number().int().min(0).max(600_000).default(1000),
  METRICS_TOKEN: filled(
    z
      .string()
      .regex(/^\S{16,}$/, "16 characters or more, without spaces")
      .optional(),
  ),
  /** The standard's own, read by its library; here so that they are checked, and may come from files. */
  OTEL_EXPORTER_OTLP_ENDPOINT: filled(url.optional()),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: filled(url.optional()),
  OTEL_EXPORTER_OTLP_HEADERS: z.string().optional(),
  OTEL_SERVICE_NAME: z.string().optional(),
  OTEL_SDK_DISABLED: z.string().optional(),
  OTEL_TRACES_SAMPLER: filled(
    z
      .enum([
        "always_on",
        "always_off",
        "traceidratio",
        "parentbased_always_on",
        "parentbased_always_off",
        "parentbased_traceidratio",
      ])
      .optional(),
  ),
  OTEL_TRACES_SAMPLER_ARG: filled(z.coerce.number().min(0).max(1).optional()),
  BACKUP_DIR: z.string().default(""),
  BACKUP_KEY: filled(z.string().trim().optional()),
  BACKUP_KEEP: z.coerce.number().int().min(0).max(10_000).default(14),
});

export type Env = z.infer<typeof envSchema>;

let parsed: Env | undefined;

const s3Required = ["S3_BUCKET", "S3_REGION", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const;

/** Without one of them, pictures would be written into a folder that nobody meant. */
function missingOfS3(env: NodeJS.ProcessEnv): string[] {
  if (![...s3Required, "S3_ENDPOINT", "S3_PREFIX"].some((name) => env[name])) return [];
  return s3Required
    .filter((name) => !env[name])
    .map((name) => `${name} (needed with the other settings of S3)`);
}

/** Names of all settings. Each may be given as `<NAME>_FILE` too. */
const settingNames: readonly string[] = Object.keys(envSchema.shape);

/**
 * The settings, checked once at first use: building needs none of them. Those that come from files are put into the
 * environment first, for what reads it there.
 *
 * @throws Error that names every variable that is missing or wrong, without its value.
 */
export function getEnv(): Env {
  if (parsed) return parsed;
  readSecretFiles(settingNames);
  const result = envSchema.safeParse(process.env);
  const wrong = result.error?.issues.map((issue) => `${issue.path.join(".")} (${issue.message})`) ?? [];
  // Links in mails would lead to this machine.
  if (process.env.APP_ENV === "production" && !process.env.APP_URL)
    wrong.push("APP_URL (needed in production)");
  wrong.push(...missingOfS3(process.env));
  if (!result.success || wrong.length > 0) {
    throw new Error(`Settings are missing or wrong: ${wrong.join(", ")}`);
  }
  parsed = result.data;
  return parsed;
}
