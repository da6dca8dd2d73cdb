import type { Metadata } from "next";
import Link from "next/link";
import { ZoneSection } from "@/components/admin/shipping/zone-section";
import { buttonClass } from "@/components/ui/button";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import { listAdminShippingMethodsOperation, listShippingZonesOperation } from "@/lib/shipping/operations";

export const metadata: Metadata = { title: "Shipping" };

export default async function ShippingPage() {
  const ctx = await requireStaffContext("settings:read");
  const zones = (await executeOperation(listShippingZonesOperation, ctx, {})).data;
  const methods = (await executeOperation(listAdminShippingMethodsOperation, ctx, {})).data;
  const currency = await getShopCurrency(ctx.db);
  const mayWrite = hasPermission(ctx.actor, "settings:write");
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">Shipping</h1>
        {mayWrite ? (
          <Link href="/admin/shipping/zones/new" className={buttonClass()}>
            New zone
          </Link>
        ) : null}
      </div>
      {zones.length === 0 ? (
        <div className="max-w-2xl py-6">
          <p className="mb-2 font-medium">Nothing can be delivered yet, so nobody can check out.</p>
          <p className="text-muted">
            First say where you deliver: make a zone of your own country, or of the rest of the world. Then
            give it a method, with its name and its price.
          </p>
        </div>
      ) : (
        <p className="mb-8 max-w-3xl text-muted">
          Countries that share their methods are a zone. A country that a zone names is served by that zone
          alone.
        </p>
      )}
      <div className="grid grid-cols-1 gap-10">
        {zones.map((zone) => (
          <ZoneSection
            key={zone.id}
            zone={zone}
            methods={methods
              .filter(({ zoneId }) => zoneId === zone.id)
              .toSorted((a, b) => a.status.localeCompare(b.status))}
            currency={currency}
            mayWrite={mayWrite}
          />
        ))}
      </div>
    </>
  );
}
