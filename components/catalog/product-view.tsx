import { useTranslations } from "#words";
import { AddToCartForm } from "@/components/cart/add-to-cart-form";
import { Link } from "@/components/i18n/link";
import { RatingLine } from "@/components/review/rating-line";
import { ReviewSection } from "@/components/review/review-section";
import { WishlistButton } from "@/components/wishlist/wishlist-button";
import type { Delivery } from "@/lib/catalog/published/find-delivery";
import type { VariantFacts } from "@/lib/catalog/published/find-variant-facts";
import type { ProductSummary, PublishedProduct } from "@/lib/catalog/schema";
import type { ProductReviews } from "@/lib/review/schema";
import { AttributeTables } from "./attribute-tables";
import { toCardProduct } from "./card-product";
import { type CompactImage, compactImage } from "./compact-image";
import { DeliveryNote } from "./delivery-note";
import { Gallery } from "./gallery";
import { Picture } from "./picture";
import { ProductCards } from "./product-cards";
import { RecentlyViewed } from "./recently-viewed";
import { RichText } from "./rich-text";
import { ShareButton } from "./share-button";

type Props = {
  product: PublishedProduct;
  facts: VariantFacts;
  delivery: Delivery;
  /** The page of text that tells how goods go back; none in a shop without one. */
  returns: { path: string; title: string } | undefined;
  related: ProductSummary[];
  reviews: ProductReviews;
  /** The shop's name: who replies to reviews. */
  shop: string;
};

export function ProductView({ product, facts, delivery, returns, related, reviews, shop }: Props) {
  const { title, images } = product;
  const t = useTranslations("catalog.product");
  return (
    // As high as the window: what was viewed before comes later, and would push the foot of the page about.
    <article className="min-h-dvh">
      <Breadcrumb product={product} />
      <div className="product-columns">
        {images.length > 0 ? (
          <Gallery images={images.map((image) => toShown(image, title))} />
        ) : (
          <Picture image={null} sizes="50vw" className="rounded-2xl" />
        )}
        <div className="min-w-0">
          <h1 dir="auto" className="product-title">
            {title}
          </h1>
          <RatingLine summary={reviews.summary} />
          <AddToCartForm
            handle={product.handle}
            options={product.options}
            variants={product.variants}
            pictures={findPictures(product, facts)}
          />
          <WishlistButton handle={product.handle} title={title} labelled />
          {facts.ships ? <DeliveryNote delivery={delivery} /> : null}
          {returns ? (
            <p className="mt-3 text-sm">
              {t.rich("changedMind", {
                title: returns.title,
                link: (words) => (
                  <Link key="link" href={returns.path} className="underline">
                    {words}
                  </Link>
                ),
              })}
            </p>
          ) : null}
          <RichText html={product.description} />
          <AttributeTables attributes={product.attributes} />
          <ShareButton title={title}>{t("share")}</ShareButton>
        </div>
      </div>
      <ReviewSection reviews={reviews} handle={product.handle} shop={shop} />
      {related.length > 0 ? (
        <section aria-labelledby="related" className="mt-20 lg:mt-28">
          <h2 id="related" className="section-title">
            {t("related")}
          </h2>
          {/* Without hearts: a page of one product is kept small. */}
          <ul className="card-grid">
            <ProductCards products={related.map(toCardProduct)} heading="h3" keepable={false} />
          </ul>
        </section>
      ) : null}
      <RecentlyViewed handle={product.handle} />
    </article>
  );
}

/** A picture without its id, which the page has no use for, and never without words. */
function toShown(picture: PublishedProduct["images"][number], title: string): CompactImage {
  const { id: _, ...image } = picture;
  return compactImage({ ...image, alt: image.alt || title });
}

/** Where in the gallery the picture of each variant stands, if it has one of its own. */
function findPictures({ images }: PublishedProduct, { imageIds }: VariantFacts): Record<string, number> {
  const places = Object.entries(imageIds).map(
    ([variantId, imageId]) => [variantId, images.findIndex(({ id }) => id === imageId)] as const,
  );
  return Object.fromEntries(places.filter(([, index]) => index >= 0));
}

function Breadcrumb({ product }: { product: PublishedProduct }) {
  const t = useTranslations("catalog.product");
  const [category] = product.categories;
  if (!category) return null;
  return (
    <nav aria-label={t("breadcrumb")} className="mb-6 text-sm text-muted">
      <Link href="/" className="hover:underline">
        {t("home")}
      </Link>
      {" / "}
      <Link href={`/categories/${category.handle}`} className="hover:underline">
        {category.title}
      </Link>
    </nav>
  );
}
