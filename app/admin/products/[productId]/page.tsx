import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { HistorySection } from "@/components/admin/history-section";
import { Offered } from "@/components/admin/offered";
import { OversellForm } from "@/components/admin/oversell-form";
import { PictureSection } from "@/components/admin/picture-section";
import { ProductForm } from "@/components/admin/product-form";
import { ReviewList } from "@/components/admin/review-list";
import { FurtherStockForm } from "@/components/admin/stock/further-stock-form";
import { StockForm } from "@/components/admin/stock-form";
import { TranslationForm } from "@/components/admin/translation-form";
import { VariantForm } from "@/components/admin/variant-form";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { listMostAwaitedOperation } from "@/lib/back-in-stock/operations";
import { listProductImagesOperation } from "@/lib/catalog/images/operations";
import { getAdminProductOperation } from "@/lib/catalog/operations";
import { AppError } from "@/lib/errors/app-error";
import { translatedLocales } from "@/lib/i18n/locales";
import { listProductLevels } from "@/lib/inventory/list-product-levels";
import { listStockLocationsOperation } from "@/lib/inventory/operations";
import { hasPermission, type Permission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { listAdminReviewsOperation } from "@/lib/review/operations";

export const metadata: Metadata = { title: "Product" };

export default async function AdminProductPage({ params }: { params: Promise<{ productId: string }> }) {
  const ctx = await requireStaffContext("products:read");
  const { productId } = await params;
  const product = await executeOperation(getAdminProductOperation, ctx, { productId }).catch(
    (error: unknown) => {
      if (error instanceof AppError && (error.code === "not_found" || error.code === "validation_failed"))
        notFound();
      throw error;
    },
  );
  const images = await executeOperation(listProductImagesOperation, ctx, { productId });
  const may = (permission: Permission) => hasPermission(ctx.actor, permission);
  const seesStock = may("inventory:read");
  const awaited = seesStock ? await executeOperation(listMostAwaitedOperation, ctx, { productId }) : [];
  const waitingFor = (variantId: string) => awaited.find((row) => row.variantId === variantId)?.waiting ?? 0;
  const levels = seesStock ? await listProductLevels(ctx, productId) : [];
  const maySetStock = seesStock && may("inventory:write");
  const locations = maySetStock ? (await executeOperation(listStockLocationsOperation, ctx, {})).data : [];
  const levelsOf = (variantId: string) => levels.filter((level) => level.variantId === variantId);
  const furtherLocations = (variantId: string) =>
    locations.filter(({ id }) => levelsOf(variantId).every(({ location }) => location.id !== id));
  const reviews = may("reviews:read")
    ? await executeOperation(listAdminReviewsOperation, ctx, { productId, limit: 5 })
    : null;
  return (
    <>
      <div className="mb-6 flex flex-wrap items-baseline justify-between gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">{product.title}</h1>
        {product.status === "active" ? (
          <Link href={`/products/${product.handle}`} className="text-sm underline underline-offset-4">
            See it in the shop
          </Link>
        ) : null}
      </div>
      <div className="grid gap-10">
        <div className="max-w-3xl">
          <Offered to={may("products:write")}>
            <ProductForm product={product} />
          </Offered>
        </div>
        {translatedLocales.map((locale) => (
          <Offered key={locale} to={may("products:write")}>
            <TranslationForm product={product} locale={locale} />
          </Offered>
        ))}
        <Offered to={may("products:write")}>
          <PictureSection
            productId={product.id}
            images={images}
            variants={product.variants.map(({ id, title }) => ({ id, title }))}
          />
        </Offered>
        <section className="max-w-3xl">
          <h2 className="mb-3 text-lg font-medium">Variants</h2>
          <div className="grid gap-4">
            {product.variants.map((variant) => (
              <div key={variant.id} className="rounded-xl border border-line bg-surface p-4">
                <h3 className="mb-3 font-medium">{variant.title}</h3>
                {waitingFor(variant.id) > 0 ? (
                  <p className="mb-3 text-sm text-muted">
                    {`Waiting to be told when it is back: ${waitingFor(variant.id)}`}
                  </p>
                ) : null}
                <Offered to={may("products:write")}>
                  <VariantForm variant={variant} version={product.version} />
                </Offered>
                {levelsOf(variant.id).map((level) => (
                  <Offered key={level.id} to={maySetStock}>
                    <fieldset className="min-w-0">
                      <legend className="sr-only">{`${variant.title}, ${level.location.name}`}</legend>
                      <StockForm level={level} />
                      <OversellForm level={level} />
                    </fieldset>
                  </Offered>
                ))}
                {maySetStock ? (
                  <FurtherStockForm variantId={variant.id} locations={furtherLocations(variant.id)} />
                ) : null}
              </div>
            ))}
          </div>
        </section>
        {reviews ? (
          <section className="max-w-3xl">
            <h2 className="mb-3 text-lg font-medium">Reviews</h2>
            <ReviewList
              mayWrite={may("reviews:write")}
              reviews={reviews.data}
              empty="Nobody has written about it yet."
            />
            {reviews.nextCursor ? (
              <p className="mt-4">
                <Link
                  href={`/admin/reviews?status=any&productId=${product.id}`}
                  className="underline underline-offset-4"
                >
                  All reviews of it
                </Link>
              </p>
            ) : null}
          </section>
        ) : null}
        <HistorySection ctx={ctx} object={product.id} />
      </div>
    </>
  );
}
