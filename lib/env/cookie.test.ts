import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { cookieBase, cookieName } from "./cookie";

test("over https a cookie can be set by this host alone; on a machine without it, cookies still work", () => {
  const https = { APP_URL: "https://shop.example" };
  expect(cookieName("cart", https)).toBe("__Host-cart");
  // What the prefix asks for: secure, for every path, and no domain.
  expect(cookieBase(https)).toEqual({ path: "/", sameSite: "lax", secure: true });
  const http = { APP_URL: "http://127.0.0.1:3000" };
  expect([cookieName("cart", http), cookieBase(http).secure]).toEqual(["cart", false]);
});

test("no cookie of ours is written or deleted past these two", () => {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" })
    .filter((name) => /\.ts$/.test(name) && !/\.test\.ts$|^testing/.test(name))
    .map((name) => [name, readFileSync(path.join("lib", name), "utf8")] as const)
    .filter(([, text]) => /from "next\/headers"/.test(text) && /\.(set|delete)\(/.test(text));
  expect(files.map(([name]) => name)).toContain("cart/cookie.ts");
  const past = files.filter(([, text]) => !/cookieBase\(\)/.test(text) || !/cookieName\(/.test(text));
  expect(past.map(([name]) => name)).toEqual([]);
});
