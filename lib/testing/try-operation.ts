import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { asSomebodyElse } from "@/db/testing/watch-transactions";
import { AppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/error-table";
import { toProblem } from "@/lib/errors/problem";
import type { Context } from "@/lib/operation/context";
import type { Operation } from "@/lib/operation/define-operation";
import { executeOperation } from "@/lib/operation/execute-operation";

/** How an operation ends: its code, and all that the caller is told of a failure. */
export type Outcome = { code: ErrorCode | "ok" | "asked"; said: string };

export const sayFailure = (error: AppError): string => JSON.stringify(toProblem(error, ""));

/** @returns `asked` where it came as far as `noDatabase`. */
export async function outcomeOf(operation: Operation, ctx: Context, input: unknown): Promise<Outcome> {
  try {
    await executeOperation(operation, ctx, input);
    return { code: "ok", said: "" };
  } catch (error) {
    if (error instanceof DatabaseAsked) return { code: "asked", said: "" };
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, said: sayFailure(error) };
  }
}

class DatabaseAsked extends Error {}

/** Fails whatever is done with it. */
export const noDatabase = new Proxy({} as Db, {
  get: (_, name) => {
    throw new DatabaseAsked(`the database was asked: ${String(name)}`);
  },
});

class Undo extends Error {}

/** As it would end, with the rows that it would have written, and nothing of it stays. */
export async function tryOperation(
  operation: Operation,
  ctx: Context,
  input: unknown,
): Promise<Outcome & { rowsWritten: number }> {
  let tried: Awaited<ReturnType<typeof tryOperation>> | undefined;
  const work = ctx.db.transaction(async (db) => {
    const before = await countWrites(db);
    // This transaction is the test's: in it, the operation is as free as without.
    const outcome = await asSomebodyElse(() => outcomeOf(operation, { ...ctx, db }, input));
    tried = { ...outcome, rowsWritten: (await countWrites(db)) - before };
    throw new Undo();
  });
  await work.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw new Error(`${operation.name}: ${error}`, { cause: error });
  });
  if (!tried) throw new Error("nothing was tried");
  return tried;
}

/** Rows that the connection has written and not reported yet, also where it took that back. */
async function countWrites(db: Db): Promise<number> {
  const [row] = await db.execute<{ rows: number }>(
    sql`select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::int as rows from pg_stat_xact_user_tables`,
  );
  return row?.rows ?? Number.NaN;
}
