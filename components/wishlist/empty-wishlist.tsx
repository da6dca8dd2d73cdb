import { useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import { buttonClass } from "@/components/ui/button";
import { Heart } from "./heart";

export function EmptyWishlist() {
  const t = useTranslations("wishlist.empty");
  return (
    <div className="py-16 text-center">
      <h1 className="text-4xl tracking-tight text-balance">{t("title")}</h1>
      <p className="mx-auto mt-4 mb-8 max-w-md text-pretty text-muted">
        {t.rich("text", {
          heart: () => (
            <span key="heart" className="inline-block align-middle text-accent">
              <Heart isFilled />
            </span>
          ),
        })}
      </p>
      <Link href="/" className={buttonClass()}>
        {t("look")}
      </Link>
    </div>
  );
}
