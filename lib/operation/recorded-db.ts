import { is, sql } from "drizzle-orm";
import { PgTransaction } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { newId } from "@/lib/ids/new-id";
import { type Actor, actorName, type Context } from "./context";

type Author = { operation: string; requestId: string; actor: Actor; address?: string | undefined };

/**
 * The context under whose `db` no write is without its author: each transaction opened on it first tells the database
 * who acts (`storehouse.audit`), and triggers write the audit log in that very transaction. A write outside of a
 * transaction gets one of its own. A command that asks the network between two transactions leaves two entries with one
 * request id, each committed with what it tells of. The command itself knows nothing of all this.
 */
export async function recordedContext(ctx: Context, operation: string): Promise<Context> {
  const author = { operation, requestId: ctx.requestId, actor: ctx.actor, address: ctx.address };
  if (!is(ctx.db, PgTransaction)) return { ...ctx, db: recordedDb(ctx.db, author) };
  await nameAuthor(ctx.db, author);
  return ctx;
}

const writes = new Set<PropertyKey>(["insert", "update", "delete", "execute"]);

/** The pool `db`, as `recordedContext` says. */
export function recordedDb(db: Db, author: Author): Db {
  const transaction: Db["transaction"] = (run, config) =>
    db.transaction(async (tx) => {
      await nameAuthor(tx, author);
      return run(tx);
    }, config);
  return new Proxy(db, {
    get(target, name) {
      if (name === "transaction") return transaction;
      if (writes.has(name)) return (...given: unknown[]) => inTransaction(transaction, [[name, given]]);
      return Reflect.get(target, name, target) as unknown;
    },
  });
}

/** The setting ends with the transaction. Its entry is made by the first change: who changes nothing leaves none. */
async function nameAuthor(tx: Db, { operation, requestId, actor, address }: Author): Promise<void> {
  const audit = {
    entry: newId(),
    operation,
    requestId,
    actorType: actor.type,
    actorId: actorId(actor),
    actor: actorName(actor),
    address: address ?? null,
  };
  await tx.execute(sql`select set_config('storehouse.audit', ${JSON.stringify(audit)}, true)`);
}

function actorId(actor: Actor): string {
  switch (actor.type) {
    case "guest":
      return "guest";
    case "customer":
      return actor.customerId;
    case "staff":
      return actor.userId;
    case "key":
      return actor.keyId;
    case "system":
      return actor.name;
  }
}

type Call = [method: PropertyKey, given: unknown[]];
type Chain = Record<PropertyKey, (...given: unknown[]) => Chain>;

/** A statement as Drizzle builds it, call by call, that runs in a transaction of its own as soon as it is awaited. */
function inTransaction(transaction: Db["transaction"], calls: Call[]): unknown {
  const run = () =>
    transaction(async (tx) => {
      let statement = tx as unknown as Chain;
      for (const [method, given] of calls) statement = (statement[method] as Chain[string])(...given);
      return await (statement as unknown as Promise<unknown>);
    });
  return new Proxy(
    {},
    {
      get(_, name) {
        if (name === "then")
          return (...settle: Parameters<Promise<unknown>["then"]>) => run().then(...settle);
        if (name === "catch" || name === "finally")
          return (settle: () => unknown) => (run() as Promise<unknown>)[name](settle);
        return (...given: unknown[]) => inTransaction(transaction, [...calls, [name, given]]);
      },
    },
  );
}
