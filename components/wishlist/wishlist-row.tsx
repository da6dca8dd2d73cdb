import { useTranslations } from "#words";
import { Picture } from "@/components/catalog/picture";
import { Price } from "@/components/catalog/price";
import { Link } from "@/components/i18n/link";
import { buttonClass } from "@/components/ui/button";
import type { WishlistCard } from "@/lib/wishlist/schema";
import { WishlistCartForm } from "./wishlist-cart-form";

/** A product of a list, the owner's or one that was shared: what it costs today, and the way to buy it. */
export function WishlistRow({ card }: { card: WishlistCard }) {
  const t = useTranslations("wishlist");
  const { summary, title, handle } = card;
  return (
    <div className="grid grid-cols-[4.5rem_1fr] gap-x-4 gap-y-3 sm:grid-cols-[6rem_1fr_auto]">
      <Picture
        image={card.image}
        decorative
        sizes="6rem"
        maxWidth={320}
        className={`aspect-square rounded-lg ${summary ? "" : "grayscale"}`}
      />
      <div className="min-w-0">
        {summary ? (
          <Link
            href={`/products/${handle}`}
            className="inline-block min-h-6 font-medium wrap-anywhere underline-offset-4 hover:underline"
          >
            <bdi>{title}</bdi>
          </Link>
        ) : (
          <p className="font-medium wrap-anywhere">{title}</p>
        )}
        {summary ? (
          <p className="mt-0.5">
            <Price
              price={summary.price}
              compareAt={summary.compareAtPrice}
              from={summary.price.amount !== summary.maxPrice.amount}
            />
          </p>
        ) : null}
        <p className="mt-0.5 text-sm text-muted">{t(`stock.${summary?.stockClass ?? "gone"}`)}</p>
      </div>
      {summary ? (
        <div className="col-start-2 sm:col-start-3">
          <BuyWay card={card} />
        </div>
      ) : null}
    </div>
  );
}

function BuyWay({ card: { summary, onlyVariantId, handle, title } }: { card: WishlistCard }) {
  const t = useTranslations("wishlist");
  if (!summary) return null;
  if (summary.inStock && onlyVariantId) return <WishlistCartForm variantId={onlyVariantId} title={title} />;
  return (
    <Link href={`/products/${handle}`} className={buttonClass("secondary")}>
      {t(summary.inStock ? "choose" : "tellMe")}
      <span className="sr-only">{`: ${title}`}</span>
    </Link>
  );
}
