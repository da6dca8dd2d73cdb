import { asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { auditChange, auditEntry } from "@/db/schema/audit";
import { setting } from "@/db/schema/platform";
import { makeVariant } from "@/db/testing/rows";
import { updateVariantOperation } from "@/lib/catalog/operations";
import { auditChain } from "@/lib/doctor/checks/audit-chain";
import { permissions } from "@/lib/operation/context";
import { defineOperation } from "@/lib/operation/define-operation";
import { executeOperation } from "@/lib/operation/execute-operation";
import { recordedSystemContext } from "@/lib/operation/system-context";
import { asStaff } from "@/lib/testing/staff";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { eraseAuditPayloads } from "./erase-audit-payloads";
import { listAuditEntries } from "./list-audit-entries";
import { pruneAuditLog } from "./prune-audit-log";
import { sealAuditLog } from "./seal-audit-log";

let shop: Shop;
let productId: string;
let variantId: string;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());
beforeEach(async () => {
  ({ productId, variantId } = await makeVariant(shop.db));
});

const staff = () => ({ ...asStaff(shop.ctx), address: "192.0.2.7", requestId: crypto.randomUUID() });
const setPrice = (amount: number, ctx = staff()) =>
  executeOperation(updateVariantOperation, ctx, { variantId, price: { amount, currency: "USD" } });
const history = async (object: string) => (await listAuditEntries(shop.ctx, { object, limit: 100 })).data;
const entriesOf = (requestId: string) =>
  shop.db.select().from(auditEntry).where(eq(auditEntry.requestId, requestId));
const tampered = async () =>
  (await shop.db.execute<{ finding: string }>(auditChain.breaches)).map(({ finding }) => finding);

