import { eq } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { staffMember, totp, user } from "@/db/schema/auth";
import { setting } from "@/db/schema/platform";
import type { Context } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { findSessionActor } from "../find-session-actor";
import { openSession } from "../open-session";
import { hashPassword } from "../password";
import { listStaffOperation } from "../staff/operations";
import { findEnrollment } from "./find-enrollment";
import { findCodePeriod } from "./one-time-code";
import {
  confirmTotpOperation,
  renewRecoveryCodesOperation,
  startTotpOperation,
  verifySecondFactorOperation,
} from "./operations";
import { openSecret, sealSecret } from "./secret-box";

let shop: Shop;
let email: string;
let userId: string;
const password = "correct horse battery";
let passwordHash: string;

beforeAll(async () => {
  process.env.RATE_LIMIT_FACTOR = "100";
  shop = await startShop();
  passwordHash = await hashPassword(password);
});
afterAll(() => shop.stop());
beforeEach(async () => {
  email = `${crypto.randomUUID()}@example.com`;
  const [made] = await shop.db.insert(user).values({ email, passwordHash }).returning({ id: user.id });
  userId = made?.id ?? "";
  await shop.db.insert(staffMember).values({ userId, role: "owner" });
});

/** A sign-in by password. */
async function signIn() {
  const sessionId = (await openSession(shop.db, { email, password }))?.sessionId ?? "";
  return async (): Promise<Context> => ({
    ...shop.ctx,
    actor: await findSessionActor(shop.db, sessionId),
  });
}

const codeOf = (secret: string, offsetSeconds = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + offsetSeconds * 1000 });

async function enroll() {
  const ctx = await signIn();
  await executeOperation(startTotpOperation, await ctx(), {});
  const { key } = (await findEnrollment(shop.db, { userId, email })) ?? { key: "" };
  const { recoveryCodes } = await executeOperation(confirmTotpOperation, await ctx(), {
    code: codeOf(key, -30),
  });
  return { ctx, key, recoveryCodes };
}

const verify = async (ctx: () => Promise<Context>, code: string) =>
  executeOperation(verifySecondFactorOperation, await ctx(), { code });
const mayAct = async (ctx: () => Promise<Context>) =>
  executeOperation(listStaffOperation, await ctx(), {}).then(
    () => true,
    () => false,
  );

describe("two-step sign-in", () => {
  test("a password alone opens nothing once it is on; the code does", async () => {
    const { ctx: enrolled, key } = await enroll();
    expect(await mayAct(enrolled)).toBe(true);
    const ctx = await signIn();
    expect(await mayAct(ctx)).toBe(false);
    await expect(verify(ctx, "000000")).rejects.toMatchObject({ code: "validation_failed" });
    expect(await mayAct(ctx)).toBe(false);
    await verify(ctx, codeOf(key));
    expect(await mayAct(ctx)).toBe(true);
  });

  test("a code is taken once, also by two sessions at the same time, and none older after it", async () => {
    const { key } = await enroll();
    const [one, two] = [await signIn(), await signIn()];
    const code = codeOf(key);
    const results = await Promise.allSettled([verify(one, code), verify(two, code)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(verify(await signIn(), code)).rejects.toMatchObject({ code: "validation_failed" });
    await expect(verify(await signIn(), codeOf(key, -30))).rejects.toMatchObject({
      code: "validation_failed",
    });
  });

  test("a recovery code signs in once, however it is typed, and renewing makes the old ones worthless", async () => {
    const { ctx: enrolled, recoveryCodes } = await enroll();
    expect(recoveryCodes).toHaveLength(10);
    const [first = "", second = ""] = recoveryCodes;
    const ctx = await signIn();
    await verify(ctx, ` ${first.toUpperCase().replaceAll("-", " ")} `);
    expect(await mayAct(ctx)).toBe(true);
    await expect(verify(await signIn(), first)).rejects.toMatchObject({ code: "validation_failed" });
    await executeOperation(renewRecoveryCodesOperation, await enrolled(), {});
    await expect(verify(await signIn(), second)).rejects.toMatchObject({ code: "validation_failed" });
  });

  test("counts only after a code of it was given, and its key is stored encrypted", async () => {
    const ctx = await signIn();
    await executeOperation(startTotpOperation, await ctx(), {});
    const { key, url, svg } = (await findEnrollment(shop.db, { userId, email })) ?? {
      key: "",
      url: "",
      svg: "",
    };
    const [row] = await shop.db.select().from(totp).where(eq(totp.userId, userId));
    expect(JSON.stringify(row)).not.toContain(key);
    expect(url).toContain(`secret=${key}`);
    expect(svg).toMatch(/^<svg /);
    expect(await mayAct(await signIn())).toBe(true);
    const wrong = executeOperation(confirmTotpOperation, await ctx(), { code: "000000" });
    await expect(wrong).rejects.toMatchObject({ code: "validation_failed" });
    expect(await mayAct(await signIn())).toBe(true);
  });

  test("required of all staff, who has none may only set it up", async () => {
    const value = { totpRequired: true };
    await shop.db
      .insert(setting)
      .values({ key: "staff", value })
      .onConflictDoUpdate({ target: setting.key, set: { value } });
    const ctx = await signIn();
    expect(await mayAct(ctx)).toBe(false);
    await executeOperation(startTotpOperation, await ctx(), {});
    const { key } = (await findEnrollment(shop.db, { userId, email })) ?? { key: "" };
    await executeOperation(confirmTotpOperation, await ctx(), { code: codeOf(key) });
    expect(await mayAct(ctx)).toBe(true);
    await shop.db.update(setting).set({ value: {} }).where(eq(setting.key, "staff"));
  });
});

test("a code counts in its period and the two beside it", () => {
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  // RFC 6238, appendix B: at 59 s the code is 94287082, of which six digits are shown.
  expect(findCodePeriod(secret, "287082", 59_000)).toBe(1);
  expect(findCodePeriod(secret, "287082", 59_000 + 30_000)).toBe(1);
  expect(findCodePeriod(secret, "287082", 59_000 + 60_000)).toBeNull();
});

test("a sealed secret opens for its owner alone", () => {
  const sealed = sealSecret("secret", "ada");
  expect(openSecret(sealed, "ada")).toBe("secret");
  expect(() => openSecret(sealed, "bob")).toThrow();
});
