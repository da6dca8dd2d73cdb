import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { apiKey, session, staffMember, user } from "@/db/schema/auth";
import { customer } from "@/db/schema/customer";
import { openTestDatabase } from "@/db/testing/database";
import { listAuditEntriesOperation } from "@/lib/audit/operations";
import { log } from "@/lib/log/log";
import { executeOperation } from "@/lib/operation/execute-operation";
import { ensureApiKey } from "./ensure-api-key";
import { ensureLocalAdmin } from "./ensure-local-admin";
import { findApiKeyActor } from "./find-api-key-actor";
import { findSessionActor } from "./find-session-actor";
import { openSession, openSessionOf, revokeSession } from "./open-session";
import { sessionLifetimes } from "./session-lifetime";
import { listUserSessions } from "./user-sessions";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
const admin = { email: "owner@example.com", password: "correct horse battery" };

beforeAll(async () => {
  database = await openTestDatabase();
  await ensureLocalAdmin(database.db, admin);
});
afterAll(() => database.close());

async function signIn(): Promise<string> {
  const opened = await openSession(database.db, { ...admin, email: "OWNER@example.com" });
  if (!opened) throw new Error("the password was right");
  return opened.sessionId;
}

describe("a session", () => {
  test("is not opened with a wrong password or for an unknown address", async () => {
    expect(await openSession(database.db, { ...admin, password: "wrong" })).toBeNull();
    expect(await openSession(database.db, { ...admin, email: "nobody@example.com" })).toBeNull();
  });

  test("ends on the next request after sign-out", async () => {
    const id = await signIn();
    expect((await findSessionActor(database.db, id)).type).toBe("staff");
    await revokeSession(database.db, id);
    expect((await findSessionActor(database.db, id)).type).toBe("guest");
  });

  test("loses its rights on the next request after a change of role or a ban", async () => {
    const id = await signIn();
    await database.db.update(staffMember).set({ role: "read_only" });
    const actor = await findSessionActor(database.db, id);
    expect(actor.type === "staff" && actor.permissions.has("products:write")).toBe(false);
    await database.db.update(user).set({ bannedAt: new Date() });
    expect((await findSessionActor(database.db, id)).type).toBe("guest");
    await database.db.update(user).set({ bannedAt: null });
    await database.db.update(staffMember).set({ role: "owner" });
  });
});

describe("a session ends by itself", () => {
  const isOpenAfter = async (idleHours: number, audience: "staff" | "shop") => {
    const { userId, customerId } = await owner();
    const { sessionId } = await openSessionOf(database.db, userId, { audience });
    await database.db
      .update(session)
      .set({ lastUsedAt: sql`now() - make_interval(mins => ${Math.round(idleHours * 60)})` })
      .where(eq(session.id, sessionId));
    const listed = await listUserSessions(database.db, userId, audience);
    const actor = await findSessionActor(database.db, sessionId);
    expect(listed.some(({ id }) => id === sessionId)).toBe(actor.type !== "guest");
    return actor.type === "staff" || (actor.type === "customer" && actor.customerId === customerId);
  };
  const owner = async () => {
    const [row] = await database.db.select().from(user);
    const userId = row?.id ?? "";
    const [made] = await database.db
      .insert(customer)
      .values({ userId, email: admin.email })
      .onConflictDoUpdate({ target: customer.userId, set: { userId } })
      .returning();
    return { userId, customerId: made?.id };
  };

  test.each([
    ["staff", sessionLifetimes.staff.idleHours],
    ["shop", sessionLifetimes.shop.idleHours],
  ] as const)("at the %s's door after %i hours without use", async (audience, hours) => {
    expect(await isOpenAfter(hours - 0.1, audience)).toBe(true);
    expect(await isOpenAfter(hours + 0.1, audience)).toBe(false);
  });

  test("at either door after its days, however much it is used", async () => {
    const { userId } = await owner();
    for (const audience of ["staff", "shop"] as const) {
      const { sessionId } = await openSessionOf(database.db, userId, { audience });
      const [row] = await database.db.select().from(session).where(eq(session.id, sessionId));
      const days = ((row?.expiresAt.getTime() ?? 0) - Date.now()) / 86_400_000;
      expect(days).toBeCloseTo(sessionLifetimes[audience].days, 1);
      await database.db.update(session).set({ expiresAt: sql`now()` }).where(eq(session.id, sessionId));
      expect((await findSessionActor(database.db, sessionId)).type).toBe("guest");
    }
  });
});

test("signing in, failing to, and being refused leave a line without addresses of mail or what was typed", async () => {
  const lines: unknown[] = [];
  const spy = vi.spyOn(log, "info").mockImplementation((line: unknown) => void lines.push(line));
  try {
    await openSession(database.db, { ...admin, password: "wrong" });
    await openSession(database.db, { ...admin, email: "nobody@example.com" });
    await signIn();
    const ctx = { db: database.db, actor: { type: "guest" as const }, requestId: "r", address: "192.0.2.9" };
    await expect(executeOperation(listAuditEntriesOperation, ctx, {})).rejects.toThrow();
  } finally {
    spy.mockRestore();
  }
  const [row] = await database.db.select().from(user);
  expect(lines).toEqual([
    { security: "sign_in_failed", who: row?.id, address: undefined, where: "staff" },
    { security: "sign_in_failed", who: undefined, address: undefined, where: "staff" },
    { security: "session_opened", who: row?.id, address: "", where: "staff" },
    {
      security: "access_refused",
      who: undefined,
      address: "192.0.2.9",
      requestId: "r",
      where: "listAuditEntries",
    },
  ]);
});

test("an API key is stored hashed, and a revoked one is nobody's", async () => {
  const key = "sk_test_0123456789";
  await ensureApiKey(database.db, { name: "local", key });
  const [row] = await database.db.select().from(apiKey);
  expect(JSON.stringify(row)).not.toContain(key);
  expect((await findApiKeyActor(database.db, key))?.type).toBe("key");
  await database.db.update(apiKey).set({ revokedAt: new Date() }).where(eq(apiKey.name, "local"));
  expect(await findApiKeyActor(database.db, key)).toBeNull();
});
