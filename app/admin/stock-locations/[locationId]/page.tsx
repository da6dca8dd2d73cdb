import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Offered } from "@/components/admin/offered";
import { RoomHeading } from "@/components/admin/room-heading";
import { LocationForm } from "@/components/admin/stock/location-form";
import { RemoveLocationForm } from "@/components/admin/stock/remove-location-form";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { AppError } from "@/lib/errors/app-error";
import { getStockLocationOperation } from "@/lib/inventory/operations";
import { hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";

export const metadata: Metadata = { title: "Stock location" };

export default async function StockLocationPage({ params }: { params: Promise<{ locationId: string }> }) {
  const ctx = await requireStaffContext("inventory:read");
  const { locationId } = await params;
  const location = await executeOperation(getStockLocationOperation, ctx, { locationId }).catch(
    (error: unknown) => {
      if (error instanceof AppError && ["not_found", "validation_failed"].includes(error.code)) notFound();
      throw error;
    },
  );
  const mayWrite = hasPermission(ctx.actor, "inventory:write");
  return (
    <>
      <RoomHeading
        room={{ href: "/admin/stock-locations", title: "Stock locations" }}
        title={location.name}
      />
      <Offered to={mayWrite}>
        <LocationForm location={location} />
      </Offered>
      {mayWrite ? (
        <div className="mt-8 max-w-2xl">
          <RemoveLocationForm location={location} />
        </div>
      ) : null}
    </>
  );
}
