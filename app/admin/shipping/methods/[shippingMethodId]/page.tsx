import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Offered } from "@/components/admin/offered";
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
      <p className="mb-2 text-sm">
        <Link href="/admin/shipping" className="underline underline-offset-4">
          Shipping
        </Link>
      </p>
      <h1 className="mb-1 text-2xl font-semibold tracking-tight wrap-anywhere">{method.name}</h1>
      <p className="mb-6 text-muted">
        {method.status === "active" ? "Checkout offers it." : "Archived: checkout does not offer it."}
      </p>
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
