/** Settings that are complete and lead nowhere, for tests that ask none of these services, or one of their own. */
export const settingsOfNowhere = {
  DATABASE_URL: "postgres://127.0.0.1:9/none",
  AUTH_SECRET: "a secret of the tests, long enough",
  STRIPE_SECRET_KEY: "sk_test_none",
  STRIPE_WEBHOOK_SECRET: "whsec_none",
  INNGEST_EVENT_KEY: "test",
  INNGEST_SIGNING_KEY: "signkey-test-00",
  UPSTASH_REDIS_REST_URL: "http://127.0.0.1:9",
  UPSTASH_REDIS_REST_TOKEN: "none",
  SMTP_URL: "smtp://127.0.0.1:9",
};
