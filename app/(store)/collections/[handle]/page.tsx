import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProductListView } from "@/components/catalog/product-list-view";
import { readListQuery, type SearchParams } from "@/components/catalog/read-list-query";
import { findCollection } from "@/lib/catalog/find-collection";
import { listProductsOperation } from "@/lib/catalog/operations";
import { executeOperation } from "@/lib/operation/execute-operation";
import { systemContext } from "@/lib/operation/system-context";

type Props = { params: Promise<{ handle: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { handle } = await params;
  const found = await findCollection(systemContext("page"), handle);
  return found ? { title: found.title, description: found.description } : {};
}

export default async function CollectionPage({ params, searchParams }: Props) {
  const { handle } = await params;
  const ctx = systemContext("page");
  const found = await findCollection(ctx, handle);
  if (!found) notFound();
  const query = readListQuery(await searchParams);
  const list = await executeOperation(listProductsOperation, ctx, { ...query, collection: handle });
  return (
    <>
      <h1 className="text-3xl font-semibold tracking-tight">{found.title}</h1>
      <p className="mt-2 mb-8 max-w-2xl text-muted">{found.description}</p>
      <ProductListView path={`/collections/${handle}`} list={list} query={query} />
    </>
  );
}
