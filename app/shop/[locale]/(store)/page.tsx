import type { Metadata } from "next";
import type { ReactNode } from "react";
import { JsonLd } from "@/components/catalog/json-ld/json-ld";
import { toShopLd } from "@/components/catalog/json-ld/shop-ld";
import { toPageMetadata } from "@/components/catalog/page-metadata";
import { Picture } from "@/components/catalog/picture";
import { ProductGrid } from "@/components/catalog/product-grid";
import { ShelfCard } from "@/components/catalog/shelf-card";
import { Link } from "@/components/i18n/link";
import { getLocale, getTranslations } from "@/components/i18n/words.server";
import { buttonClass } from "@/components/ui/button";
import { getShopFrame } from "@/lib/catalog/published/get-shop-frame";
import { listNewest } from "@/lib/catalog/published/list-newest";
import { listShelves } from "@/lib/catalog/published/list-shelves";
import { getHomeText } from "@/lib/content/get-home-text";

export const dynamic = "error";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await getShopFrame();
  const newest = await listNewest(8);
  const image = newest.find((product) => product.image)?.image;
  return { ...(await toPageMetadata({ title: name, path: "/", image })), title: { absolute: name } };
}

export default async function HomePage() {
  const t = await getTranslations("catalog.home");
  const [newest, shelves, { hero, story }, { name }] = await Promise.all([
    listNewest(8),
    listShelves(),
    getHomeText(),
    getShopFrame(),
  ]);
  const [first, second, third] = newest.flatMap(({ image }) => image ?? []);
  const [door] = shelves.collections;
  return (
    <>
      <JsonLd things={toShopLd(await getLocale(), name)} />
      <section className="grid overflow-hidden rounded-3xl bg-brand text-brand-ink md:grid-cols-2">
        <div className="self-center px-6 py-12 sm:px-12 sm:py-20">
          <h1 className="text-4xl font-semibold tracking-tight text-balance sm:text-5xl lg:text-6xl">
            {hero.title}
          </h1>
          <p className="mt-5 max-w-md text-lg text-pretty">{hero.text}</p>
          {door ? (
            <Link
              href={door.path}
              className="mt-8 inline-flex min-h-12 items-center rounded-lg bg-brand-ink px-6 font-medium text-brand hover:opacity-90"
            >
              {t("seeWhatIs", { title: door.title })}
            </Link>
          ) : null}
        </div>
        {first ? (
          <div className="grid grid-cols-3 gap-1 md:grid-cols-2" aria-hidden="true">
            <Picture
              image={{ ...first, alt: "" }}
              eager
              sizes="(min-width: 768px) 50vw, 34vw"
              className="aspect-square md:col-span-2 md:aspect-[16/10]"
            />
            {[second, third].map((image) =>
              image ? (
                <Picture
                  key={image.url}
                  image={{ ...image, alt: "" }}
                  sizes="(min-width: 768px) 25vw, 34vw"
                  className="aspect-square"
                />
              ) : null,
            )}
          </div>
        ) : null}
      </section>
      {shelves.collections.length > 0 ? (
        <Section title={t("collections")}>
          <ul className="grid gap-4 sm:grid-cols-3 lg:gap-6">
            {shelves.collections.map((shelf) => (
              <li key={shelf.path}>
                <ShelfCard shelf={shelf} sizes="(min-width: 1152px) 22rem, (min-width: 640px) 33vw, 100vw" />
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
      {shelves.categories.length > 0 ? (
        <Section title={t("categories")}>
          <ul className="grid grid-cols-2 gap-4 lg:grid-cols-3 lg:gap-6">
            {shelves.categories.map((shelf) => (
              <li key={shelf.path}>
                <ShelfCard shelf={shelf} sizes="(min-width: 1024px) 22rem, 50vw" />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {story.text ? (
        <section className="mt-16 rounded-3xl border border-line bg-surface px-6 py-12 text-center sm:px-16">
          <h2 className="text-2xl font-semibold tracking-tight">{story.title}</h2>
          <p className="mx-auto mt-4 max-w-2xl text-lg text-pretty text-muted">{story.text}</p>
          <p className="mt-6">
            <Link href="/pages/about" className={buttonClass("secondary")}>
              {t("about")}
            </Link>
          </p>
        </section>
      ) : null}
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-16">
      <h2 className="mb-6 text-2xl font-semibold tracking-tight">{title}</h2>
      {children}
    </section>
  );
}
