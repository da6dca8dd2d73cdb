import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Cell, Table } from "@/components/ui/table";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { listStockLocationsOperation } from "@/lib/inventory/operations";
import { hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";

export const metadata: Metadata = { title: "Stock locations" };

export default async function StockLocationsPage() {
  const ctx = await requireStaffContext("inventory:read");
  const locations = (await executeOperation(listStockLocationsOperation, ctx, {})).data;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">Stock locations</h1>
        {hasPermission(ctx.actor, "inventory:write") ? (
          <Link href="/admin/stock-locations/new" className={buttonClass()}>
            New location
          </Link>
        ) : null}
      </div>
      {locations.length === 0 ? (
        <div className="max-w-2xl py-6">
          <p className="mb-2 font-medium">There are no locations yet.</p>
          <p className="text-muted">
            One is made with the first stock that comes in. Make more of them where goods lie in several
            places.
          </p>
        </div>
      ) : (
        <>
          <p className="mb-4 max-w-3xl text-muted">
            Shoppers see the stock of all locations as one. It is sold from the first one that has some; what
            each holds is on the page of its product.
          </p>
          <Table caption="Stock locations, in the order of selling" head={["Name", "Priority", "For sale"]}>
            {locations.map(({ id, name, priority, active }) => (
              <tr key={id}>
                <Cell>
                  <Link
                    href={`/admin/stock-locations/${id}`}
                    className="font-medium underline underline-offset-4"
                  >
                    {name}
                  </Link>
                </Cell>
                <Cell>{priority}</Cell>
                <Cell>{active ? "yes" : "no"}</Cell>
              </tr>
            ))}
          </Table>
        </>
      )}
    </>
  );
}
