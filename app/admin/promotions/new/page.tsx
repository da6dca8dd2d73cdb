import type { Metadata } from "next";
import { PromotionForm } from "@/components/admin/promotion-form";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";

export const metadata: Metadata = { title: "New promotion" };

export default async function NewPromotionPage() {
  const ctx = await requireStaffContext("promotions:write");
  return (
    <>
      <h1 className="mb-6 text-2xl font-semibold tracking-tight">New promotion</h1>
      <PromotionForm promotion={null} fields={{ priority: "0" }} currency={await getShopCurrency(ctx.db)} />
    </>
  );
}
