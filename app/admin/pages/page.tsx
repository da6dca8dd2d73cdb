import type { Metadata } from "next";
import Link from "next/link";
import { formatTime } from "@/components/admin/format-time";
import { NextPageLink } from "@/components/admin/list-controls";
import { Badge } from "@/components/ui/badge";
import { Cell, Table } from "@/components/ui/table";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { listAdminPagesOperation } from "@/lib/content/pages/operations";
import { executeOperation } from "@/lib/operation/execute-operation";

export const metadata: Metadata = { title: "Pages" };

type Props = { searchParams: Promise<{ cursor?: string }> };

export default async function PagesPage({ searchParams }: Props) {
  const ctx = await requireStaffContext("products:read");
  const { cursor } = await searchParams;
  const list = await executeOperation(listAdminPagesOperation, ctx, { ...(cursor ? { cursor } : {}) });
  return (
    <>
      <h1 className="mb-4 text-2xl font-semibold tracking-tight">Pages</h1>
      <Table caption="Pages" head={["Title", "Kind", "Address", "Edited"]}>
        {list.data.map(({ handle, title, kind, updatedAt }) => (
          <tr key={handle}>
            <Cell>
              <Link href={`/admin/pages/${handle}`} className="font-medium underline underline-offset-4">
                {title}
              </Link>
            </Cell>
            <Cell>
              <Badge>{kind}</Badge>
            </Cell>
            <Cell>{`/pages/${handle}`}</Cell>
            <Cell>{formatTime(updatedAt)}</Cell>
          </tr>
        ))}
      </Table>
      <NextPageLink path="/admin/pages" query={{}} cursor={list.nextCursor} />
    </>
  );
}
