import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { comesFromOwnPage, isOwnUrl, namesOwnHost } from "./own-hosts";

const places = {
  APP_URL: "https://shop.example",
  APP_ALLOWED_HOSTS: "www.shop.example, Admin.Shop.example:8443",
};

test.each([
  ["https://shop.example", undefined, true],
  ["https://www.shop.example", "same-site", true],
  ["https://admin.shop.example:8443", undefined, true],
  // Left out: the browser's other word for it counts, and nothing less than the same origin.
  [undefined, "same-origin", true],
  [undefined, "same-site", false],
  [undefined, "cross-site", false],
  [undefined, "none", false],
  [undefined, undefined, false],
  ["null", "same-origin", false],
  ["", "same-origin", false],
  ["http://shop.example", "same-origin", false],
  ["https://shop.example:444", undefined, false],
  ["https://evil.example", undefined, false],
  ["https://evil.example", "same-origin", false],
  ["https://shop.example.evil.example", undefined, false],
  ["https://evilshop.example", undefined, false],
  ["https://shop.example@evil.example", undefined, false],
  ["https://shop.example/", undefined, false],
  ["https://shop.example, https://evil.example", undefined, false],
  ["shop.example", undefined, false],
])("a change with cookies, from %s and %s: %s", (origin, site, may) => {
  const headers = new Headers();
  if (origin !== undefined) headers.set("origin", origin);
  if (site !== undefined) headers.set("sec-fetch-site", site);
  expect(comesFromOwnPage(headers, places)).toBe(may);
});

test.each([
  ["shop.example", true],
  ["SHOP.example", true],
  ["admin.shop.example:8443", true],
  ["shop.example:80", false],
  ["shop.example.", false],
  ["evil.example", false],
  ["shop.example, evil.example", false],
  ["", false],
])("a request to %s is ours: %s", (host, is) => {
  expect(namesOwnHost(new Headers({ host, "x-forwarded-host": "shop.example" }), places)).toBe(is);
});

test.each([
  ["https://shop.example/orders/1?token=x", true],
  ["https://www.shop.example/", true],
  ["http://shop.example/", false],
  ["https://shop.example:444/", false],
  ["https://evil.example/shop.example", false],
  ["https://shop.example@evil.example/", false],
  ["https://evil:x@shop.example/", false],
  ["https://shop.example\\@evil.example/", true],
  ["//shop.example/", false],
  ["/orders", false],
  ["javascript:alert(1)//shop.example", false],
])("a payment page may send people to %s: %s", (url, may) => expect(isOwnUrl(url, places)).toBe(may));

test("no address is made of what a request says about itself", () => {
  const files = ["app", "components", "lib"].flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((file) => `${folder}/${String(file)}`),
  );
  const product = files.filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/\.test\.|\/testing\//.test(file));
  expect(product.length).toBeGreaterThan(900);
  const told =
    /x-forwarded-(host|proto)|nextUrl\.(origin|host|href)|\.headers\.host\b|get\("host"\)|location\.origin/;
  const readers = product.filter((file) => told.test(readFileSync(file, "utf8")));
  // The list of hosts is the one reader: to refuse.
  expect(readers).toEqual(["lib/env/own-hosts.ts"]);
});

test("every server action asks whether it was sent from a page of ours, by itself or as the action of an operation", () => {
  const files = readdirSync("lib", { recursive: true })
    .map((file) => `lib/${String(file)}`)
    .filter((file) => file.endsWith(".ts") && readFileSync(file, "utf8").startsWith('"use server"'));
  expect(files.length).toBeGreaterThan(20);
  const open = files.flatMap((file) => {
    const text = readFileSync(file, "utf8");
    const made = [...text.matchAll(/const (\w+) = toAction\(/g)].map((match) => match[1]);
    const guards = new RegExp(`\\brequireOwnRequest\\(|\\b(${["toAction", ...made].join("|")})\\(`);
    const parts = text.split(/^export (?=const |async function |function )/m).slice(1);
    return parts
      .filter((part) => {
        const body = /^async function/.test(part) ? part.slice(0, part.indexOf("\n}\n") + 2) : part;
        return !guards.test(body) && !/= toAction\(/.test(body);
      })
      .map((part) => `${file}: ${part.slice(0, 60)}`);
  });
  // It leads back to the caller's own action: `request` or `withdraw`, made of operations.
  expect(open.filter((name) => !/keepCheckoutReminderAction|toggleWishlistItemAction/.test(name))).toEqual(
    [],
  );
});