describe("what staff writes", () => {
  test("stands in the history of the product with author, address, request and values", async () => {
    await setPrice(1234);
    const ctx = staff();
    await setPrice(4321, ctx);
    const [latest] = await history(productId);
    expect(latest).toMatchObject({
      operation: "updateVariant",
      actor: { type: "staff", name: "staff:owner@example.com" },
      address: "192.0.2.7",
      requestId: ctx.requestId,
    });
    expect(latest?.changes).toContainEqual(
      expect.objectContaining({
        table: "price",
        action: "update",
        before: { amount_minor: 1234 },
        after: { amount_minor: 4321 },
      }),
    );
  });

  test("is recorded outside of a transaction too", async () => {
    const ctx = staff();
    const write = defineOperation({
      name: "writeSetting",
      summary: "",
      access: { permission: "settings:write" },
      input: z.object({}),
      output: z.object({}),
      errors: [],
      run: async ({ db }) => {
        await db
          .insert(setting)
          .values({ key: "test", value: 1 })
          .onConflictDoUpdate({ target: setting.key, set: { value: 2 } });
        const [row] = await db.update(setting).set({ value: 3 }).where(eq(setting.key, "test")).returning();
        await db.execute(sql`update setting set value = '4' where key = 'test'`);
        expect(row?.value).toBe(3);
        return {};
      },
    });
    await executeOperation(write, ctx, {});
    const after = (await history("test")).toReversed().map(({ changes }) => changes[0]?.after?.value);
    expect(after).toEqual([1, 3, 4]);
  });

  test("leaves no entry when the command is rolled back, or changes nothing", async () => {
    const failing = defineOperation({
      ...updateVariantOperation,
      run: (ctx, input) =>
        ctx.db.transaction(async (tx) => {
          await updateVariantOperation.run({ ...ctx, db: tx }, input);
          throw new Error("undone");
        }),
    });
    const ctx = staff();
    const input = { variantId, price: { amount: 77, currency: "USD" } };
    await expect(executeOperation(failing, ctx, input)).rejects.toThrow("undone");
    expect(await entriesOf(ctx.requestId)).toEqual([]);
    expect(await history(productId)).toEqual([]);
  });

  test("is recorded in a transaction that the door has opened, and vanishes with it", async () => {
    const ctx = staff();
    await shop.db.transaction(async (db) => void (await setPrice(55, { ...ctx, db })));
    expect(await entriesOf(ctx.requestId)).toHaveLength(1);
    const other = staff();
    const undone = shop.db.transaction(async (db) => {
      await setPrice(66, { ...other, db });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await entriesOf(other.requestId)).toEqual([]);
  });

  test("is told apart from what shoppers write, which is not recorded", async () => {
    await shop.db.update(setting).set({ value: 9 }).where(eq(setting.key, "test"));
    expect((await history("test"))[0]?.changes[0]?.after).not.toEqual({ value: 9 });
  });
});

test("a key and a job are authors like staff", async () => {
  const actor = {
    type: "key" as const,
    keyId: crypto.randomUUID(),
    name: "erp",
    permissions: new Set(permissions),
  };
  await setPrice(99, { ...staff(), actor });
  expect((await history(productId))[0]?.actor).toEqual({ type: "key", id: actor.keyId, name: "key:erp" });
  const job = recordedSystemContext("job", "job:tidy");
  await job.db.update(setting).set({ value: 10 }).where(eq(setting.key, "test"));
  expect((await history("test"))[0]).toMatchObject({ operation: "job:tidy", actor: { name: "system:job" } });
});

test("a change of many rows is kept up to a bound, and says so", async () => {
  const job = recordedSystemContext("job", "job:bulk");
  await job.db.execute(
    sql`insert into setting (key, value) select 'bulk-' || n, '1' from generate_series(1, 600) n`,
  );
  const [entry] = await shop.db.select().from(auditEntry).where(eq(auditEntry.operation, "job:bulk"));
  const changes = await shop.db
    .select()
    .from(auditChange)
    .where(eq(auditChange.entryId, entry?.id ?? ""))
    .orderBy(asc(auditChange.position));
  expect(changes).toHaveLength(500);
  expect(changes.at(-1)?.action).toBe("more");
});

describe("the log", () => {
  test("is append-only for everybody who goes through the database", async () => {
    await setPrice(11);
    const refused = [
      sql`update audit_entry set actor = 'staff:somebody else'`,
      sql`delete from audit_entry`,
      sql`delete from audit_change`,
      sql`update audit_change set payload = '{}'`,
      sql`truncate audit_change, audit_entry`,
    ];
    for (const statement of refused) {
      const error = await shop.db.execute(statement).catch((caught: unknown) => caught);
      expect(String((error as Error).cause)).toMatch(/is append-only/);
    }
  });

  test("is sealed in one chain, whatever seals at the same time, and verifies", async () => {
    await setPrice(12);
    await setPrice(13);
    await Promise.all([sealAuditLog(shop.ctx), sealAuditLog(shop.ctx)]);
    await setPrice(14);
    await sealAuditLog(shop.ctx);
    const rows = await shop.db.select().from(auditEntry).orderBy(asc(auditEntry.sequence));
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, index) => index + 1));
    expect(await tampered()).toEqual([]);
    const sealed = rows.at(-1)?.id ?? "";
    const late =
      shop.db.execute(sql`insert into audit_change (entry_id, position, table_name, row_key, action, subject_type, subject_id, payload, salt, payload_hash)
      values (${sealed}, 99, 'price', 'x', 'update', 'product', 'x', '{}', '\\x00', sha256('\\x00' || convert_to('{}', 'UTF8')))`);
    await expect(late).rejects.toThrow();
  });

  test("verifies after an erasure, which leaves who did what to which row", async () => {
    await setPrice(15);
    await sealAuditLog(shop.ctx);
    expect(await eraseAuditPayloads(shop.ctx, { subjectIds: [productId] })).toBeGreaterThan(0);
    const [entry] = await history(productId);
    expect(entry?.changes[0]).toMatchObject({ erased: true, before: null, after: null });
    expect(entry?.actor.name).toBe("staff:owner@example.com");
    expect(await tampered()).toEqual([]);
  });

  test.each([
    [
      "another author",
      sql`update audit_entry set actor = 'staff:x' where sequence = 2`,
      /not as it was sealed/,
    ],
    [
      "another value",
      sql`update audit_change set payload = '{"after": {}}' where position = 1 and payload is not null`,
      /not what was recorded/,
    ],
    ["an entry taken out", sql`delete from audit_entry where sequence = 2`, /is missing/],
    ["a change taken out", sql`delete from audit_change where position = 1`, /not as it was sealed/],
    ["an erasure that was none", sql`update audit_change set payload_hash = '\\x01' where position = 1`, /./],
  ])("shows that somebody wrote past the guards: %s", async (_, statement, said) => {
    await sealAuditLog(shop.ctx);
    const undone = shop.db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(statement);
      const findings = await tx.execute<{ finding: string }>(auditChain.breaches);
      expect(findings.map(({ finding }) => finding).join("\n")).toMatch(said);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
  });

  describe("past its retention", () => {
    /** Makes all that is there so many days old, as it would be had it been written and sealed then. */
    const makeOld = async (days: number) => {
      await shop.db.transaction(async (tx) => {
        await tx.execute(sql`set local session_replication_role = replica`);
        await tx.execute(
          sql`update audit_entry set sequence = null, hash = null, at = at - make_interval(days => ${days})`,
        );
        await tx.execute(sql`delete from audit_checkpoint`);
      });
      await sealAuditLog(shop.ctx);
    };
    const prune = () => pruneAuditLog(shop.ctx, { keepDays: 60 });

    test("loses what is older, and what stays verifies and goes on", async () => {
      await setPrice(31);
      await makeOld(400);
      await setPrice(32);
      await sealAuditLog(shop.ctx);
      expect(await pruneAuditLog(shop.ctx, { keepDays: 0 })).toBe(0);
      expect(await prune()).toBeGreaterThan(0);
      expect(await prune()).toBe(0);
      const kept = await history(productId);
      expect(kept).toHaveLength(1);
      expect(kept[0]?.changes).toContainEqual(expect.objectContaining({ after: { amount_minor: 32 } }));
      expect(await tampered()).toEqual([]);
      // All of it, and then something new: the chain goes on from the checkpoint.
      await shop.db.transaction(async (tx) => {
        await tx.execute(sql`set local session_replication_role = replica`);
        await tx.execute(
          sql`update audit_entry set sequence = null, hash = null, at = at - interval '90 days'`,
        );
      });
      await sealAuditLog(shop.ctx);
      expect(await prune()).toBe(kept.length);
      await setPrice(33);
      await sealAuditLog(shop.ctx);
      expect(await tampered()).toEqual([]);
      expect((await history(productId))[0]?.sequence).toBeGreaterThan(1);
    });

    test("keeps everything while an old entry is not as it was sealed", async () => {
      await setPrice(34);
      await makeOld(400);
      const undone = shop.db.transaction(async (tx) => {
        await tx.execute(sql`set local session_replication_role = replica`);
        await tx.execute(sql`update audit_entry set actor = 'staff:x' where sequence = 1`);
        await tx.execute(sql`set local session_replication_role = origin`);
        await pruneAuditLog({ ...shop.ctx, db: tx }, { keepDays: 60 });
      });
      const error = await undone.catch((caught: unknown) => caught);
      expect(String((error as Error).cause)).toMatch(/entry 1 of the audit log is not as it was sealed/);
      expect((await history(productId)).length).toBe(1);
    });

    test("gives nobody a way to what is younger than a month", async () => {
      await setPrice(35);
      await sealAuditLog(shop.ctx);
      const refused = [
        sql`select prune_audit_entries(-1, 1000)`,
        sql`insert into audit_checkpoint (sequence, hash, entry_count, entry_at)
          select sequence, hash, 1, at from audit_entry order by sequence desc limit 1`,
        sql`insert into audit_checkpoint (sequence, hash, entry_count, entry_at) values (1000000, '\\x01', 1, now())`,
      ];
      for (const statement of refused) {
        const error = await shop.db.execute(statement).catch((caught: unknown) => caught);
        expect(String((error as Error).cause)).toMatch(/is append-only/);
      }
    });

    test("a checkpoint that is not the entry's, or an entry that a checkpoint should have taken, shows", async () => {
      await makeOld(400);
      await setPrice(36);
      await sealAuditLog(shop.ctx);
      expect(await prune()).toBeGreaterThan(0);
      for (const statement of [
        sql`update audit_checkpoint set hash = '\\x01'`,
        sql`update audit_checkpoint set sequence = sequence + 1`,
        sql`delete from audit_checkpoint`,
      ]) {
        const undone = shop.db.transaction(async (tx) => {
          await tx.execute(sql`set local session_replication_role = replica`);
          await tx.execute(statement);
          const findings = await tx.execute(auditChain.breaches);
          expect(findings.length).toBeGreaterThan(0);
          throw new Error("undone");
        });
        await expect(undone).rejects.toThrow("undone");
      }
    });
  });

  test("is read in pages, by author, operation, object and day, without a gap", async () => {
    for (let amount = 21; amount < 26; amount++) await setPrice(amount);
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAuditEntries(shop.ctx, { object: productId, limit: 2, cursor });
      found.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(found).size).toBe(5);
    const today = new Date().toISOString().slice(0, 10);
    const filter = { actor: "owner@example.com", operation: "updateVariant", object: productId };
    expect(
      (await listAuditEntries(shop.ctx, { ...filter, from: today, to: today, limit: 100 })).data,
    ).toHaveLength(5);
    expect((await listAuditEntries(shop.ctx, { ...filter, to: "2020-01-01", limit: 100 })).data).toEqual([]);
    expect((await listAuditEntries(shop.ctx, { ...filter, actor: "nobody", limit: 100 })).data).toEqual([]);
  });
});
