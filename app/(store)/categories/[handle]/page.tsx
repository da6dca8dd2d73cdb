import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FullAddress } from "@/components/catalog/full-address";
import { ListHeading } from "@/components/catalog/list-heading";
import { ProductListView } from "@/components/catalog/product-list-view";
import { findCategoryPage } from "@/lib/catalog/published/find-category-page";

export const dynamic = "error";

type Props = { params: Promise<{ handle: string }> };

/** None is made at build time; this one no category can have. */
export const generateStaticParams = () => [{ handle: "_" }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { handle } = await params;
  const page = await findCategoryPage(handle);
  if (!page) return {};
  return {
    title: page.title,
    description: page.description,
    alternates: { canonical: `/categories/${handle}` },
  };
}

/** The first page, unfiltered. With a sort or a cursor in its address, `filtered` answers (next.config.ts). */
export default async function CategoryPage({ params }: Props) {
  const { handle } = await params;
  const page = await findCategoryPage(handle);
  if (!page) notFound();
  return (
    <>
      <FullAddress />
      <ListHeading title={page.title} description={page.description} />
      <ProductListView
        path={`/categories/${handle}`}
        list={page.list}
        query={{ filter: {} }}
        place={{ category: handle }}
      />
    </>
  );
}
