import type { Metadata } from "next";
import { listCountryChoices } from "@/components/admin/shipping/list-country-choices";
import { ZoneForm } from "@/components/admin/shipping/zone-form";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { executeOperation } from "@/lib/operation/execute-operation";
import { listShippingZonesOperation } from "@/lib/shipping/operations";

export const metadata: Metadata = { title: "New shipping zone" };

export default async function NewZonePage() {
  const ctx = await requireStaffContext("settings:write");
  const zones = (await executeOperation(listShippingZonesOperation, ctx, {})).data;
  return (
    <>
      <h1 className="mb-6 text-2xl font-semibold tracking-tight">New shipping zone</h1>
      <ZoneForm
        zone={null}
        countries={listCountryChoices(zones)}
        restTakenBy={zones.find(({ restOfWorld }) => restOfWorld)?.name ?? null}
      />
    </>
  );
}
