import { useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import type { Menu } from "@/lib/content/find-menus";
import { LanguageLinks } from "./language-links";

export function StoreFooter({ name, menus }: { name: string; menus: Menu[] }) {
  const t = useTranslations("frame");
  return (
    <footer className="mt-24 bg-brand text-brand-ink">
      <div className="foot">
        <p className="slogan">{t("slogan", { name })}</p>
        <div className="foot-menus">
          {menus.map(({ title, links }) => (
            <nav key={title} aria-label={title}>
              <p className="mb-3 font-medium">{title}</p>
              <ul>
                {links.map((link) => (
                  <li key={link.path}>
                    <Link href={link.path} className="foot-link">
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
