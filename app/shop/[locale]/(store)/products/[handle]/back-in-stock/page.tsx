import type { Metadata } from "next";
import { BackInStockForm } from "@/components/back-in-stock/back-in-stock-form";
import { Link } from "@/components/i18n/link";
import { redirectTo } from "@/components/i18n/redirect-to";
import { getLocale, getTranslations } from "@/components/i18n/words.server";
import { findPublishedProduct } from "@/lib/catalog/published/find-product";
import { findVariant } from "@/lib/catalog/published/pick-variant";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ handle: string }>; searchParams: Promise<{ variant?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("backInStock.page");
  return { title: t("title"), robots: { index: false } };
}

/** Asks to be told when a product is back, for whoever runs no scripts: with them its own page has the form. */
export default async function AskBackInStockPage({ params, searchParams }: Props) {
  const { handle } = await params;
  const product = await findPublishedProduct(handle, await getLocale());
  const soldOut = product?.variants.filter(({ inStock }) => !inStock) ?? [];
  // The product's page says that it is back, where it went, or that there is none.
  if (!product || !soldOut[0]) return redirectTo(`/products/${handle}`);
  const t = await getTranslations("backInStock.page");
  const { variant: named } = await searchParams;
  const variant = (typeof named === "string" ? findVariant(soldOut, named) : undefined) ?? soldOut[0];
  return (
    <div className="mx-auto grid max-w-xl gap-5 py-8">
      <div>
        <h1 dir="auto" className="text-4xl tracking-tight text-balance">
          {product.title}
        </h1>
        {/* Where there are several, the form asks. */}
        {soldOut.length === 1 && product.variants.length > 1 ? (
          <p dir="auto" className="mt-2 text-muted">
            {variant.title}
          </p>
        ) : null}
      </div>
      <BackInStockForm variants={soldOut.map(({ id, title }) => ({ id, title }))} variantId={variant.id} />
      <p>
        <Link href={`/products/${handle}`} className="inline-block min-h-6 underline underline-offset-4">
          {t("see")}
        </Link>
      </p>
    </div>
  );
}
