import type { Metadata } from "next";
import type { ReactNode } from "react";
import { CategoryCard } from "@/components/catalog/category-card";
import { JsonLd } from "@/components/catalog/json-ld/json-ld";
import { toShopLd } from "@/components/catalog/json-ld/shop-ld";
import { toPageMetadata } from "@/components/catalog/page-metadata";
import { Picture } from "@/components/catalog/picture";
import { ProductGrid } from "@/components/catalog/product-grid";
import { ShelfCard } from "@/components/catalog/shelf-card";
import { StoryCard } from "@/components/content/story-card";
import { Link } from "@/components/i18n/link";
import { getLocale, getTranslations } from "@/components/i18n/words.server";
import { buttonClass } from "@/components/ui/button";
import { getShopFrame } from "@/lib/catalog/published/get-shop-frame";
import { listBestSellers } from "@/lib/catalog/published/list-best-sellers";
import { listNewest } from "@/lib/catalog/published/list-newest";
import { listShelves } from "@/lib/catalog/published/list-shelves";
import { getHomeText } from "@/lib/content/get-home-text";
import { listStories } from "@/lib/content/list-stories";

export const dynamic = "error";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await getShopFrame(await getLocale());
  return { ...(await toPageMetadata({ title: name, path: "/" })), title: { absolute: name } };
}

/** Fewer look like a mistake: a shop that has hardly sold anything shows none. */
const FEWEST_BEST_SELLERS = 4;

export default async function HomePage() {
  const t = await getTranslations("catalog.home");
  const locale = await getLocale();
  const [newest, best, shelves, stories, { hero, story }, { name }] = await Promise.all([
    listNewest(8, locale),
    listBestSellers(4, locale),
    listShelves(locale),
    listStories(3, locale),
    getHomeText(locale),
    getShopFrame(locale),
  ]);
  const [first] = newest;
  const [door] = shelves.collections;
  return (
    <>
      <JsonLd things={toShopLd(await getLocale(), name)} />
      <section className="grid overflow-hidden rounded-3xl bg-brand text-brand-ink md:grid-cols-2">
        <div className="self-center px-6 py-12 sm:px-10 lg:px-16 lg:py-20">
          <h1 className="text-[2.75rem] leading-[1.05] tracking-tight sm:text-6xl lg:text-7xl">
            {hero.title}
          </h1>
          <p className="mt-6 max-w-md text-lg leading-relaxed text-pretty">{hero.text}</p>
          {door ? (
            <Link
              href={door.path}
              className="mt-9 inline-flex min-h-12 items-center rounded-full bg-brand-ink px-7 font-medium text-brand transition hover:opacity-90"
            >
              {t("seeWhatIs", { title: door.title })}
            </Link>
          ) : null}
        </div>
        {first?.image ? (
          <Picture
            image={first.image}
            first
            decorative
            sizes="(min-width: 1312px) 632px, (min-width: 768px) 48vw, 88vw"
            className="aspect-square md:aspect-auto md:min-h-136"
          />
        ) : null}
      </section>
      {shelves.categories.length > 0 ? (
        <Section title={t("categories")}>
          <ul className="grid grid-cols-3 gap-x-4 gap-y-8 lg:grid-cols-6 lg:gap-x-6">
            {shelves.categories.map((shelf) => (
              <li key={shelf.path}>
                <CategoryCard shelf={shelf} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={t("newest")}>
        {newest.length > 0 ? (
          <ProductGrid products={newest} heading="h3" />
        ) : (
          <p className="text-muted">{t("empty")}</p>
        )}
      </Section>
      {shelves.collections.length > 0 ? (
        <Section title={t("collections")}>
          <ul className="grid gap-4 sm:grid-cols-3 lg:gap-6">
            {shelves.collections.map((shelf) => (
              <li key={shelf.path}>
                <ShelfCard shelf={shelf} sizes="(min-width: 1312px) 405px, (min-width: 640px) 31vw, 92vw" />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {best.length >= FEWEST_BEST_SELLERS ? (
        <Section title={t("bestSellers")}>
          <ProductGrid products={best} heading="h3" />
        </Section>
      ) : null}
      {story.text ? (
        <section className="mt-20 border-y border-line py-16 text-center lg:mt-28 lg:py-24">
          <h2 className="mx-auto max-w-3xl text-3xl tracking-tight sm:text-5xl">{story.title}</h2>
          <p className="mx-auto mt-6 max-w-2xl text-lg leading-relaxed text-pretty text-muted">
            {story.text}
          </p>
          <p className="mt-8">
            <Link href="/pages/about" className={buttonClass("secondary")}>
              {t("about")}
            </Link>
          </p>
        </section>
      ) : null}
      {stories.length > 0 ? (
        <Section title={t("stories")}>
          <ul className="grid gap-x-6 gap-y-12 md:grid-cols-3">
            {stories.map((each) => (
              <li key={each.handle}>
                <StoryCard story={each} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-16 lg:mt-24">
      <h2 className="mb-7 text-3xl tracking-tight lg:mb-9 lg:text-4xl">{title}</h2>
      {children}
    </section>
  );
}
