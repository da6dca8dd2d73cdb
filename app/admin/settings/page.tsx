import type { Metadata } from "next";
import Link from "next/link";
import { listAllCountries } from "@/components/admin/list-all-countries";
import { Offered } from "@/components/admin/offered";
import { ShopSettingsForm } from "@/components/admin/setup/shop-settings-form";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { getShopSettingsOperation } from "@/lib/setup/operations";

export const metadata: Metadata = { title: "Settings" };

const elsewhere = [
  ["/admin/shipping", "Shipping: where you deliver, and for how much"],
  ["/admin/taxes", "Taxes: rates, and how prices hold them"],
  ["/admin/invoices", "Invoices: who sells, with address and tax numbers"],
] as const;

export default async function SettingsPage() {
  const ctx = await requireStaffContext("settings:read");
  const settings = await executeOperation(getShopSettingsOperation, ctx, {});
  return (
    <>
      <h1 className="mb-6 text-2xl font-semibold tracking-tight">Settings</h1>
      <Offered to={hasPermission(ctx.actor, "settings:write")}>
        <ShopSettingsForm settings={settings} countries={listAllCountries()} />
      </Offered>
      <ul className="mt-8 grid gap-1">
        {elsewhere.map(([href, title]) => (
          <li key={href}>
            <Link href={href} className="inline-block py-2 underline underline-offset-4">
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
