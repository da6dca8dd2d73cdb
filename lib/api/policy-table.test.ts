import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { builtInRoles, permissionsOf } from "@/lib/auth/rules";
import { limitOf } from "@/lib/limit/limit-of";
import { type Bound, type Limit, limits } from "@/lib/limit/limits";
import { permissions } from "@/lib/operation/context";
import type { Access, Operation } from "@/lib/operation/define-operation";
import { listOperations } from "@/lib/testing/list-operations";
import { type PageAccess, pages, reviewedRoutes } from "@/lib/testing/page-policy";

const FILE = "docs/security.md";

function sayAccess(access: Access): string {
  if (access === "public") return "everybody";
  if (access === "customer") return "a customer, for themselves";
  if (access === "staff") return "a member of staff, for themselves";
  return `staff and keys with \`${access.permission}\``;
}

function toRow(operation: Operation): string {
  const { name, summary, access, rest, stepUp } = operation;
  const door = rest ? `\`${rest.method} ${rest.path}\`` : "pages";
  const more = stepUp ? "password once more" : "";
  return `| ${name} | ${summary} | ${door} | ${sayAccess(access)} | ${limitOf(operation)} | ${more} |`;
}

const periods = { 60: "a minute", 600: "10 minutes", 900: "15 minutes", 3600: "an hour" } as const;

function sayBound(bound: Bound | undefined): string {
  if (!bound) return "";
  const [uses, seconds] = bound;
  return `${uses.toLocaleString("en")} in ${periods[seconds as keyof typeof periods] ?? `${seconds} s`}`;
}

function sayWhere({ store, address, caller, subject }: Limit): string {
  if (store === "memory") return "each process";
  return address || caller || subject ? "Postgres" : "each process";
}

function toLimitRow([name, limit]: [string, Limit]): string {
  const { counts, address, caller, subject, device, all } = limit;
  const about = subject
    ? [subject.here && `${sayBound(subject.here)} from one address`, sayBound(subject.anywhere)]
    : [];
  const cells = [
    name,
    counts,
    sayBound(address),
    sayBound(caller),
    subject ? `${subject.is}: ${about.filter(Boolean).join(", ")}` : "",
    sayBound(device?.bound),
    sayBound(all),
    sayWhere(limit),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** The formatter fills columns up. */
const squeeze = (text: string) => text.replace(/ +/g, " ").replace(/-{3,}/g, "---");

/** Puts a table between its marks, if told so, and checks that it stands there. */
function holdTable(name: string, lines: string[]): void {
  const [begin, end] = [`<!-- ${name}: begin -->\n`, `<!-- ${name}: end -->`];
  const text = readFileSync(FILE, "utf8");
  const before = text.slice(0, text.indexOf(begin) + begin.length);
  const wanted = `${before}${lines.join("\n")}\n${text.slice(text.indexOf(end))}`;
  if (process.env.UPDATE_DOCS) writeFileSync(FILE, wanted);
  const isSame = squeeze(readFileSync(FILE, "utf8")) === squeeze(wanted);
  expect(isSame, `${FILE} is not what the code says: run this test with UPDATE_DOCS=1`).toBe(true);
}

const toLines = (head: string[], rows: string[][]) =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);

// Importing every operation is half the shop.
const timeout = 120_000;

test("docs/security.md names every operation with who may call it", { timeout }, async () => {
  const operations = await listOperations();
  expect(operations.length).toBeGreaterThan(100);
  const names = operations.map(({ name }) => name);
  expect(names).toHaveLength(new Set(names).size);
  holdTable("policy table", [
    "| operation | what it does | REST | who may call | limit | beside it |",
    "| --- | --- | --- | --- | --- | --- |",
    ...operations.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(toRow),
  ]);
});

test("docs/security.md names every limit, and every operation takes one of them", { timeout }, async () => {
  holdTable("limits", [
    "| limit | what is counted | each address | each key or person | each account, cart, link, order | a known browser | all together, in each process | counted in |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...Object.entries(limits).map(toLimitRow),
  ]);
  const operations = await listOperations();
  for (const operation of operations) expect(() => limitOf(operation), operation.name).not.toThrow();
  // What shoppers write takes no limit that was made for reading, whichever door it has.
  const reading = ["read", "search", "key_read", "payment_link"];
  const written = operations.filter(({ rest }) => rest && rest.method !== "GET");
  expect(written.filter((operation) => reading.includes(limitOf(operation)))).toEqual([]);
  const elsewhere = [
    "wrong_key",
    "vitals",
    "unsubscribe",
    "provider_sign_in",
    "staff_sign_in",
    "step_up",
    "key_write",
  ];
  const taken = new Set<string>([...operations.map(limitOf), ...elsewhere]);
  expect(Object.keys(limits).filter((name) => !taken.has(name))).toEqual([]);
});

test("docs/security.md names what each built-in role consists of", () => {
  const rows = permissions.map((permission) => [
    `\`${permission}\``,
    ...builtInRoles.map((role) => (permissionsOf(role).has(permission) ? "yes" : "")),
  ]);
  holdTable("roles table", toLines(["permission", ...builtInRoles], rows));
});

const pageWords: Readonly<Record<string, string>> = {
  everybody: "everybody",
  holder: "whoever has the link, or whose thing it is",
  customer: "a customer, for themselves",
  staff: "a member of staff, for themselves",
};
const sayPageAccess = (access: PageAccess): string => pageWords[access] ?? `staff with \`${access}\``;

test("docs/security.md names every page, and every route that is no operation, with who it answers", () => {
  const found = readdirSync("app", { recursive: true }).map(String);
  const pageFiles = found.filter((file) => /(^|\/)page\.tsx$/.test(file));
  expect(Object.keys(pages).sort()).toEqual(pageFiles.map((file) => file.replace(/\/page\.tsx$/, "")).sort());
  for (const [file, { methods }] of Object.entries(reviewedRoutes)) {
    const text = readFileSync(file, "utf8");
    const exported = [...text.matchAll(/^export (?:async )?(?:function|const) ([A-Z]+)\b/gm)].map(
      ([, name]) => name,
    );
    expect(exported, file).toEqual(methods);
  }
  const rows = [
    ...Object.entries(pages).map(([name, { access }]) => [`page \`${name}\``, sayPageAccess(access)]),
    ...Object.entries(reviewedRoutes).map(([file, { methods, access }]) => [
      `${methods.join(", ")} \`${file.replace(/^app\/|\/route\.ts$/g, "")}\``,
      access,
    ]),
  ];
  holdTable("addresses table", toLines(["address", "who it answers"], rows));
});
