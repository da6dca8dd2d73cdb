import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apiKey } from "@/db/schema/auth";
import { listAuditEntries } from "@/lib/audit/list-audit-entries";
import type { Context } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { asStaff } from "@/lib/testing/staff";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { findApiKeyActor } from "../find-api-key-actor";
import { createApiKeyOperation, listApiKeysOperation, revokeApiKeyOperation } from "./operations";

let shop: Shop;
let ctx: Context;
beforeAll(async () => {
  shop = await startShop();
  ctx = asStaff(shop.ctx);
});
afterAll(() => shop.stop());

const input = { name: "erp", scopes: ["orders:read"] };

test("a key is shown once, works with its scopes alone, and is refused from the moment it is revoked", async () => {
  const { id, key } = await executeOperation(createApiKeyOperation, ctx, input);
  const actor = await findApiKeyActor(shop.db, key);
  expect(actor?.type === "key" && [...actor.permissions]).toEqual(["orders:read"]);
  const [row] = await shop.db.select().from(apiKey).where(eq(apiKey.id, id));
  expect(JSON.stringify(row)).not.toContain(key);
  expect(JSON.stringify(await executeOperation(listApiKeysOperation, ctx, {}))).not.toContain(key);
  const { data } = await listAuditEntries(ctx, { object: id, limit: 10 });
  expect(data[0]?.changes[0]).toMatchObject({
    table: "api_key",
    after: { name: "erp", key_hash: "(not kept)" },
  });
  await executeOperation(revokeApiKeyOperation, ctx, { keyId: id });
  expect(await findApiKeyActor(shop.db, key)).toBeNull();
});

test("nobody gives a key scopes that they do not hold", async () => {
  const weak = {
    ...ctx,
    actor: { ...ctx.actor, permissions: new Set(["keys:write", "orders:read"]) },
  } as Context;
  await executeOperation(createApiKeyOperation, weak, input);
  const greedy = executeOperation(createApiKeyOperation, weak, { ...input, scopes: ["orders:write"] });
  await expect(greedy).rejects.toMatchObject({ code: "forbidden" });
});

test("a key with an end is nobody's after it", async () => {
  const { id, key } = await executeOperation(createApiKeyOperation, ctx, { ...input, expiresInDays: 30 });
  expect(await findApiKeyActor(shop.db, key)).not.toBeNull();
  await shop.db
    .update(apiKey)
    .set({ expiresAt: new Date(0) })
    .where(eq(apiKey.id, id));
  expect(await findApiKeyActor(shop.db, key)).toBeNull();
  const listed = await executeOperation(listApiKeysOperation, ctx, {});
  expect(listed.find((row) => row.id === id)?.state).toBe("expired");
});
