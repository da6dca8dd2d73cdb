import { expect, test } from "vitest";
import type { Actor } from "@/lib/operation/context";
import { toNetwork } from "./address-network";
import { toLimit } from "./count-use";
import { getLimit, type LimitName, limits } from "./limits";
import { createMemoryCounts } from "./memory-counts";
import { planDoorUses, planSubjectUses } from "./plan-uses";

const guest: Actor = { type: "guest" };
const customer: Actor = { type: "customer", customerId: "c", userId: "u" };
const names = Object.keys(limits) as LimitName[];

test("an address of IPv6 counts as its network of 64 bits, and an IPv4 address as itself however it is written", () => {
  expect(toNetwork("192.0.2.7")).toBe("192.0.2.7");
  expect(toNetwork("::ffff:192.0.2.7")).toBe("192.0.2.7");
  const network = "2001:db8:1:2::/64";
  for (const address of ["2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:0db8:0001:0002::"])
    expect(toNetwork(address)).toBe(network);
  expect(toNetwork("2001:db8:1:2:3:4:192.0.2.7")).toBe(network);
  expect(toNetwork("2001:db8:1:3::1")).not.toBe(network);
  expect(toNetwork("::1")).toBe("0:0:0:0::/64");
  expect(toNetwork("fe80::1%eth0")).toBe("fe80:0:0:0::/64");
  expect(toNetwork("unknown")).toBe("unknown");
});

test("a window ends after its time, and the next use begins another", () => {
  const counts = createMemoryCounts({ most: 10 });
  expect(counts.count("a", 60, 0)).toEqual({ count: 1, resetMs: 60_000 });
  expect(counts.count("a", 60, 59_999)).toEqual({ count: 2, resetMs: 1 });
  expect(counts.peek("a", 60_000)).toBeNull();
  expect(counts.count("a", 60, 60_000)).toEqual({ count: 1, resetMs: 60_000 });
});

test("a hundred thousand keys hold no more memory than the bound, and a count that is in use is among the last to go", () => {
  const counts = createMemoryCounts({ most: 1000 });
  for (let index = 0; index < 100_000; index += 1) counts.count(`key-${index}`, 60, index / 100);
  expect(counts.size()).toBe(1000);
  expect(counts.peek("key-99999", 1000)).toEqual({ count: 1, resetMs: expect.any(Number) });
  expect(counts.peek("key-0", 1000)).toBeNull();
});

test("what is over goes first: a flood that has ended leaves nothing behind", () => {
  const counts = createMemoryCounts({ most: 1000 });
  for (let index = 0; index < 900; index += 1) counts.count(`flood-${index}`, 60, 0);
  counts.count("later", 60, 61_000);
  expect(counts.size()).toBe(1);
});

test("the factor multiplies every limit, and no limit becomes none", () => {
  for (const name of names) {
    const { address, caller, subject, device, all } = getLimit(name);
    const bounds = [address, caller, subject?.here, subject?.anywhere, device?.bound, all];
    for (const [uses] of bounds.flatMap((bound) => (bound ? [bound] : []))) {
      expect(toLimit(uses, 1)).toBe(uses);
      expect(toLimit(uses, 100)).toBe(uses * 100);
      expect(toLimit(uses, 0.0001)).toBeGreaterThanOrEqual(1);
    }
  }
});

test("every limit counts somebody before it counts all together, and all together in the process alone", () => {
  for (const name of names) {
    const uses = planDoorUses(name, { address: "192.0.2.1", actor: guest });
    const all = uses.findIndex(({ policy }) => policy.endsWith("-all"));
    if (all >= 0) expect([all, uses[all]?.store], name).toEqual([1, "memory"]);
    const policies = [
      ...uses,
      ...planSubjectUses(name, { address: "192.0.2.1", actor: customer }, { email: "a", cartId: "b" }),
    ].map(({ policy }) => policy);
    expect(new Set(policies).size, name).toBe(policies.length);
  }
});

test("what one account is tried with is no other account's, and the same account is one however it is written", () => {
  const of = (email: string, address = "192.0.2.1") =>
    planSubjectUses("sign_in", { address, actor: guest }, { email }).map(({ policy, key }) => policy + key);
  expect(of(" Ada@Example.com")).toEqual(of("ada@example.com"));
  expect(of("eve@example.com").filter((key) => of("ada@example.com").includes(key))).toEqual([]);
  const [here, anywhere] = of("ada@example.com");
  const [elsewhere, again] = of("ada@example.com", "203.0.113.1");
  expect(elsewhere).not.toBe(here);
  expect(again).toBe(anywhere);
});

test("a browser in which the account was signed in has a count of its own and none else", () => {
  const asker = { address: "192.0.2.1", actor: guest, device: "this browser" };
  expect(planDoorUses("sign_in", asker)).toEqual([]);
  const uses = planSubjectUses("sign_in", asker, { email: "ada@example.com" });
  expect(uses.map(({ policy }) => policy)).toEqual(["sign_in-device"]);
  // Elsewhere, a browser is nothing.
  expect(planDoorUses("registration", asker).map(({ policy }) => policy)).toEqual([
    "registration-address",
    "registration-all",
  ]);
});

test("an input that names nothing, or is no text, is counted for its place alone", () => {
  for (const input of [{}, { cartId: "" }, { cartId: 7 }, { cartId: { $ne: null } }])
    expect(planSubjectUses("checkout", { address: "192.0.2.1", actor: guest }, input)).toEqual([]);
});
