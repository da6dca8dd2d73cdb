import { readdirSync, readFileSync } from "node:fs";
import { validate } from "dockerfile-utils";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { listContext } from "./list-context.mjs";
import { readDockerfile } from "./read-dockerfile.mjs";

const read = (file: string) => readFileSync(file, "utf8");
const service = z.looseObject({
  profiles: z.array(z.string()),
  environment: z.record(z.string(), z.string()).default({}),
  secrets: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()).default([]),
  mem_limit: z.string().optional(),
  scale: z.number().default(1),
  read_only: z.boolean().default(false),
  restart: z.string().optional(),
});
const compose = z
  .object({
    services: z.record(z.string(), service),
    secrets: z.record(z.string(), z.object({ file: z.string() })),
  })
  .parse(parse(read("compose.yaml"), { merge: true }));
const services = Object.entries(compose.services);

/** Names that the shop's programs read; the others are Node's own, or those of somebody else's image. */
const settings = new Set(
  [...read("lib/env/env.ts").matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)]
    .map(([, name]) => name)
    .concat(
      "HOST PORT NODE_ENV NODE_OPTIONS ADMIN_EMAIL ADMIN_PASSWORD INNGEST_SDK_URL INNGEST_REDIS_URI INNGEST_HOST".split(
        " ",
      ),
      "INNGEST_POLL_INTERVAL INNGEST_LOG_LEVEL REDIS_URL TRUSTED_PROXIES".split(" "),
    ),
);
const unknown = (names: string[]) => names.filter((name) => !settings.has(name.replace(/_FILE$/, "")));

test("the Dockerfile passes its linter, pins no secret, and ends as a user without rights", () => {
  expect(validate(read("Dockerfile"))).toEqual([]);
  const stages = readDockerfile(read("Dockerfile"));
  expect(stages.at(-1)?.name).toBe("app");
  expect(stages.at(-1)?.instructions).toContainEqual({ name: "USER", value: "1000:1000" });
  expect(read("Dockerfile")).not.toMatch(/^(ARG|ENV) .*(SECRET|TOKEN|KEY|PASSWORD|DATABASE_URL)/m);
});

test("a builder is sent sources, and neither tests nor settings nor history", () => {
  const sent = listContext(read(".dockerignore"));
  for (const file of [
    "package-lock.json",
    "app/globals.css",
    "messages/de/error.json",
    "local/release.mjs",
    "public/icon.svg",
  ])
    expect(sent, file).toContain(file);
  expect(sent.filter((file) => /^(\.env|docs|e2e|\.git|\.github|deploy)|\.test\.tsx?$/.test(file))).toEqual(
    [],
  );
});

test("what production needs fits a server of four gigabytes", () => {
  const wanted = services.filter(([, each]) => each.profiles.includes("production") && each.restart !== "no");
  const megabytes = wanted.map(([, { mem_limit = "0m", scale }]) => Number.parseInt(mem_limit, 10) * scale);
  expect(Math.min(...megabytes)).toBeGreaterThan(0);
  expect(megabytes.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(3700);
});

test("only Caddy is reached from outside, and databases reach nobody", () => {
  for (const [name, { ports, networks }] of services) {
    if (name !== "caddy") expect(ports.filter((port) => !port.startsWith("127.0.0.1:"))).toEqual([]);
    if (/postgres|redis|bridge|inngest/.test(name)) expect(networks, name).toEqual(["inner"]);
  }
});

test("every setting of the deployments is one that the shop reads, and every secret is one that is made or asked for", () => {
  const made = read("deploy/docker/storehouse");
  for (const [name, each] of services) {
    if (name === "postgres" || name === "caddy") continue;
    expect(unknown(Object.keys(each.environment)), name).toEqual([]);
    expect(each.read_only, name).toBe(true);
    for (const [setting, file] of Object.entries(each.environment))
      if (setting.endsWith("_FILE")) expect(each.secrets, name).toContain(file.replace("/run/secrets/", ""));
  }
  const s3 = z
    .object({
      services: z.record(
        z.string(),
        z.object({ environment: z.record(z.string(), z.string()), secrets: z.array(z.string()) }),
      ),
    })
    .parse(parse(read("deploy/docker/s3.yaml"), { merge: true }));
  for (const [name, { environment, secrets }] of Object.entries(s3.services)) {
    expect(unknown(Object.keys(environment)), name).toEqual([]);
    const mounted = Object.values(environment).filter((value) => value.startsWith("/run/secrets/"));
    expect(mounted.toSorted()).toEqual(secrets.map((secret) => `/run/secrets/${secret}`).toSorted());
  }
  for (const name of Object.keys(compose.secrets)) expect(made).toMatch(new RegExp(`\\b${name}\\b`));
  const units = readdirSync("deploy/systemd").filter((file) => file.endsWith(".service"));
  for (const unit of units) {
    const text = read(`deploy/systemd/${unit}`);
    const lines = [...text.matchAll(/^Environment=(.*)$/gm)].map(([, line]) => line ?? "");
    const pairs = lines.flatMap((line) => line.split(" "));
    expect(unknown(pairs.map((pair) => pair.split("=")[0] ?? "")), unit).toEqual([]);
    for (const pair of pairs.filter((each) => /_FILE=/.test(each)))
      expect(text, unit).toMatch(new RegExp(`^LoadCredential=${pair.split("%d/")[1]}:`, "m"));
  }
});
