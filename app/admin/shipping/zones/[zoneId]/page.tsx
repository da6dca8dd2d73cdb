import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { HistorySection } from "@/components/admin/history-section";
import { Offered } from "@/components/admin/offered";
import { RoomHeading } from "@/components/admin/room-heading";
import { listCountryChoices } from "@/components/admin/shipping/list-country-choices";
import { RemoveZoneForm } from "@/components/admin/shipping/remove-zone-form";
import { ZoneForm } from "@/components/admin/shipping/zone-form";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { listShippingZonesOperation } from "@/lib/shipping/operations";

export const metadata: Metadata = { title: "Shipping zone" };

export default async function ZonePage({ params }: { params: Promise<{ zoneId: string }> }) {
  const ctx = await requireStaffContext("settings:read");
  const { zoneId } = await params;
  const zones = (await executeOperation(listShippingZonesOperation, ctx, {})).data;
  const zone = zones.find(({ id }) => id === zoneId);
  if (!zone) notFound();
  const others = zones.filter(({ id }) => id !== zoneId);
  const mayWrite = hasPermission(ctx.actor, "settings:write");
  return (
    <>
      <RoomHeading room={{ href: "/admin/shipping", title: "Shipping" }} title={zone.name} />
      <Offered to={mayWrite}>
        <ZoneForm
          zone={zone}
          countries={listCountryChoices(others)}
          restTakenBy={others.find(({ restOfWorld }) => restOfWorld)?.name ?? null}
        />
      </Offered>
      {mayWrite ? (
        <div className="mt-8 max-w-3xl">
          <RemoveZoneForm zone={zone} />
        </div>
      ) : null}
      <div className="mt-10">
        <HistorySection ctx={ctx} object={zone.id} />
      </div>
    </>
  );
}
