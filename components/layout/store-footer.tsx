import { useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import type { Menu } from "@/lib/content/find-menus";
import { LanguageLinks } from "./language-links";

export function StoreFooter({ name, menus }: { name: string; menus: Menu[] }) {
  const t = useTranslations("layout");
  return (
    <footer className="mt-20 border-t border-line bg-surface">
      <div className="mx-auto flex max-w-6xl flex-wrap justify-between gap-x-12 gap-y-8 px-4 py-10 text-sm text-muted">
        <p>{t("slogan", { name })}</p>
        {menus.map(({ title, links }) => (
          <nav key={title} aria-label={title}>
            <p className="mb-2 font-medium text-ink">{title}</p>
            <ul>
              {links.map((link) => (
                <li key={link.path}>
                  <Link href={link.path} className="inline-block py-1 hover:underline">
                    {link.title}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        ))}
        <LanguageLinks />
      </div>
    </footer>
  );
}
