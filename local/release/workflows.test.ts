import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

const permission = z.enum(["read", "write", "none"]);
const permissions = z.record(z.string(), permission);
const step = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  env: z.record(z.string(), z.string()).default({}),
  with: z.record(z.string(), z.union([z.string(), z.boolean(), z.number()])).default({}),
});
const job = z.looseObject({
  uses: z.string().optional(),
  "timeout-minutes": z.number().optional(),
  permissions: permissions.optional(),
  environment: z.string().optional(),
  steps: z.array(step).default([]),
});
const workflow = z.looseObject({
  on: z.record(z.string(), z.unknown()),
  permissions,
  jobs: z.record(z.string(), job),
});
const read = (file: string) => readFileSync(file, "utf8");
const WORKFLOWS = ".github/workflows";
const workflows = readdirSync(WORKFLOWS).map((file) => ({
  file,
  text: read(`${WORKFLOWS}/${file}`),
  ...workflow.parse(parse(read(`${WORKFLOWS}/${file}`))),
}));
const jobs = workflows.flatMap(({ file, jobs }) =>
  Object.entries(jobs).map(([name, each]) => ({ name: `${file} ${name}`, ...each })),
);
const steps = jobs.flatMap(({ name, steps }) => steps.map((each) => ({ where: name, ...each })));
const scripts = steps.flatMap(({ where, run }) => (run === undefined ? [] : [{ where, run }]));

test("there are workflows, and each of their files is one that GitHub reads", () => {
  expect(workflows.map(({ file }) => file)).toEqual(["ci.yml", "deploy.yml", "image.yml"]);
  expect(steps.length).toBeGreaterThan(15);
});

test("every action of somebody else is pinned to a commit, with its version beside it, the same everywhere", () => {
  const pins = new Map<string, string>();
  for (const { file, text } of workflows) {
    for (const [, reference = "", rest = ""] of text.matchAll(/\buses: (\S+)(.*)$/gm)) {
      if (reference.startsWith("./")) continue;
      expect(`${reference}${rest}`, file).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
      const [name = "", commit = ""] = reference.split("@");
      expect(pins.get(name) ?? commit, `${file} ${name}`).toBe(commit);
      pins.set(name, commit);
    }
  }
  expect(pins.size).toBeGreaterThan(5);
});

test("a checkout leaves no token behind, and a called workflow is there", () => {
  for (const { where, uses, with: given } of steps)
    if (uses?.startsWith("actions/checkout@")) expect(given["persist-credentials"], where).toBe(false);
  const files = workflows.map(({ file }) => `./${WORKFLOWS}/${file}`);
  for (const { name, uses } of jobs) if (uses) expect(files, name).toContain(uses);
});

test("programs of others that read what was built never run where a token may write", () => {
  for (const { name, steps, permissions = {} } of jobs)
    if (steps.some(({ uses = "" }) => /^(aquasecurity|anchore)\//.test(uses)))
      expect(Object.values(permissions), name).toEqual(["read"]);
});

test("a workflow may read at most; what a job may write is named there, and is one of a short list", () => {
  for (const { file, permissions } of workflows)
    for (const given of Object.values(permissions)) expect(given, file).not.toBe("write");
  const written = jobs.flatMap(({ name, permissions = {} }) =>
    Object.entries(permissions).flatMap(([scope, given]) => (given === "write" ? [`${name}: ${scope}`] : [])),
  );
  expect(written.toSorted()).toEqual([
    "image.yml announce: contents",
    "image.yml publish: attestations",
    "image.yml publish: id-token",
    "image.yml publish: packages",
  ]);
});

test("every job that runs something ends by itself", () => {
  for (const { name, uses, "timeout-minutes": minutes } of jobs)
    if (uses) expect(minutes, name).toBeUndefined();
    else expect(minutes, name).toBeLessThanOrEqual(90);
});

test("no script is put together from what somebody else may write: values come through the environment", () => {
  expect(scripts.length).toBeGreaterThan(5);
  for (const { where, run } of scripts) {
    expect(run, where).not.toContain("${{");
    // Traces show values, and a secret that is printed in part is not hidden.
    expect(run, where).not.toMatch(/\bset -\w*x|\bbash -\w*x/);
  }
});

test("no workflow runs changes of strangers with rights of this repository", () => {
  for (const { file, on } of workflows)
    expect(
      Object.keys(on).filter((name) =>
        ["pull_request_target", "workflow_run", "issue_comment"].includes(name),
      ),
      file,
    ).toEqual([]);
  // Secrets are for what deploys, where the environment's approval stands before them.
  const users = jobs.filter((each) => JSON.stringify(each).includes("secrets."));
  expect(users.map(({ name, environment }) => [name, environment])).toEqual([
    ["deploy.yml upgrade", expect.stringContaining("inputs.environment")],
  ]);
});

test("every command of this repository that a script runs exists", () => {
  const { scripts: commands } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(read("package.json")));
  const told = scripts.flatMap(({ run }) => [...run.matchAll(/\bnpm (?:run (?:--\S+ )*)?([\w:-]+)/g)]);
  const asked = told.map(([, name]) => name ?? "");
  expect(asked).toEqual(expect.arrayContaining(["verify", "test", "release-notes"]));
  for (const name of asked) expect(Object.keys(commands)).toContain(name);
  for (const { where, run } of scripts)
    expect(run, where).not.toMatch(/\b(npx|npm (ci|i|install|exec)|curl|wget)\b/);
});

const updates = z.object({
  updates: z.array(
    z.looseObject({
      "package-ecosystem": z.string(),
      schedule: z.looseObject({ interval: z.literal("weekly") }),
      groups: z.record(z.string(), z.looseObject({ patterns: z.array(z.string()).optional() })).default({}),
      ignore: z.array(z.looseObject({ "dependency-name": z.string() })).default([]),
    }),
  ),
});

test("proposals of newer packages come weekly, those that money goes through apart, and only for packages that are there", () => {
  const text = read(".github/dependabot.yml");
  // Dependabot's reader refuses them, and the whole file with them.
  expect(text).not.toMatch(/(^|[\s[])[&*]\w/);
  const { updates: all } = updates.parse(parse(text));
  const npm = all.find((each) => each["package-ecosystem"] === "npm");
  const { dependencies, devDependencies } = z
    .object({
      dependencies: z.record(z.string(), z.string()),
      devDependencies: z.record(z.string(), z.string()),
    })
    .parse(JSON.parse(read("package.json")));
  const names = Object.keys({ ...dependencies, ...devDependencies });
  const groups = Object.entries(npm?.groups ?? {});
  expect(groups[0]?.[0]).toBe("money-path");
  expect(groups[0]?.[1].patterns).toEqual(expect.arrayContaining(["stripe", "postgres", "drizzle-*"]));
  const patterns = groups.flatMap(([, { patterns = [] }]) => patterns);
  const ignored = npm?.ignore.map((each) => each["dependency-name"]) ?? [];
  expect(ignored).toContain("next-auth");
  for (const pattern of [...patterns, ...ignored])
    expect(
      names.some(
        (name) => name === pattern || (pattern.endsWith("*") && name.startsWith(pattern.slice(0, -1))),
      ),
      pattern,
    ).toBe(true);
});
