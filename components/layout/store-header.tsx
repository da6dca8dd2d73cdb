import { useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import { WishlistLink } from "@/components/wishlist/wishlist-link";
import type { Category } from "@/lib/catalog/schema";
import { CartBadge } from "./cart-badge";
import { SearchField } from "./search-field";
import { Wordmark } from "./wordmark";

export function StoreHeader({ name, categories }: { name: string; categories: Category[] }) {
  const t = useTranslations("layout");
  return (
    <header className="border-b border-line bg-ground">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:bg-surface focus:p-3"
      >
        {t("skip")}
      </a>
      <div className="relative mx-auto flex max-w-shop flex-wrap items-center gap-x-4 gap-y-2 px-4 pt-4 pb-1 sm:gap-x-6 sm:px-6 lg:flex-nowrap lg:gap-x-10 lg:py-5">
        <Link href="/" className="inline-flex min-h-10 items-center">
          <Wordmark name={name} />
        </Link>
        {/* One line on narrow screens, which is moved by a finger; its end shows that there is more. */}
        <nav
          aria-label={t("categories")}
          className="order-3 -mx-4 w-screen overflow-x-auto px-4 [scrollbar-width:none] sm:-mx-6 sm:px-6 lg:order-none lg:mx-0 lg:w-auto lg:overflow-visible lg:px-0"
        >
          <ul className="flex gap-x-6 text-sm whitespace-nowrap lg:text-[0.9375rem]">
            {categories
              .flatMap((category) => category.children)
              .map((category) => (
                <li key={category.id}>
                  <Link
                    href={`/categories/${category.handle}`}
                    className="inline-flex min-h-10 items-center decoration-1 underline-offset-8 hover:underline"
                  >
                    {category.title}
                  </Link>
                </li>
              ))}
          </ul>
        </nav>
        <SearchField />
        <WishlistLink />
        <CartBadge />
      </div>
    </header>
  );
}
