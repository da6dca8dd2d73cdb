import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cacheTag, redirect } from "@/db/schema/platform";
import { openTestDatabase } from "@/db/testing/database";
import type { Context } from "@/lib/operation/context";
import { failureOf } from "@/lib/testing/checkout";
import { shopContext } from "@/lib/testing/shop-context";
import { addRedirect } from "./add-redirect";
import { findRedirect } from "./find-redirect";
import { removeRedirect } from "./remove-redirect";
import { MAX_STEPS, redirectInput } from "./schema";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ctx: Context;
const path = (name: string | number) => `/pages/${name}`;
const add = (from: string | number, to: string | number) =>
  addRedirect(ctx, { fromPath: path(from), toPath: path(to) });
const endOf = async (from: string | number) => (await findRedirect(ctx, path(from)))?.toPath ?? null;

beforeAll(async () => {
  database = await openTestDatabase();
  ctx = shopContext(database.db);
});
afterAll(() => database.close());
beforeEach(() => database.db.delete(redirect));

const versionOf = async (tag: string) =>
  (await ctx.db.select().from(cacheTag).where(eq(cacheTag.tag, tag)))[0]?.version ?? 0;

test("a chain is followed to its end, and tells every step on the way", async () => {
  await add("a", "b");
  await add("b", "c");
  expect(await findRedirect(ctx, path("a"))).toEqual({ toPath: path("c"), steps: [path("b"), path("c")] });
  expect(await endOf("c")).toBeNull();
});

test("a redirect that would lead back is refused, at the field, however many steps lie between", async () => {
  await add("a", "b");
  await add("b", "c");
  for (const to of ["a", "b", "c"]) {
    const { code, fields } = await failureOf(add("c", to));
    expect([code, fields[0]?.path]).toEqual(["validation_failed", "toPath"]);
  }
  expect(await endOf("a")).toBe(path("c"));
});

test("two redirects written at the same time never make a loop together", async () => {
  const pairs = [["x", "y"] as const, ["y", "z"] as const, ["z", "x"] as const];
  const outcomes = await Promise.allSettled(pairs.map(([from, to]) => add(from, to)));
  expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(1);
});

test("a chain is made no longer than it is followed; one that grew from behind still leads on", async () => {
  for (let step = MAX_STEPS; step > 0; step -= 1) await add(step, step + 1);
  expect(await endOf(1)).toBe(path(MAX_STEPS + 1));
  expect((await failureOf(add(0, 1))).message).toMatch(/more than 10/);
  await add(MAX_STEPS + 1, MAX_STEPS + 2);
  expect(await endOf(1)).toBe(path(MAX_STEPS + 1));
  expect(await endOf(MAX_STEPS + 1)).toBe(path(MAX_STEPS + 2));
});

test("a loop that was written past the command leads nowhere instead of around", async () => {
  await database.db.execute(
    sql`insert into redirect (from_path, to_path) values ('/pages/a', '/pages/b'), ('/pages/b', '/pages/a')`,
  );
  expect(await endOf("a")).toBeNull();
});

test("adding, replacing and removing mark the path's page as stale", async () => {
  const seen = [await versionOf("page:old")];
  await add("old", "new");
  seen.push(await versionOf("page:old"));
  await add("old", "newer");
  seen.push(await versionOf("page:old"));
  await removeRedirect(ctx, { fromPath: path("old") });
  seen.push(await versionOf("page:old"));
  expect(seen.toSorted((a, b) => a - b)).toEqual(seen);
  expect(new Set(seen).size).toBe(4);
  expect((await failureOf(removeRedirect(ctx, { fromPath: path("old") }))).code).toBe("not_found");
});

test("a redirect starts where handles are looked up, and never leaves the shop", () => {
  const allowed = (fromPath: string, toPath: string) => redirectInput.safeParse({ fromPath, toPath }).success;
  expect(allowed("/products/old-mug", "/categories/mugs?sort=title")).toBe(true);
  expect(allowed("/products/old-mug", "/")).toBe(true);
  expect(allowed("/products/old-mug", "/search?q=https://a.example#b")).toBe(true);
  for (const from of ["/cart", "/products/Old", "/products/a/b", "/admin/products", "products/a"])
    expect(allowed(from, "/"), from).toBe(false);
  const elsewhere = [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "/.//evil.example",
    "/a/..//evil",
  ];
  const broken = [
    "/a\nb",
    "/\t/evil",
    "/a\r\nb",
    "/a\\b",
    "",
    "a",
    "javascript:alert(1)",
    "/ü",
    "/a b",
    "/。",
  ];
  for (const to of [...elsewhere, ...broken]) expect(allowed("/products/a", to), to).toBe(false);
});
