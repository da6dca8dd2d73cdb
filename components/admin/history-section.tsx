import Link from "next/link";
import { listAuditEntriesOperation } from "@/lib/audit/operations";
import { type Context, hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { AuditList } from "./audit-list";

/** Who changed this object, latest first; nothing for those who may not read it. */
export async function HistorySection({ ctx, object }: { ctx: Context; object: string }) {
  if (!hasPermission(ctx.actor, "audit:read")) return null;
  const { data, nextCursor } = await executeOperation(listAuditEntriesOperation, ctx, { object, limit: 10 });
  return (
    <section aria-labelledby="history" className="mt-8 max-w-3xl">
      <h2 id="history" className="mb-2 text-lg font-medium">
        History
      </h2>
      <AuditList entries={data} empty="Nobody has changed anything yet." />
      {nextCursor ? (
        <p className="mt-4">
          <Link
            href={`/admin/audit?object=${encodeURIComponent(object)}`}
            className="underline underline-offset-4"
          >
            All of its history
          </Link>
        </p>
      ) : null}
    </section>
  );
}
