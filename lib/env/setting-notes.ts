import type { Env } from "./env";

type Note = {
  /** For an operator, in a sentence or two. */
  meaning: string;
  /** Belongs into a file (`<NAME>_FILE`), and into no log. */
  secret?: true;
};

/** What each setting of `env.ts` means: the table in docs/operate.md is made of it, and a setting without a note does not compile. */
export const settingNotes: Readonly<Record<keyof Env, Note>> = {
  APP_ENV: {
    meaning:
      "`production`: nothing local is started or made up, and what is missing ends the start. A release sets it by itself.",
  },
  APP_URL: {
    meaning:
      "Where the shop is reached. Links in mails and after payment begin with it; with `https`, cookies are bound to it.",
  },
  APP_ALLOWED_HOSTS: {
    meaning: "Further hosts that requests may name, comma separated; reached by the protocol of `APP_URL`.",
  },
  DATABASE_URL: { meaning: "Postgres 16 or later.", secret: true },
  DATABASE_POOL_SIZE: {
    meaning:
      "Connections of one app process for its work. Four more are its own: two count requests, one listens for changes, one asks for health.",
  },
  DATABASE_PREPARE: {
    meaning: "`off` behind a pooler that keeps no prepared statements, such as PgBouncer below 1.21.",
  },
  DATA_DIR: {
    meaning:
      "Where pictures lie (`media` in it), unless in S3, and the list of people who were erased. All app processes need the same one.",
  },
  AUTH_SECRET: {
    meaning:
      "Signs cookies and cursors, and encrypts the keys of two-step sign-in: with another one, staff set those up anew. 32 characters or more.",
    secret: true,
  },
  AUTH_GOOGLE_ID: { meaning: "With its secret: customers may sign in with Google." },
  AUTH_GOOGLE_SECRET: {
    meaning: "The callback to register is `<APP_URL>/api/auth/callback/google`.",
    secret: true,
  },
  AUTH_GOOGLE_ISSUER: { meaning: "Another OpenID provider in Google's place." },
  AUTH_GITHUB_ID: { meaning: "With its secret: customers may sign in with GitHub." },
  AUTH_GITHUB_SECRET: {
    meaning: "The callback to register is `<APP_URL>/api/auth/callback/github`.",
    secret: true,
  },
  AUTH_GITHUB_URL: { meaning: "Another GitHub than github.com." },
  STRIPE_SECRET_KEY: { meaning: "Stripe's key of this shop.", secret: true },
  STRIPE_WEBHOOK_SECRET: {
    meaning: "What Stripe signs its events with, for the endpoint `/api/webhooks/stripe`.",
    secret: true,
  },
  STRIPE_API_URL: { meaning: "Another server than Stripe's own, for trying out." },
  PAYMENT_CAPTURE: {
    meaning:
      "`manual`: cards are authorized, and staff capture the money of each order within about seven days.",
  },
  INNGEST_EVENT_KEY: { meaning: "With it, the shop sends events to the job service.", secret: true },
  INNGEST_SIGNING_KEY: { meaning: "With it, the job service signs its calls of the shop.", secret: true },
  INNGEST_BASE_URL: { meaning: "A job service of one's own. Absent: Inngest Cloud." },
  INNGEST_SERVE_ORIGIN: { meaning: "Where the job service reaches the app. Absent: `APP_URL`." },
  UPSTASH_REDIS_REST_URL: {
    meaning: "Upstash, or the bridge before a Redis of one's own. It may forget, and may be away.",
  },
  UPSTASH_REDIS_REST_TOKEN: { meaning: "What it asks for.", secret: true },
  S3_BUCKET: {
    meaning:
      "Where pictures lie, with the three settings below: a bucket of this shop alone. Absent, all of them: in `DATA_DIR`.",
  },
  S3_REGION: { meaning: "As the provider calls it; `auto` at Cloudflare, `us-east-1` where there are none." },
  S3_ACCESS_KEY_ID: {
    meaning: "May get, put, delete (`s3:GetObject`, …) and list (`s3:ListBucket`).",
    secret: true,
  },
  S3_SECRET_ACCESS_KEY: { meaning: "What belongs to it.", secret: true },
  S3_ENDPOINT: { meaning: "Another server than Amazon's, which is asked for `/<bucket>/<key>`." },
  S3_PREFIX: {
    meaning: "What keys begin with, such as `shop/`, where a bucket holds other things too.",
  },
  SMTP_URL: { meaning: "The server of outgoing mail: `smtps://user:password@host`.", secret: true },
  MAIL_FROM: { meaning: "The sender of the shop's mails." },
  STAFF_MAIL: {
    meaning: "Who of the staff hears of new orders and of low stock, comma separated, 10 at most.",
  },
  AUDIT_RETENTION_DAYS: {
    meaning:
      "Entries of the audit log are removed after so many days, 30 or more; `0` keeps all. Four years: what somebody may still claim is barred three years after the year it arose in.",
  },
  REMINDER_HOURS: {
    meaning: "After so many hours, who has asked for it is reminded of a checkout that was not finished.",
  },
  DRAIN_SECONDS: {
    meaning:
      "For so many seconds after `SIGTERM`, requests are still taken, while `/api/health/ready` says 503 and proxies turn away.",
  },
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: {
    meaning: "What server actions are encrypted with: 32 bytes in base64. Absent: made of `AUTH_SECRET`.",
    secret: true,
  },
  TRUSTED_PROXIES: {
    meaning:
      "Proxies before the app: addresses and networks, comma separated. Behind a proxy that is not named, all visitors count as one, and are limited as one.",
  },
  RATE_LIMIT_FACTOR: { meaning: "Multiplies every request limit ([the table](security.md))." },
  BACKUP_DIR: { meaning: "Where back-ups are written. Absent: `backups` in `DATA_DIR`." },
  BACKUP_KEY: {
    meaning: "Encrypts back-ups: a key of age, or its public half, which makes them and opens none.",
    secret: true,
  },
  BACKUP_KEEP: { meaning: "How many back-ups stay in that folder. `0`: all." },
  SLOW_QUERY_MS: {
    meaning:
      "Statements slower than this are told in the log, with their operation and without their values. `0`: none.",
  },
  METRICS_TOKEN: {
    meaning:
      "Who may read `/api/metrics` (Prometheus), as bearer: 16 characters or more. Absent: nobody, and nothing is counted.",
    secret: true,
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    meaning: "Where traces go (OpenTelemetry, OTLP over HTTP in JSON). Absent: nowhere.",
  },
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: { meaning: "The same, as the whole address." },
  OTEL_EXPORTER_OTLP_HEADERS: { meaning: "What the collector asks for.", secret: true },
  OTEL_SERVICE_NAME: { meaning: "The name of the shop in its traces." },
  OTEL_SDK_DISABLED: { meaning: "`true`: no traces, whatever else is set." },
  OTEL_TRACES_SAMPLER: { meaning: "Which traces are kept; `parentbased_traceidratio` keeps a share." },
  OTEL_TRACES_SAMPLER_ARG: { meaning: "The share that is kept." },
  MEDIA_FETCH: { meaning: "`off`: pictures that imports name are not fetched." },
};

type OtherNote = Note & { default: string; readBy: string };

/** Settings that are read before, or outside of, the app. */
export const otherSettings: Readonly<Record<string, OtherNote>> = {
  HOST: {
    meaning: "The address to listen on.",
    default: "`0.0.0.0` in production, else `127.0.0.1`",
    readBy: "all servers",
  },
  PORT: { meaning: "The port to listen on.", default: "`3000`; the bridge `8079`", readBy: "all servers" },
  INSTANCES: {
    meaning: "App processes on consecutive ports over the same services.",
    default: "`1`",
    readBy: "`npm start`",
  },
  LOG_LEVEL: { meaning: "`error`, `warn`, `info` or `debug`.", default: "`info`", readBy: "app" },
  REDIS_URL: {
    meaning: "The Redis that the bridge stands before.",
    default: "",
    readBy: "bridge, `npm start`",
    secret: true,
  },
};
