import { useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import type { Menu } from "@/lib/content/find-menus";
import { LanguageLinks } from "./language-links";

export function StoreFooter({ name, menus }: { name: string; menus: Menu[] }) {
  const t = useTranslations("layout");
  return (
    <footer className="mt-24 bg-brand text-brand-ink">
      <div className="mx-auto grid max-w-shop gap-12 px-4 py-14 sm:px-6 lg:grid-cols-[minmax(0,1fr)_auto] lg:gap-20 lg:py-20">
        <p className="max-w-md font-display text-3xl leading-tight tracking-tight text-balance sm:text-4xl">
          {t("slogan", { name })}
        </p>
        <div className="grid grid-cols-2 gap-x-10 gap-y-10 text-sm sm:grid-cols-4 lg:gap-x-16">
          {menus.map(({ title, links }) => (
            <nav key={title} aria-label={title}>
              <p className="mb-3 font-medium">{title}</p>
              <ul>
                {links.map((link) => (
                  <li key={link.path}>
                    <Link
                      href={link.path}
                      className="inline-block py-1.5 text-brand-ink/80 underline-offset-4 hover:text-brand-ink hover:underline"
                    >
                      {link.title}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          ))}
          <LanguageLinks />
        </div>
      </div>
    </footer>
  );
}
