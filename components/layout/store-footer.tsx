import { useTranslations } from "#words";
import type { Menu } from "@/lib/content/find-menus";
import { LanguageLinks } from "./language-links";
import { LinkList } from "./link-list";

export function StoreFooter({ name, menus }: { name: string; menus: Menu[] }) {
  const t = useTranslations("frame");
  // Below a page that is shorter than the window it keeps to the window's end.
  return (
    <footer className="sticky top-[100vh] mt-24 bg-brand text-brand-ink">
      <div className="foot">
        <p className="slogan">{t("slogan", { name })}</p>
        <div className="foot-menus">
          {menus.map(({ title, links }) => (
            <nav key={title} aria-label={title}>
              <p className="mb-3 font-medium">{title}</p>
              <LinkList links={links} linkClass="foot-link" />
            </nav>
          ))}
          <LanguageLinks />
        </div>
      </div>
    </footer>
  );
}
