import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CopyField } from "@/components/admin/copy-field";
import { NextPageLink } from "@/components/admin/list-controls";
import { Offered } from "@/components/admin/offered";
import { PromotionCodesForm } from "@/components/admin/promotion-codes-form";
import { PromotionForm } from "@/components/admin/promotion-form";
import { toPromotionFields } from "@/components/admin/to-promotion-fields";
import { Cell, Table } from "@/components/ui/table";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { AppError } from "@/lib/errors/app-error";
import { hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import { findHandles } from "@/lib/promotion/find-goods";
import { getPromotionOperation, listPromotionCodesOperation } from "@/lib/promotion/operations";

export const metadata: Metadata = { title: "Promotion" };

type Props = { params: Promise<{ promotionId: string }>; searchParams: Promise<{ cursor?: string }> };

export default async function PromotionPage({ params, searchParams }: Props) {
  const ctx = await requireStaffContext("promotions:read");
  const { promotionId } = await params;
  const promotion = await executeOperation(getPromotionOperation, ctx, { promotionId }).catch(
    (error: unknown) => {
      if (error instanceof AppError && (error.code === "not_found" || error.code === "validation_failed"))
        notFound();
      throw error;
    },
  );
  const { cursor } = await searchParams;
  const codes = await executeOperation(listPromotionCodesOperation, ctx, {
    promotionId,
    limit: 100,
    ...(cursor ? { cursor } : {}),
  });
  const fields = toPromotionFields(promotion, await findHandles(ctx.db, promotion));
  const currency = promotion.currency ?? (await getShopCurrency(ctx.db));
  const mayWrite = hasPermission(ctx.actor, "promotions:write");
  return (
    <>
      <h1 className="mb-2 text-2xl font-semibold tracking-tight">{promotion.name}</h1>
      <p className="mb-6 text-sm text-muted">{`${promotion.uses} orders have it.`}</p>
      <Offered to={mayWrite}>
        <PromotionForm promotion={promotion} fields={fields} currency={currency} />
      </Offered>
      {promotion.method === "code" ? (
        <section className="mt-10 max-w-3xl">
          <h2 className="mb-3 text-lg font-medium">Codes</h2>
          {mayWrite ? <PromotionCodesForm promotionId={promotion.id} /> : null}
          {codes.data.length > 0 ? (
            <div className="mt-6 grid gap-6">
              <Table caption="Codes" head={["Code", "Orders", "Limit"]}>
                {codes.data.map(({ id, code, uses, usageLimit }) => (
                  <tr key={id}>
                    <Cell>{code}</Cell>
                    <Cell>{uses}</Cell>
                    <Cell>{usageLimit ?? "none of its own"}</Cell>
                  </tr>
                ))}
              </Table>
              <CopyField
                label="The codes of this page"
                text={codes.data.map(({ code }) => code).join("\n")}
              />
            </div>
          ) : (
            <p className="mt-4 text-muted">Without a code, nobody gets it.</p>
          )}
          <NextPageLink path={`/admin/promotions/${promotion.id}`} query={{}} cursor={codes.nextCursor} />
        </section>
      ) : null}
    </>
  );
}
