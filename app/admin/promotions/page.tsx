import type { Metadata } from "next";
import Link from "next/link";
import { formatTime } from "@/components/admin/format-time";
import { NextPageLink, SearchForm } from "@/components/admin/list-controls";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Cell, Table } from "@/components/ui/table";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { listPromotionsOperation } from "@/lib/promotion/operations";
import { promotionStatuses } from "@/lib/promotion/schema";

export const metadata: Metadata = { title: "Promotions" };

type Props = { searchParams: Promise<{ status?: string; q?: string; cursor?: string }> };

export default async function PromotionsPage({ searchParams }: Props) {
  const ctx = await requireStaffContext("promotions:read");
  const { status, q, cursor } = await searchParams;
  const query = { ...(status ? { status } : {}), ...(q ? { q } : {}) };
  const page = await executeOperation(listPromotionsOperation, ctx, {
    ...query,
    ...(cursor ? { cursor } : {}),
  });
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">Promotions</h1>
        {hasPermission(ctx.actor, "promotions:write") ? (
          <Link href="/admin/promotions/new" className={buttonClass()}>
            New promotion
          </Link>
        ) : null}
      </div>
      <SearchForm
        path="/admin/promotions"
        q={q}
        status={status}
        statuses={promotionStatuses}
        label="Name or code"
      />
      {page.data.length === 0 ? (
        <p className="py-10 text-muted">No promotions fit.</p>
      ) : (
        <Table caption="Promotions" head={["Name", "Status", "Kind", "Who gets it", "Orders", "Edited"]}>
          {page.data.map((promotion) => (
            <tr key={promotion.id}>
              <Cell>
                <Link
                  href={`/admin/promotions/${promotion.id}`}
                  className="font-medium underline underline-offset-4"
                >
                  {promotion.name}
                </Link>
              </Cell>
              <Cell>
                <Badge>{promotion.status}</Badge>
              </Cell>
              <Cell>{promotion.kind.replaceAll("_", " ")}</Cell>
              <Cell>{promotion.method === "code" ? "with a code" : "automatically"}</Cell>
              <Cell>
                {promotion.usageLimit === null
                  ? promotion.uses
                  : `${promotion.uses} of ${promotion.usageLimit}`}
              </Cell>
              <Cell>{formatTime(promotion.updatedAt)}</Cell>
            </tr>
          ))}
        </Table>
      )}
      <NextPageLink path="/admin/promotions" query={query} cursor={page.nextCursor} />
    </>
  );
}
