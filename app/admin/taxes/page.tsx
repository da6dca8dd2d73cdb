import type { Metadata } from "next";
import Link from "next/link";
import { Offered } from "@/components/admin/offered";
import { TaxSettingsForm } from "@/components/admin/tax/tax-settings-form";
import { buttonClass } from "@/components/ui/button";
import { Cell, Table } from "@/components/ui/table";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { countryName } from "@/lib/i18n/country-name";
import { defaultLocale } from "@/lib/i18n/locales";
import { hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { getShopSettingsOperation } from "@/lib/setup/operations";
import { listTaxRatesOperation } from "@/lib/tax/operations";

export const metadata: Metadata = { title: "Taxes" };

export default async function TaxesPage() {
  const ctx = await requireStaffContext("settings:read");
  const rates = (await executeOperation(listTaxRatesOperation, ctx, {})).data;
  const settings = await executeOperation(getShopSettingsOperation, ctx, {});
  const mayWrite = hasPermission(ctx.actor, "settings:write");
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">Taxes</h1>
        {mayWrite ? (
          <Link href="/admin/taxes/new" className={buttonClass()}>
            New tax rate
          </Link>
        ) : null}
      </div>
      {rates.length === 0 ? (
        <div className="max-w-2xl py-6">
          <p className="mb-2 font-medium">There are no tax rates: orders are placed without tax.</p>
          <p className="text-muted">
            Make one for each country, state or province that you owe tax in. Where you owe none, save below
            how prices hold tax, and the start page of the admin asks no more.
          </p>
        </div>
      ) : (
        <>
          <p className="mb-4 max-w-3xl text-muted">
            A place is taxed at all of its rates. A state or province that has rates of its own is taxed at
            those alone, and a country without any is not taxed.
          </p>
          <Table caption="Tax rates" head={["Place", "Name", "Percent", "On shipping"]}>
            {rates.map(({ id, country, region, name, ratePpm, appliesToShipping }) => (
              <tr key={id}>
                <Cell>{[countryName(country, defaultLocale), region].filter(Boolean).join(", ")}</Cell>
                <Cell>
                  <Link href={`/admin/taxes/${id}`} className="font-medium underline underline-offset-4">
                    {name}
                  </Link>
                </Cell>
                <Cell>{`${ratePpm / 10_000} %`}</Cell>
                <Cell>{appliesToShipping ? "yes" : "no"}</Cell>
              </tr>
            ))}
          </Table>
        </>
      )}
      <section className="mt-10">
        <h2 className="mb-1 text-lg font-medium">How prices hold tax</h2>
        <p className="mb-4 max-w-2xl text-muted">
          It holds for all prices, from the next checkout on. Orders keep what they were placed under.
        </p>
        <Offered to={mayWrite}>
          <TaxSettingsForm settings={settings} />
        </Offered>
      </section>
    </>
  );
}
