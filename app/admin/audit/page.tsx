import type { Metadata } from "next";
import { AuditList } from "@/components/admin/audit-list";
import { NextPageLink } from "@/components/admin/list-controls";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { listAuditEntriesOperation } from "@/lib/audit/operations";
import { listAuditEntriesInput } from "@/lib/audit/schema";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { getEnv } from "@/lib/env/env";
import { executeOperation } from "@/lib/operation/execute-operation";

export const metadata: Metadata = { title: "Audit log" };

const PAGE = 20;
const names = ["actor", "operation", "object", "from", "to"] as const;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const ctx = await requireStaffContext("audit:read");
  const given = await searchParams;
  const typed = Object.fromEntries(
    names.flatMap((name) => {
      const value = given[name];
      return typeof value === "string" && value.trim() !== "" ? [[name, value.trim()]] : [];
    }),
  );
  const cursor = typeof given.cursor === "string" ? given.cursor : undefined;
  const isFit = listAuditEntriesInput.safeParse({ ...typed, ...(cursor ? { cursor } : {}) }).success;
  const page = isFit
    ? await executeOperation(listAuditEntriesOperation, ctx, {
        ...typed,
        limit: PAGE,
        ...(cursor ? { cursor } : {}),
      })
    : { data: [], nextCursor: null };
  const keepDays = getEnv().AUDIT_RETENTION_DAYS;
  return (
    <>
      <h1 className="mb-2 text-2xl font-semibold tracking-tight">Audit log</h1>
      <p className="mb-6 max-w-2xl text-muted">
        Who changed what: staff, API keys and jobs, with what was before and after. Nobody can edit it; the
        doctor verifies its seals.{" "}
        {keepDays === 0 ? "It is kept for ever." : `It is kept for ${keepDays} days.`}
      </p>
      <form action="/admin/audit" className="mb-8 flex flex-wrap items-end gap-3">
        <div className="w-full sm:w-56">
          <TextField
            id="actor"
            name="actor"
            label="Who"
            placeholder="mail address or key"
            defaultValue={typed.actor ?? ""}
            maxLength={254}
          />
        </div>
        <div className="w-full sm:w-48">
          <TextField
            id="operation"
            name="operation"
            label="Operation"
            placeholder="updateProduct"
            defaultValue={typed.operation ?? ""}
            maxLength={100}
          />
        </div>
        <div className="w-full sm:w-56">
          <TextField
            id="object"
            name="object"
            label="Object"
            placeholder="id or handle"
            defaultValue={typed.object ?? ""}
            maxLength={200}
          />
        </div>
        <div className="w-40">
          <TextField id="from" name="from" label="From" type="date" defaultValue={typed.from ?? ""} />
        </div>
        <div className="w-40">
          <TextField id="to" name="to" label="To" type="date" defaultValue={typed.to ?? ""} />
        </div>
        <Button look="secondary">Show</Button>
      </form>
      <AuditList entries={page.data} empty="Nothing fits." />
      <NextPageLink path="/admin/audit" query={typed} cursor={page.nextCursor} />
    </>
  );
}
