import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiKey, staffMember, user } from "@/db/schema/auth";
import { openTestDatabase } from "@/db/testing/database";
import { ensureApiKey } from "./ensure-api-key";
import { ensureLocalAdmin } from "./ensure-local-admin";
import { findApiKeyActor } from "./find-api-key-actor";
import { findSessionActor } from "./find-session-actor";
import { openSession, revokeSession } from "./open-session";

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

test("an API key is stored hashed, and a revoked one is nobody's", async () => {
  const key = "sk_test_0123456789";
  await ensureApiKey(database.db, { name: "local", key });
  const [row] = await database.db.select().from(apiKey);
  expect(JSON.stringify(row)).not.toContain(key);
  expect((await findApiKeyActor(database.db, key))?.type).toBe("key");
  await database.db.update(apiKey).set({ revokedAt: new Date() }).where(eq(apiKey.name, "local"));
  expect(await findApiKeyActor(database.db, key)).toBeNull();
});
