import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { newDataDir, startShop } from "./shop";

const folder = newDataDir();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One line, no trace, and the exit code. */
async function refusal(options: Parameters<typeof startShop>[0]) {
  const shop = await startShop(options);
  const code = await shop.ended;
  const [sentence, ...rest] = shop.printed().trimEnd().split("\n");
  expect(rest).toEqual([]);
  return { code, sentence };
}

test("a port in use is named, with a way out", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const { code, sentence } = await refusal({ port, dataDir: path.join(folder, "port") });
  expect(sentence).toMatch(`Port ${port} is in use`);
  expect(sentence).toMatch(/PORT=\d+ npm start/);
  expect(code).toBe(1);
  server.close();
});

test("a data folder that is a file, lies below one, or cannot be made is refused", async () => {
  const file = path.join(folder, "file");
  writeFileSync(file, "");
  for (const dataDir of [file, path.join(file, "below"), "/proc/storehouse", "/proc/storehouse/below"]) {
    const { code, sentence } = await refusal({ dataDir });
    expect(sentence).toMatch(/^The data folder .* DATA_DIR\.$/);
    expect(code).toBe(1);
  }
});

test("settings that somebody damaged are named", async () => {
  const dataDir = path.join(folder, "damaged");
  mkdirSync(dataDir);
  writeFileSync(path.join(dataDir, "settings.json"), "{");
  expect((await refusal({ dataDir })).sentence).toMatch(/settings\.json is not JSON: restore it/);
});

test("production with settings missing names every one and starts nothing", async () => {
  const { code, sentence } = await refusal({
    dataDir: path.join(folder, "none"),
    env: { APP_ENV: "production" },
  });
  expect(code).toBe(78);
  for (const name of ["DATABASE_URL", "APP_URL", "AUTH_SECRET", "STRIPE_WEBHOOK_SECRET", "SMTP_URL"])
    expect(sentence).toContain(name);
});

test("an unknown APP_ENV and half a group of settings are refused", async () => {
  const typo = await refusal({ env: { APP_ENV: "prod" } });
  expect(typo).toEqual({ code: 78, sentence: "APP_ENV=prod: give production or development." });
  const half = await refusal({ env: { STRIPE_SECRET_KEY: "sk_live_x" } });
  expect(half.code).toBe(78);
  expect(half.sentence).toMatch("STRIPE_SECRET_KEY is set and STRIPE_WEBHOOK_SECRET is not");
});
