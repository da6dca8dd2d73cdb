import type { ReactNode } from "react";
import { getLocale, getTranslations } from "@/components/i18n/words.server";
import { StoreFooter } from "@/components/layout/store-footer";
import { StoreHeader } from "@/components/layout/store-header";
import { getShopFrame } from "@/lib/catalog/published/get-shop-frame";
import { localizePath } from "@/lib/i18n/locales";

export default async function StoreLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("frame");
  const locale = await getLocale();
  const { name, categories, footer } = await getShopFrame(locale);
  return (
    <>
      <link
        rel="alternate"
        type="application/atom+xml"
        title={t("newProducts", { name })}
        href={localizePath(locale, "/feed.xml")}
      />
      <StoreHeader name={name} categories={categories} />
      <main id="content" className="mx-auto max-w-shop px-4 pt-6 pb-8 sm:px-6 lg:pt-8">
        {children}
      </main>
      <StoreFooter name={name} menus={footer} />
    </>
  );
}
