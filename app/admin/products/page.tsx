import type { Metadata } from "next";
import Link from "next/link";
import { formatTime } from "@/components/admin/format-time";
import { NextPageLink, SearchForm } from "@/components/admin/list-controls";
import { Badge } from "@/components/ui/badge";
import { Cell, Table } from "@/components/ui/table";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { listAdminProductsOperation } from "@/lib/catalog/operations";
import { productStatuses } from "@/lib/catalog/schema";
import { executeOperation } from "@/lib/operation/execute-operation";

export const metadata: Metadata = { title: "Products" };

type Props = { searchParams: Promise<{ status?: string; q?: string; cursor?: string }> };

export default async function ProductsPage({ searchParams }: Props) {
  const ctx = await requireStaffContext("products:read");
  const { status, q, cursor } = await searchParams;
  const query = { ...(status ? { status } : {}), ...(q ? { q } : {}) };
  const page = await executeOperation(listAdminProductsOperation, ctx, {
    ...query,
    ...(cursor ? { cursor } : {}),
  });
  return (
    <>
      <h1 className="mb-4 text-2xl font-semibold tracking-tight">Products</h1>
      <SearchForm path="/admin/products" q={q} status={status} statuses={productStatuses} label="Title" />
      {page.data.length === 0 ? (
        <p className="py-10 text-muted">
          {status || q
            ? "No products fit."
            : "There are no products yet. They come in as a CSV file, by whoever runs the server: shop import FILE.csv."}
        </p>
      ) : null}
      {page.data.length > 0 ? (
        <Table caption="Products" head={["Title", "Status", "Variants", "On hand", "Edited"]}>
          {page.data.map((product) => (
            <tr key={product.id}>
              <Cell>
                <Link
                  href={`/admin/products/${product.id}`}
                  className="font-medium underline underline-offset-4"
                >
                  {product.title}
                </Link>
              </Cell>
              <Cell>
                <Badge>{product.status}</Badge>
              </Cell>
              <Cell>{product.variantCount}</Cell>
              <Cell>{product.onHand}</Cell>
              <Cell>{formatTime(product.updatedAt)}</Cell>
            </tr>
          ))}
        </Table>
      ) : null}
      <NextPageLink path="/admin/products" query={query} cursor={page.nextCursor} />
    </>
  );
}
