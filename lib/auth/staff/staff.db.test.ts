import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditEntry } from "@/db/schema/audit";
import { session, staffMember, user } from "@/db/schema/auth";
import { setting } from "@/db/schema/platform";
import { staffInvitation } from "@/db/schema/staff";
import type { Permission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { asStaff } from "@/lib/testing/staff";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { findSessionActor } from "../find-session-actor";
import { openSession } from "../open-session";
import { hashPassword } from "../password";
import { proveAgain } from "../prove-again";
import { acceptInvitation } from "./accept-invitation";
import { findInvitation } from "./find-invitation";
import {
  acceptInvitationOperation,
  inviteStaffOperation,
  listRolesOperation,
  removeRoleOperation,
  saveRoleOperation,
  updateStaffMemberOperation,
} from "./operations";
import { prepareInvitationLink } from "./prepare-invitation-link";

let shop: Shop;
const password = "correct horse battery";
let passwordHash: string;

beforeAll(async () => {
  shop = await startShop();
  passwordHash = await hashPassword(password);
});
afterAll(() => shop.stop());
beforeEach(async () => {
  await shop.db.delete(staffMember);
  await shop.db.update(setting).set({ value: {} }).where(eq(setting.key, "staff"));
});

/** A member of the staff, signed in. */
async function member(role: string) {
  const email = `${crypto.randomUUID()}@example.com`;
  const [made] = await shop.db.insert(user).values({ email, passwordHash }).returning({ id: user.id });
  const userId = made?.id ?? "";
  await shop.db.insert(staffMember).values({ userId, role });
  const opened = await openSession(shop.db, { email, password });
  return { userId, email, sessionId: opened?.sessionId ?? "" };
}

const contextOf = async (sessionId: string) => ({
  ...shop.ctx,
  requestId: crypto.randomUUID(),
  actor: await findSessionActor(shop.db, sessionId),
});
const holding = (...held: Permission[]) => ({
  ...shop.ctx,
  actor: { ...asStaff(shop.ctx).actor, permissions: new Set(held) } as never,
});

async function invite(role = "catalog", email = `${crypto.randomUUID()}@example.com`) {
  const { id } = await executeOperation(inviteStaffOperation, asStaff(shop.ctx), { email, role });
  const { token } = await prepareInvitationLink(shop.ctx, id);
  return { id, email, token };
}
const join = (token: string) => acceptInvitation(shop.ctx, { token, name: "Ada", password });

describe("an invitation", () => {
  test("makes a member with the role and password once, however many accept at the same time", async () => {
    const { token, email } = await invite();
    const results = await Promise.allSettled([join(token), join(token), join(token)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const opened = await openSession(shop.db, { email, password });
    const actor = await findSessionActor(shop.db, opened?.sessionId ?? "");
    expect(actor.type === "staff" && actor.permissions.has("products:write")).toBe(true);
    expect(actor.type === "staff" && actor.permissions.has("orders:read")).toBe(false);
    await expect(join(token)).rejects.toMatchObject({ code: "not_found" });
  });

  test("is not accepted with a password that is easy to guess, and stays open", async () => {
    const { token } = await invite("support");
    for (const easy of ["Storehouse2026!", "123456789012"]) {
      const tried = acceptInvitation(shop.ctx, { token, name: "Ada", password: easy });
      await expect(tried).rejects.toMatchObject({ code: "validation_failed" });
    }
    await join(token);
  });

  test("is stored hashed, and its joining is in the audit log under the new member", async () => {
    const { id, token, email } = await invite();
    const [row] = await shop.db.select().from(staffInvitation).where(eq(staffInvitation.id, id));
    expect(JSON.stringify(row)).not.toContain(token);
    await executeOperation(
      acceptInvitationOperation,
      { ...shop.ctx, requestId: "joining" },
      { token, name: "Ada", password },
    );
    const [entry] = await shop.db.select().from(auditEntry).where(eq(auditEntry.requestId, "joining"));
    expect(entry).toMatchObject({ operation: "acceptStaffInvitation", actor: `staff:${email}` });
  });

  test("opens nothing when it is over, was withdrawn by another one, or never was", async () => {
    const first = await invite();
    const second = await invite("catalog", first.email);
    expect(await findInvitation(shop.db, first.token)).toBeNull();
    await shop.db
      .update(staffInvitation)
      .set({ expiresAt: new Date(0) })
      .where(eq(staffInvitation.id, second.id));
    expect(await findInvitation(shop.db, second.token)).toBeNull();
    await expect(join("A".repeat(27))).rejects.toMatchObject({ code: "not_found" });
  });

  test("takes over the account of its address, whose sessions end and whose old password is gone", async () => {
    const { userId, email, sessionId } = await member("catalog");
    await shop.db.delete(staffMember).where(eq(staffMember.userId, userId));
    const { token } = await invite("support", email.toUpperCase());
    await acceptInvitation(shop.ctx, { token, name: "Ada", password: "another long password" });
    expect((await findSessionActor(shop.db, sessionId)).type).toBe("guest");
    expect(await openSession(shop.db, { email, password })).toBeNull();
  });
});

describe("rights", () => {
  test("nobody gives rights that they do not hold, by invitation, role or change of role", async () => {
    const ctx = holding("staff:write", "products:read");
    const refused = { code: "forbidden" };
    const email = "x@example.com";
    await expect(executeOperation(inviteStaffOperation, ctx, { email, role: "owner" })).rejects.toMatchObject(
      refused,
    );
    const role = { name: "Too much", permissions: ["orders:write"] };
    await expect(executeOperation(saveRoleOperation, ctx, role)).rejects.toMatchObject(refused);
    const owner = await member("owner");
    await member("owner");
    const demote = { userId: owner.userId, role: "read_only" };
    await expect(executeOperation(updateStaffMemberOperation, ctx, demote)).rejects.toMatchObject(refused);
  });

  test("a role of the shop's own gives what it consists of, at the next request after each change", async () => {
    const ctx = asStaff(shop.ctx);
    const { handle } = await executeOperation(saveRoleOperation, ctx, {
      name: "Packing & more",
      permissions: ["orders:read"],
    });
    expect(handle).toBe("packing-more");
    const { sessionId } = await member(handle);
    const held = async () => {
      const actor = await findSessionActor(shop.db, sessionId);
      return actor.type === "staff" ? [...actor.permissions] : [];
    };
    expect(await held()).toEqual(["orders:read"]);
    await executeOperation(saveRoleOperation, ctx, {
      handle,
      name: "Packing",
      permissions: ["orders:write"],
    });
    expect(await held()).toEqual(["orders:write"]);
    await expect(executeOperation(removeRoleOperation, ctx, { handle })).rejects.toMatchObject({
      code: "conflict",
    });
    await shop.db.delete(staffMember).where(eq(staffMember.role, handle));
    await executeOperation(removeRoleOperation, ctx, { handle });
    expect((await executeOperation(listRolesOperation, ctx, {})).map((role) => role.handle)).not.toContain(
      handle,
    );
  });

  test("a role that is gone, or unknown, gives nothing", async () => {
    const { sessionId } = await member("no-such-role");
    const actor = await findSessionActor(shop.db, sessionId);
    expect(actor.type === "staff" && actor.permissions.size).toBe(0);
  });
});

describe("who is taken out or demoted", () => {
  test.each([{ active: false }, { role: "read_only" }])("has no live session left: %o", async (change) => {
    await member("owner");
    const { userId, sessionId } = await member("manager");
    await executeOperation(updateStaffMemberOperation, asStaff(shop.ctx), { userId, ...change });
    expect((await findSessionActor(shop.db, sessionId)).type).toBe("guest");
  });

  test("is never the last owner, however many try at the same time", async () => {
    for (let round = 0; round < 10; round++) {
      await shop.db.delete(staffMember);
      const owners = await Promise.all([member("owner"), member("owner"), member("owner")]);
      const results = await Promise.allSettled(
        owners.map(({ userId }, index) =>
          executeOperation(updateStaffMemberOperation, asStaff(shop.ctx), {
            userId,
            ...(index % 2 ? { active: false } : { role: "manager" }),
          }),
        ),
      );
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
      expect(results.find(({ status }) => status === "rejected")).toMatchObject({
        reason: { code: "last_owner" },
      });
    }
  });
});

test("what is dangerous asks for the password again after ten minutes", async () => {
  const { sessionId } = await member("owner");
  const role = { name: `Role ${crypto.randomUUID()}`, permissions: [] };
  await executeOperation(saveRoleOperation, await contextOf(sessionId), role);
  await shop.db
    .update(session)
    .set({ createdAt: new Date(Date.now() - 11 * 60_000) })
    .where(eq(session.id, sessionId));
  const late = executeOperation(saveRoleOperation, await contextOf(sessionId), { ...role, name: "Late" });
  await expect(late).rejects.toMatchObject({ code: "reauthentication_required" });
  await expect(proveAgain(await contextOf(sessionId), "wrong")).rejects.toMatchObject({
    code: "validation_failed",
  });
  await proveAgain(await contextOf(sessionId), password);
  await executeOperation(saveRoleOperation, await contextOf(sessionId), { ...role, name: "In time" });
});
