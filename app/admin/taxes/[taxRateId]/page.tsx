import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Offered } from "@/components/admin/offered";
import { RoomHeading } from "@/components/admin/room-heading";
import { RemoveTaxRateForm } from "@/components/admin/tax/remove-tax-rate-form";
import { TaxRateForm } from "@/components/admin/tax/tax-rate-form";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { AppError } from "@/lib/errors/app-error";
import { countryName } from "@/lib/i18n/country-name";
import { defaultLocale } from "@/lib/i18n/locales";
import { hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { getTaxRateOperation } from "@/lib/tax/operations";

export const metadata: Metadata = { title: "Tax rate" };

export default async function TaxRatePage({ params }: { params: Promise<{ taxRateId: string }> }) {
  const ctx = await requireStaffContext("settings:read");
  const { taxRateId } = await params;
  const rate = await executeOperation(getTaxRateOperation, ctx, { taxRateId }).catch((error: unknown) => {
    if (error instanceof AppError && ["not_found", "validation_failed"].includes(error.code)) notFound();
    throw error;
  });
  const mayWrite = hasPermission(ctx.actor, "settings:write");
  const place = [countryName(rate.country, defaultLocale), rate.region].filter(Boolean).join(", ");
  return (
    <>
      <RoomHeading
        room={{ href: "/admin/taxes", title: "Taxes" }}
        title={rate.name}
        note={`Due in ${place}. For another place, make a rate of its own.`}
      />
      <Offered to={mayWrite}>
        <TaxRateForm rate={rate} countries={[]} country={rate.country} />
      </Offered>
      {mayWrite ? (
        <div className="mt-8 max-w-2xl">
          <RemoveTaxRateForm rate={rate} />
        </div>
      ) : null}
    </>
  );
}
