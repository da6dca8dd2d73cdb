import type { Metadata } from "next";
import Link from "next/link";
import { JsonLd } from "@/components/catalog/json-ld/json-ld";
import { toShopLd } from "@/components/catalog/json-ld/shop-ld";
import { toPageMetadata } from "@/components/catalog/page-metadata";
import { ProductGrid } from "@/components/catalog/product-grid";
import { buttonClass } from "@/components/ui/button";
import { getShopFrame } from "@/lib/catalog/published/get-shop-frame";
import { listNewest } from "@/lib/catalog/published/list-newest";

export const dynamic = "error";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await getShopFrame();
  const newest = await listNewest(8);
  const image = newest.find((product) => product.image)?.image;
  return { ...(await toPageMetadata({ title: name, path: "/", image })), title: { absolute: name } };
}

export default async function HomePage() {
  const newest = await listNewest(8);
  const { name, collections } = await getShopFrame();
  return (
    <>
      <JsonLd things={toShopLd(name)} />
      <section className="rounded-2xl bg-accent px-6 py-14 text-accent-ink sm:px-12 sm:py-20">
        <h1 className="max-w-xl text-4xl font-semibold tracking-tight text-balance sm:text-5xl">
          Drawings that live on things
        </h1>
        <p className="mt-4 max-w-lg text-lg opacity-90">
          Eight patterns, drawn by small programs, printed, woven and fired in small series.
        </p>
        <ul className="mt-8 flex flex-wrap gap-3">
          {collections.map((collection) => (
            <li key={collection.id}>
              <Link
                href={`/collections/${collection.handle}`}
                prefetch={false}
                className={buttonClass("secondary")}
              >
                {collection.title}
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <section className="mt-12">
        <h2 className="mb-6 text-2xl font-semibold tracking-tight">Just in</h2>
        {newest.length > 0 ? (
          <ProductGrid products={newest} eager={4} heading="h3" />
        ) : (
          <p className="text-muted">The shelves are being filled. Come back soon.</p>
        )}
      </section>
    </>
  );
}
