import { expect, test } from "vitest";
import { describeDevice } from "./describe-device";
import { findPasswordProblem } from "./password-rules";
import { safeCallback, safeNext } from "./safe-next";

test.each([
  ["kurz", "password_short"],
  ["elevenchars", "password_short"],
  ["aaaaaaaaaaaa", "password_simple"],
  ["123456789012", "password_simple"],
  ["abcabcabcabc", "password_simple"],
  ["Storehouse2026!", "password_simple"],
  ["welcome-admin-123", "password_simple"],
  ["P@ssw0rd1234", "password_simple"],
  ["my storehouse of old tea pots", null],
  ["47 sheep 12 goats!", null],
  ["lovelace@example.com", "password_mail"],
  ["lovelace12345", "password_mail"],
  ["correct horse battery", null],
  ["Zwölf Fässer!", null],
  ["lovelace plays with engines", null],
])("%s as a new password: %s", (password, problem) => {
  expect(findPasswordProblem(password, "lovelace@example.com")).toBe(problem);
});

test.each([
  ["/account/orders", "/account/orders"],
  ["/checkout", "/checkout"],
  ["/orders/018f0000-0000-7000-8000-000000000000", "/orders/018f0000-0000-7000-8000-000000000000"],
  ["//evil.example", "/account"],
  ["/\\evil.example", "/account"],
  ["https://evil.example/account", "/account"],
  ["/account/../admin", "/account"],
  ["/account?next=//evil.example", "/account"],
  ["/checkout\r\nset-cookie: a=b", "/account"],
  ["javascript:alert(1)", "/account"],
  [undefined, "/account"],
  [["/checkout"], "/account"],
])("%j leads to %s", (wanted, path) => {
  expect(safeNext(wanted)).toBe(path);
});

/** What browsers, or somebody who decodes once more than we do, take for another house or for a script. */
const elsewhere = [
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/%5cevil.example",
  "/%2Fevil.example",
  "/%2e%2e//evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  " //evil.example",
  "/cart\r\nset-cookie: a=b",
  "/cart\n",
  "/cart@evil.example",
  "@evil.example/cart",
  "https:evil.example",
  "https:/evil.example",
  "https://evil.example",
  "https://shop.invalid//evil.example",
  "https://shop.invalid@evil.example/",
  "http://a\\@evil.example",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)//cart",
  "java\tscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "/。evil.example",
  "//evil。example",
  "/\u2025/evil.example",
  "/／evil.example",
  "/cart/..//evil.example",
  "/de//evil.example",
  "/en//evil.example",
  "/account?next=//evil.example",
  "/account#//evil.example",
  "/cart\0",
];

test.each(elsewhere)("%j leads into the account, by the form and by another house's callback", (wanted) => {
  expect(safeNext(wanted)).toBe("/account");
  const base = "https://shop.example";
  const led = new URL(safeCallback(wanted), base);
  expect(led.origin).toBe(base);
  expect(led.pathname).toMatch(/^(\/de)?\/(account|cart)$/);
});

test.each([
  ["/cart", "/cart"],
  ["https://shop.example/de/checkout", "/de/checkout"],
  ["/account/sign-in?problem=unverified", "/account/sign-in?problem=unverified"],
  ["/de/account/sign-in?problem=//evil", "/de/account"],
  ["https://a//evil.example", "/account"],
])("after another house's sign-in, %s leads to %s", (wanted, path) => {
  expect(safeCallback(wanted)).toBe(path);
});

test.each([
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox", "Windows"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    "Safari",
    "iPhone",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
    "Edge",
    "Windows",
  ],
  [
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
    "Chrome",
    "Android",
  ],
  ["<script>alert(1)</script>", null, null],
])("%s is named", (userAgent, browser, system) => {
  expect(describeDevice(userAgent)).toEqual({ browser, system });
});
