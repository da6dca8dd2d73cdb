import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { z } from "zod";
import { envSchema } from "./env";
import { otherSettings, settingNotes } from "./setting-notes";

const FILE = "docs/operate.md";
const names = Object.keys(envSchema.shape) as (keyof typeof envSchema.shape)[];
const read = (file: string) => readFileSync(file, "utf8");

/** What a setting is when it is not given; undefined where it has to be. */
function defaultOf(name: keyof typeof envSchema.shape): string | undefined {
  const { success, data } = envSchema.shape[name].safeParse(undefined);
  return success ? String(data ?? "") : undefined;
}

/** The start is refused in production without them. `APP_URL` has a default that is of use on one machine alone. */
const required = names.filter((name) => defaultOf(name) === undefined || name === "APP_URL");

/** What the schema says of the values, in words. */
function sayBounds(name: keyof typeof envSchema.shape): string {
  const schema = z.toJSONSchema(envSchema.shape[name], { unrepresentable: "any" });
  const values = schema.enum?.map((value) => `\`${String(value)}\``).join(", ");
  if (values) return values;
  const { minimum, exclusiveMinimum, maximum } = schema;
  if (maximum === undefined) return "";
  return minimum === undefined ? `above ${exclusiveMinimum}, to ${maximum}` : `${minimum} to ${maximum}`;
}

const sayDefault = (value: string | undefined) => (value ? `\`${value}\`` : "");
const toRow = (cells: string[]) => `| ${cells.join(" | ")} |`;

const table = [
  ["setting", "what it means", "default", "values", "production", "secret"],
  ["---", "---", "---", "---", "---", "---"],
  ...names.map((name) => [
    `\`${name}\``,
    settingNotes[name].meaning,
    required.includes(name) ? "" : sayDefault(defaultOf(name)),
    sayBounds(name),
    required.includes(name) ? "required" : "",
    settingNotes[name].secret ? "yes" : "",
  ]),
].map(toRow);
const otherTable = [
  ["setting", "what it means", "default", "read by", "secret"],
  ["---", "---", "---", "---", "---"],
  ...Object.entries(otherSettings).map(([name, { meaning, default: value, readBy, secret }]) => [
    `\`${name}\``,
    meaning,
    value,
    readBy,
    secret ? "yes" : "",
  ]),
].map(toRow);

/** The formatter fills columns up. */
const squeeze = (text: string) => text.replace(/ +/g, " ").replace(/-{3,}/g, "---");

test.each([
  ["settings table", table],
  ["other settings table", otherTable],
])("docs/operate.md has the %s as the code says it", (name, lines) => {
  const [begin, end] = [`<!-- ${name}: begin -->\n`, `<!-- ${name}: end -->`];
  const text = read(FILE);
  expect(text).toContain(begin);
  const before = text.slice(0, text.indexOf(begin) + begin.length);
  const wanted = `${before}${lines.join("\n")}\n${text.slice(text.indexOf(end))}`;
  if (process.env.UPDATE_DOCS) writeFileSync(FILE, wanted);
  const isSame = squeeze(read(FILE)) === squeeze(wanted);
  expect(isSame, `${FILE} is not what the code says: run this test with UPDATE_DOCS=1`).toBe(true);
});

test("what is named like a secret is one, and no deployment writes one into its settings", () => {
  const secrets = Object.entries({ ...settingNotes, ...otherSettings }).flatMap(([name, { secret }]) =>
    secret ? [name] : [],
  );
  expect(secrets).toEqual(
    expect.arrayContaining(names.filter((name) => /SECRET|TOKEN|KEY|PASSWORD/.test(name))),
  );
  const units = readdirSync("deploy/systemd").map((file) => `deploy/systemd/${file}`);
  // The trial's mail server is in the same container, and has no password.
  for (const file of ["compose.yaml", "deploy/docker/production.env.example", ...units])
    for (const line of read(file).replace("SMTP_URL: smtp://127.0.0.1:1025", "").split("\n"))
      for (const name of secrets.filter((each) => each !== "REDIS_URL"))
        expect(line, file).not.toMatch(new RegExp(`^\\s+${name}: |^(Environment=.*)?\\b${name}=`));
});

test("every deployment gives what production requires", () => {
  const given = [
    read("compose.yaml"),
    read("deploy/systemd/storehouse@.service") + read("deploy/systemd/storehouse.env.example"),
    read("deploy/systemd/storehouse-migrate.service") + read("deploy/systemd/storehouse.env.example"),
  ];
  for (const text of given)
    for (const name of required) expect(text).toMatch(new RegExp(`\\b${name}(_FILE)?[:=]`));
});

test(".env.example names every setting once, and none that nobody reads, with the default that holds", () => {
  const text = read(".env.example");
  const told = [...text.matchAll(/^([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name ?? "");
  expect(told.toSorted()).toEqual([...names, ...Object.keys(otherSettings)].toSorted());
  const values = parseEnv(text);
  for (const name of names.filter((each) => each !== "APP_URL"))
    expect(values[name], name).toBe(defaultOf(name) ?? "");
});

/** Of the framework, of a build, of tests, or given by one of our processes to another. */
const noSettings = new Set(
  "NODE_ENV NEXT_PHASE NEXT_RUNTIME NEXT_OTEL_FETCH_DISABLED HOSTNAME AUTH_URL STOREHOUSE_RELEASE ADMIN_EMAIL ADMIN_PASSWORD".split(
    " ",
  ),
);

test("the product reads no variable of the environment that is not in the tables", () => {
  const files = ["app", "cli", "components", "db", "lib"].flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((file) => `${folder}/${String(file)}`),
  );
  const product = [
    ...files,
    "instrumentation.ts",
    "next.config.ts",
    "proxy.ts",
    "local/redis/bridge.ts",
  ].filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/\.test\.|\/testing\//.test(file));
  const known = new Set<string>([...names, ...Object.keys(otherSettings), ...noSettings]);
  const unknown = product.flatMap((file) =>
    [...read(file).matchAll(/process\.env\.([A-Z][A-Z0-9_]*)|readSetting\("([A-Z_]+)"\)/g)]
      .map(([, direct, asked]) => direct ?? asked ?? "")
      .filter((name) => !known.has(name))
      .map((name) => `${file}: ${name}`),
  );
  expect(unknown).toEqual([]);
});
