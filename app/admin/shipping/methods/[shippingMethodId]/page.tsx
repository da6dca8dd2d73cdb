import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Offered } from "@/components/admin/offered";
import { RoomHeading } from "@/components/admin/room-heading";
import { MethodForm } from "@/components/admin/shipping/method-form";
import { MethodStatusForm } from "@/components/admin/shipping/method-status-form";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { AppError } from "@/lib/errors/app-error";
import { hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import { getShippingMethodOperation } from "@/lib/shipping/operations";

export const metadata: Metadata = { title: "Shipping method" };

type Props = { params: Promise<{ shippingMethodId: string }> };

export default async function MethodPage({ params }: Props) {
  const ctx = await requireStaffContext("settings:read");
  const { shippingMethodId } = await params;
  const method = await executeOperation(getShippingMethodOperation, ctx, { shippingMethodId }).catch(
    (error: unknown) => {
      if (error instanceof AppError && ["not_found", "validation_failed"].includes(error.code)) notFound();
      throw error;
    },
  );
  const mayWrite = hasPermission(ctx.actor, "settings:write");
  return (
    <>
      <RoomHeading
        room={{ href: "/admin/shipping", title: "Shipping" }}
        title={method.name}
        note={method.status === "active" ? "Checkout offers it." : "Archived: checkout does not offer it."}
      />
      <Offered to={mayWrite}>
        <MethodForm zoneId={method.zoneId} method={method} currency={await getShopCurrency(ctx.db)} />
      </Offered>
      {mayWrite ? (
        <div className="mt-8 max-w-3xl">
          <MethodStatusForm method={method} />
        </div>
      ) : null}
    </>
  );
}
