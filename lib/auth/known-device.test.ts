import { beforeAll, expect, test } from "vitest";
import { settingsOfNowhere } from "@/lib/testing/settings-of-nowhere";
import { deviceOf, withAccount } from "./known-device";

beforeAll(() => {
  Object.assign(process.env, settingsOfNowhere);
});

const ada = { audience: "shop", email: "ada@example.com" } as const;
const eve = { audience: "shop", email: "eve@example.com" } as const;

test("a browser is known for the account that was signed in there, at that door, and for no other", () => {
  const cookie = withAccount(undefined, ada);
  expect(deviceOf(cookie, ada)).toBeTruthy();
  expect(deviceOf(cookie, { ...ada, email: " ADA@example.com " })).toBeTruthy();
  expect(deviceOf(cookie, eve)).toBeUndefined();
  expect(deviceOf(cookie, { ...ada, audience: "staff" })).toBeUndefined();
  expect(cookie).not.toContain("ada");
});

test("a cookie that was made up, cut or put together of others' is nobody's", () => {
  const [device = "", seal = ""] = withAccount(undefined, ada).split(".");
  const [other = "", hers = ""] = withAccount(undefined, eve).split(".");
  for (const made of [
    undefined,
    "",
    device,
    `${other}.${seal}`,
    `${device}.${hers}`,
    `${device}.${seal.slice(1)}`,
  ])
    expect(deviceOf(made, ada)).toBeUndefined();
  expect(deviceOf(`${device}.${hers}.${seal}`, ada)).toBe(device);
});

test("a household shares a browser, up to four accounts, and each browser has a name of its own", () => {
  let cookie = withAccount(undefined, ada);
  const device = deviceOf(cookie, ada);
  const others = [1, 2, 3].map((index) => ({ ...ada, email: `${index}@example.com` }));
  for (const account of others) cookie = withAccount(cookie, account);
  expect([ada, ...others].map((account) => deviceOf(cookie, account))).toEqual(Array(4).fill(device));
  expect(withAccount(cookie, ada)).toBe(cookie);
  cookie = withAccount(cookie, eve);
  expect(deviceOf(cookie, eve)).toBe(device);
  expect(deviceOf(cookie, ada)).toBeUndefined();
  expect(deviceOf(withAccount(undefined, ada), ada)).not.toBe(device);
});
