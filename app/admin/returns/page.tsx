import type { Metadata } from "next";
import { NextPageLink } from "@/components/admin/list-controls";
import { ReturnTable } from "@/components/admin/return-table";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { executeOperation } from "@/lib/operation/execute-operation";
import { listReturnsOperation } from "@/lib/returns/operations";
import { returnStatuses } from "@/lib/returns/schema";

export const metadata: Metadata = { title: "Returns" };

type Props = { searchParams: Promise<{ status?: string; cursor?: string }> };

/** What waits for an answer comes first: who opens the page can begin at once. */
export default async function ReturnsPage({ searchParams }: Props) {
  const ctx = await requireStaffContext("orders:read");
  const { status = "requested", cursor } = await searchParams;
  const page = await executeOperation(listReturnsOperation, ctx, {
    ...(status === "any" ? {} : { status }),
    ...(cursor ? { cursor } : {}),
  });
  return (
    <>
      <h1 className="mb-4 text-2xl font-semibold tracking-tight">Returns</h1>
      <form action="/admin/returns" className="mb-6 flex flex-wrap items-end gap-3">
        <div className="w-44">
          <SelectField id="status" name="status" label="Status" defaultValue={status}>
            <option value="any">Any</option>
            {returnStatuses.map((value) => (
              <option key={value} value={value}>
                {value}
              </option>
            ))}
          </SelectField>
        </div>
        <Button look="secondary">Show</Button>
      </form>
      <ReturnTable
        returns={page.data}
        empty={status === "requested" ? "No return waits for an answer." : "No returns fit."}
      />
      <NextPageLink path="/admin/returns" query={{ status }} cursor={page.nextCursor} />
    </>
  );
}
