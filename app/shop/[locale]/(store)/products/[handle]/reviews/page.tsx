import type { Metadata } from "next";
import { redirectTo } from "@/components/i18n/redirect-to";
import { getLocale, getTranslations } from "@/components/i18n/words.server";
import { ReviewListView } from "@/components/review/review-list-view";
import { reviewsAddress } from "@/components/review/reviews-address";
import { findPublishedProduct } from "@/lib/catalog/published/find-product";
import { getShopFrame } from "@/lib/catalog/published/get-shop-frame";
import { AppError } from "@/lib/errors/app-error";
import { localizePath } from "@/lib/i18n/locales";
import { executeOperation } from "@/lib/operation/execute-operation";
import { systemContext } from "@/lib/operation/system-context";
import { listProductReviewsOperation } from "@/lib/review/operations";
import { type ProductReviews, productReviewsInput } from "@/lib/review/schema";

export const dynamic = "force-dynamic";

const PAGE = 20;

type Query = { stars?: string; sort?: string; cursor?: string };
type Props = { params: Promise<{ handle: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { handle } = await params;
  const product = await findPublishedProduct(handle, await getLocale());
  if (!product) return {};
  const [locale, t] = await Promise.all([getLocale(), getTranslations("review")]);
  const isPlain = Object.keys(await searchParams).length === 0;
  return {
    title: t("pageTitle", { title: product.title }),
    alternates: { canonical: localizePath(locale, `/products/${handle}/reviews`) },
    ...(isPlain ? {} : { robots: { index: false, follow: true } }),
  };
}

/** All reviews of a product, twenty at a time. */
export default async function ReviewsPage({ params, searchParams }: Props) {
  const { handle } = await params;
  const asked = await searchParams;
  const product = await findPublishedProduct(handle, await getLocale());
  // The product's page says where it went, or that there is none.
  if (!product) return redirectTo(`/products/${handle}`);
  const stars = asked.stars ? asked.stars : undefined;
  const input = { handle, ...asked, stars, limit: PAGE };
  const reviews = await findReviews(input);
  const query = productReviewsInput.safeParse(input);
  if (!reviews || !query.success) return redirectTo(reviewsAddress(handle, { sort: "newest" }));
  const locale = await getLocale();
  const { name } = await getShopFrame(locale);
  return (
    <ReviewListView
      product={product}
      shop={name}
      query={query.data}
      reviews={reviews}
      isContinued={query.data.cursor !== undefined}
      action={localizePath(locale, `/products/${handle}/reviews`)}
    />
  );
}

/** Null when the address asks for what there cannot be. */
async function findReviews(input: unknown): Promise<ProductReviews | null> {
  try {
    return await executeOperation(listProductReviewsOperation, systemContext("page"), input);
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return null;
    throw error;
  }
}
