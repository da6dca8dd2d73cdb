import { spawnSync } from "node:child_process";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { envSchema } from "./env";

const CANARY = "canary-7f3a-canary-7f3a-canary-7f3a-canary";

/** What production requires: without a default, or with one that is of use on one machine alone. */
const required = Object.entries(envSchema.shape)
  .filter(([name, schema]) => name === "APP_URL" || !schema.safeParse(undefined).success)
  .map(([name]) => name);
const complete = Object.fromEntries(
  required.map((name) => [name, name.endsWith("_URL") ? `https://${CANARY}.example` : CANARY]),
);

afterEach(() => vi.unstubAllEnvs());

/** The settings of a process that has these alone. */
async function read(given: Record<string, string | undefined>) {
  for (const name of Object.keys(envSchema.shape)) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries({ APP_ENV: "production", ...given })) vi.stubEnv(name, value);
  vi.resetModules();
  const { getEnv } = await import("./env");
  return getEnv();
}
const failureOf = (given: Record<string, string | undefined>) =>
  read(given).then(
    () => "none",
    (error: Error) => error.message,
  );
const namesIn = (message: string) => required.filter((name) => new RegExp(`\\b${name} \\(`).test(message));

test("production starts with what is required and nothing else", async () => {
  expect(required.length).toBeGreaterThan(9);
  await expect(read(complete)).resolves.toMatchObject({ APP_ENV: "production", SMTP_URL: complete.SMTP_URL });
});

test.each(required)("production without %s is refused, and it alone is named", async (name) => {
  // An empty line in a file of settings is no setting.
  for (const value of [undefined, ""]) {
    const message = await failureOf({ ...complete, [name]: value });
    expect(namesIn(message)).toEqual([name]);
    expect(message).not.toContain(CANARY);
  }
});

test("everything that is missing or wrong is named at once, without a value", async () => {
  const message = await failureOf({ DATABASE_POOL_SIZE: CANARY, TRUSTED_PROXIES: CANARY });
  expect(namesIn(message)).toEqual(required);
  expect(message).toContain("DATABASE_POOL_SIZE");
  expect(message).toContain("TRUSTED_PROXIES");
  expect(message).not.toContain(CANARY);
});

const s3 = {
  S3_BUCKET: "pictures",
  S3_REGION: "eu-central-1",
  S3_ACCESS_KEY_ID: CANARY,
  S3_SECRET_ACCESS_KEY: CANARY,
};

test("S3 is given whole or not at all: half of it is refused, and what is missing is named", async () => {
  await expect(read({ ...complete, ...s3 })).resolves.toMatchObject({ S3_BUCKET: "pictures", S3_PREFIX: "" });
  for (const name of Object.keys(s3)) {
    const message = await failureOf({ ...complete, ...s3, [name]: "" });
    expect(Object.keys(s3).filter((each) => message.includes(each))).toEqual([name]);
    expect(message).not.toContain(CANARY);
  }
  // Somebody meant to: pictures must not end in a folder.
  const meant = await failureOf({ ...complete, S3_ENDPOINT: "http://127.0.0.1:9000" });
  expect(Object.keys(s3).filter((each) => !meant.includes(each))).toEqual([]);
});

test.each(["shop", "/shop/", "../", "a//b/"])("keys cannot begin with %s", async (S3_PREFIX) => {
  expect(await failureOf({ ...complete, ...s3, S3_PREFIX })).toContain("S3_PREFIX");
});

/** The program of a release, as it is before its server is there. */
function start(given: Record<string, string>) {
  const { PATH, NODE_ENV, HOME } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", path.resolve("cli/start.ts")],
    { env: { NODE_ENV, PATH, HOME, ...given }, encoding: "utf8" },
  );
  return { status, said: stdout + stderr };
}

test("a release that is started without a setting ends at once, with one line and the code for it", () => {
  const { SMTP_URL: _, AUTH_SECRET: __, ...given } = complete;
  const { status, said } = start(given as Record<string, string>);
  expect(status).toBe(78);
  expect(said.trim().split("\n")).toHaveLength(1);
  expect(namesIn(said)).toEqual(["AUTH_SECRET", "SMTP_URL"]);
  expect(said).not.toContain(CANARY);
});
