import { useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import type { Category } from "@/lib/catalog/schema";
import { CartBadge } from "./cart-badge";
import { SearchField } from "./search-field";

export function StoreHeader({ name, categories }: { name: string; categories: Category[] }) {
  const t = useTranslations("layout");
  return (
    <header className="border-b border-line bg-surface">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:bg-surface focus:p-3"
      >
        {t("skip")}
      </a>
      <div className="relative mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 gap-y-3 px-4 py-4">
        <Link href="/" className="text-lg font-semibold tracking-tight">
          {name}
        </Link>
        <nav aria-label={t("categories")} className="order-last w-full sm:order-none sm:w-auto">
          <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
            {categories
              .flatMap((category) => category.children)
              .map((category) => (
                <li key={category.id}>
                  <Link href={`/categories/${category.handle}`} className="inline-block py-1 hover:underline">
                    {category.title}
                  </Link>
                </li>
              ))}
          </ul>
        </nav>
        <SearchField />
        <CartBadge />
      </div>
    </header>
  );
}
