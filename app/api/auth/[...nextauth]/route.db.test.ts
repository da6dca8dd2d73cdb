import { eq } from "drizzle-orm";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { account, session, user } from "@/db/schema/auth";
import { newCapability } from "@/lib/ids/capability";
import { makeAccount } from "@/lib/testing/accounts";
import { startOpenIdProvider } from "@/lib/testing/open-id-provider";
import { type Shop, startShop } from "@/lib/testing/start-shop";

/** What Next gives a request: outside of it, its cookies and headers are these. */
const jar = new Map<string, string>();
const headers = new Headers({ host: "shop.test", "user-agent": "Firefox/140.0 (X11; Linux)" });
vi.mock("next/headers", () => ({
  headers: () => Promise.resolve(headers),
  cookies: () =>
    Promise.resolve({
      get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
      set: (name: string, value: string) => void jar.set(name, value),
      delete: (name: string) => void jar.delete(name),
    }),
}));

let shop: Shop;
let house: Awaited<ReturnType<typeof startOpenIdProvider>>;
let doors: typeof import("@/lib/auth/next-auth");
let route: typeof import("./route");
beforeAll(async () => {
  shop = await startShop();
  house = await startOpenIdProvider("shop");
  Object.assign(process.env, {
    AUTH_GOOGLE_ID: "shop",
    AUTH_GOOGLE_SECRET: "hush",
    AUTH_GOOGLE_ISSUER: house.url,
    AUTH_GITHUB_ID: "shop",
    AUTH_GITHUB_SECRET: "hush",
    AUTH_GITHUB_URL: house.url,
  });
  doors = await import("@/lib/auth/next-auth");
  route = await import("./route");
});
afterAll(async () => {
  await house.stop();
  await shop.stop();
});

type Name = "google" | "github";

/** From the button to the callback, as a browser does. */
async function come(
  provider: Name,
  change: (callback: URL) => void = () => undefined,
  redirectTo = "/account",
  planted: Readonly<Record<string, string>> = {},
) {
  jar.clear();
  headers.delete("cookie");
  const to = String(await doors.signIn(provider, { redirect: false, redirectTo }));
  for (const [name, value] of Object.entries(planted)) jar.set(name, value);
  const { headers: sent } = await fetch(to, { redirect: "manual" });
  const callback = new URL(sent.get("location") ?? "");
  change(callback);
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const response = await route.GET(
    new NextRequest(callback, { headers: { host: "shop.test", cookie, "user-agent": "Firefox" } }),
  );
  const kept = response.headers.getSetCookie().some((line) => /session-token=[^;]{20,}/.test(line));
  return { to, response, kept, location: response.headers.get("location") ?? "" };
}

const newPerson = (verified = true) => ({
  sub: String(Math.floor(Math.random() * 1e9)),
  email: `${newCapability().toLowerCase()}@example.com`,
  email_verified: verified,
  name: "Ada",
});
const usersOf = (email: string) => shop.db.select().from(user).where(eq(user.email, email));

test.each(["google", "github"] as const)("%s signs in who has a verified address there", async (name) => {
  house.state.next = newPerson();
  const { kept, location, to } = await come(name);
  expect(new URL(to).searchParams.get("redirect_uri")).toBe(`http://shop.test/api/auth/callback/${name}`);
  expect([kept, location]).toEqual([true, "http://shop.test/account"]);
  const [made] = await usersOf(house.state.next.email);
  expect(made).toMatchObject({ passwordHash: null });
  const opened = await shop.db
    .select()
    .from(session)
    .where(eq(session.userId, made?.id ?? ""));
  expect(opened).toMatchObject([{ audience: "shop", userAgent: headers.get("user-agent") }]);
  // The second time it is the same person.
  await come(name);
  expect(await usersOf(house.state.next.email)).toHaveLength(1);
});

test.each(["google", "github"] as const)(
  "%s joins nothing by an address that it has not verified",
  async (name) => {
    house.state.next = newPerson(false);
    const { actor } = await makeAccount(shop.ctx, house.state.next.email);
    const { kept, location } = await come(name);
    expect(kept).toBe(false);
    expect(location).toContain("/account/sign-in?problem=unverified");
    expect(await shop.db.$count(account, eq(account.userId, actor.userId))).toBe(0);
  },
);

test("an answer with another state, or a code that was used, signs nobody in", async () => {
  house.state.next = newPerson();
  const forged = await come("google", (callback) => callback.searchParams.set("code", "made up"));
  expect([forged.kept, forged.location]).toEqual([false, expect.stringContaining("/account/sign-in")]);
  expect(await usersOf(house.state.next.email)).toEqual([]);
});

test("who is not signed in is back on the sign-in page of their language, which knows why and where to go on", async () => {
  house.state.next = newPerson(false);
  const stays = () => undefined;
  const refuse = (callback: URL) => {
    callback.searchParams.delete("code");
    callback.searchParams.set("error", "access_denied");
    callback.searchParams.set("error_description", "<b>no</b>");
  };
  const forge = (callback: URL) => callback.searchParams.set("code", "made up");
  const cases = [
    ["github", stays, "/de/account/orders", "/de/account/sign-in", "unverified", "/account/orders"],
    ["google", refuse, "/de/checkout", "/de/account/sign-in", "canceled", "/checkout"],
    ["google", forge, "/de/account", "/de/account/sign-in", "failed", "/account"],
    ["github", refuse, "/wishlist", "/account/sign-in", "canceled", "/wishlist"],
  ] as const;
  for (const [name, change, redirectTo, page, problem, next] of cases) {
    const { location, kept } = await come(name, change, redirectTo);
    const url = new URL(location);
    expect(kept).toBe(false);
    expect([url.origin, url.pathname], location).toEqual(["http://shop.test", page]);
    expect(Object.fromEntries(url.searchParams)).toEqual({ problem, from: name, next });
  }
});

test("the way back is a page of the shop, wherever else was asked for", async () => {
  house.state.next = newPerson();
  for (const redirectTo of [
    "https://evil.example/account",
    "//evil.example/account",
    "https://shop.test//evil.example/account",
    "/account",
  ]) {
    jar.clear();
    const to = String(await doors.signIn("google", { redirect: false, redirectTo }));
    const { headers: sent } = await fetch(to, { redirect: "manual" });
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await route.GET(
      new NextRequest(sent.get("location") ?? "", { headers: { host: "shop.test", cookie } }),
    );
    expect(response.headers.get("location")).toMatch(/^http:\/\/shop\.test\//);
  }
});

test("nothing else of the library's own pages is open, and no other host's", async () => {
  for (const path of [
    "session",
    "csrf",
    "providers",
    "signin",
    "signout",
    "callback/credentials",
    "callback/ticket",
  ]) {
    const request = new NextRequest(`http://shop.test/api/auth/${path}`, { headers: { host: "shop.test" } });
    expect((await route.GET(request)).status, path).toBe(404);
  }
  expect(Object.keys(route)).toEqual(["GET"]);
  const foreign = new NextRequest("http://evil.test/api/auth/callback/google", {
    headers: { host: "evil.test" },
  });
  expect((await route.GET(foreign)).status).toBe(421);
});

test("a cookie that somebody has planted leads nowhere else", async () => {
  house.state.next = newPerson();
  for (const url of ["https://evil.example/", "http://shop.test//evil.example", "//evil.example"]) {
    const { kept, location } = await come("google", undefined, undefined, {
      "authjs.callback-url": encodeURIComponent(url),
    });
    expect([kept, location], url).toEqual([true, "http://shop.test/account"]);
  }
});
