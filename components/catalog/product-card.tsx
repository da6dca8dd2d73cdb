import { useLocale, useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import { RatingNote } from "@/components/review/rating-note";
import { WishlistButton } from "@/components/wishlist/wishlist-button";
import { formattingLocales, type Locale } from "@/lib/i18n/locales";
import type { CardProduct } from "./card-product";
import { Picture } from "./picture";
import { Price } from "./price";
import { stockWords } from "./stock-words";

type Props = {
  product: CardProduct;
  eager?: boolean;
  /** In sight at once, on a phone as well. */
  first?: boolean;
  heading?: "h2" | "h3";
  /** Beside a column of filters it has less room. */
  beside?: boolean;
  /** With a heart to keep it by. */
  keepable?: boolean;
};

/** A product in a list. */
export function ProductCard({
  product,
  eager = false,
  first = false,
  heading: Heading = "h2",
  beside = false,
  keepable = true,
}: Props) {
  const t = useTranslations("offer");
  const { stockClass } = product;
  const reduction = reductionOf(product, useLocale());
  return (
    <li className="group relative">
      <div className="card-frame">
        <Picture
          image={product.image}
          eager={eager}
          first={first}
          // To the pixel: a phone that asks for a little more than a rendition has takes the next one, twice as heavy.
          sizes={
            beside
              ? "(min-width: 1312px) 320px, (min-width: 1024px) 23vw, (min-width: 640px) 31vw, calc(50vw - 24px)"
              : "(min-width: 1312px) 298px, (min-width: 768px) 22vw, calc(50vw - 24px)"
          }
          maxWidth={640}
          className="card-picture"
        />
        {reduction ? (
          <span
            aria-hidden="true"
            className="absolute top-2.5 left-2.5 rounded-full bg-surface px-2.5 py-0.5 text-sm font-medium text-sale"
          >
            {reduction}
          </span>
        ) : null}
      </div>
      <Heading className="card-title">
        <Link href={`/products/${product.handle}`} className="card-link">
          <bdi>{product.title}</bdi>
        </Link>
      </Heading>
      <p className="card-price">
        <Price
          price={product.price}
          compareAt={product.compareAtPrice}
          from={product.price.amount !== product.maxPrice.amount}
        />
      </p>
      {product.rating ? <RatingNote rating={product.rating} /> : null}
      {stockClass === "in_stock" ? null : <p className="text-sm text-muted">{t(stockWords[stockClass])}</p>}
      {keepable ? <WishlistButton handle={product.handle} title={product.title} /> : null}
    </li>
  );
}

/** How much less it costs, without a word; the prices beside it say the same to those who do not see it. */
function reductionOf({ price, compareAtPrice }: CardProduct, locale: Locale): string | null {
  if (!compareAtPrice || compareAtPrice.amount <= price.amount) return null;
  const part = Math.round((1 - price.amount / compareAtPrice.amount) * 100) / 100;
  if (part === 0) return null;
  return `−${new Intl.NumberFormat(formattingLocales[locale], { style: "percent" }).format(part)}`;
}
