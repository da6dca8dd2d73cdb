import type { Metadata } from "next";
import { listAllCountries } from "@/components/admin/list-all-countries";
import { TaxRateForm } from "@/components/admin/tax/tax-rate-form";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { getShopCountry } from "@/lib/shipping/get-shop-country";

export const metadata: Metadata = { title: "New tax rate" };

export default async function NewTaxRatePage() {
  const ctx = await requireStaffContext("settings:write");
  return (
    <>
      <h1 className="mb-6 text-2xl font-semibold tracking-tight">New tax rate</h1>
      <TaxRateForm rate={null} countries={listAllCountries()} country={await getShopCountry(ctx.db)} />
    </>
  );
}
