import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { MethodForm } from "@/components/admin/shipping/method-form";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { executeOperation } from "@/lib/operation/execute-operation";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import { listShippingZonesOperation } from "@/lib/shipping/operations";

export const metadata: Metadata = { title: "New shipping method" };

export default async function NewMethodPage({ searchParams }: { searchParams: Promise<{ zone?: string }> }) {
  const ctx = await requireStaffContext("settings:write");
  const { zone: zoneId } = await searchParams;
  // A method is made in a zone: the page of all zones has the button.
  if (!zoneId) redirect("/admin/shipping");
  const zones = (await executeOperation(listShippingZonesOperation, ctx, {})).data;
  const zone = zones.find(({ id }) => id === zoneId);
  if (!zone) notFound();
  return (
    <>
      <h1 className="mb-1 text-2xl font-semibold tracking-tight">New shipping method</h1>
      <p className="mb-6 text-muted wrap-anywhere">{`In the zone “${zone.name}”.`}</p>
      <MethodForm zoneId={zone.id} method={null} currency={await getShopCurrency(ctx.db)} />
    </>
  );
}
