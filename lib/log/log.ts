import pino from "pino";

/** Structured lines on standard output. Secrets and personal data are cut wherever they would stand. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === "test" ? "silent" : "info"),
  redact: {
    paths: [
      "*.password",
      "*.token",
      "*.accessToken",
      "*.authorization",
      "*.cookie",
      "*.secret",
      "*.apiKey",
      "*.email",
    ],
    censor: "[redacted]",
  },
  base: undefined,
});
