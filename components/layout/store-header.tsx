import { useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import { WishlistLink } from "@/components/wishlist/wishlist-link";
import type { Category } from "@/lib/catalog/schema";
import { CartBadge } from "./cart-badge";
import { LinkList } from "./link-list";
import { Person } from "./person";
import { SearchField } from "./search-field";
import { Wordmark } from "./wordmark";

export function StoreHeader({ name, categories }: { name: string; categories: Category[] }) {
  const t = useTranslations("frame");
  return (
    <header className="border-b border-line bg-ground">
      <a href="#content" className="skip">
        {t("skip")}
      </a>
      <div className="head">
        <Link href="/" className="inline-flex min-h-10 items-center">
          <Wordmark name={name} />
        </Link>
        {/* One line on narrow screens, which is moved by a finger; its end shows that there is more. */}
        <nav aria-label={t("categories")} className="head-nav">
          <LinkList
            links={categories
              .flatMap((category) => category.children)
              .map(({ handle, title }) => ({ path: `/categories/${handle}`, title }))}
            className="flex gap-x-6 text-sm whitespace-nowrap lg:text-[0.9375rem]"
            linkClass="head-link"
          />
        </nav>
        <SearchField />
        <WishlistLink />
        {/* The page is the same for everybody: who is signed in, the account's own page knows. */}
        <Link href="/account" className="head-icon">
          <Person />
          <span className="sr-only">{t("account")}</span>
        </Link>
        <CartBadge />
      </div>
    </header>
  );
}
