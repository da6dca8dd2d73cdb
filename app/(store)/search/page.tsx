import type { Metadata } from "next";
import { ProductListView } from "@/components/catalog/product-list-view";
import { readListQuery, type SearchParams } from "@/components/catalog/read-list-query";
import { listProductsOperation } from "@/lib/catalog/operations";
import { executeOperation } from "@/lib/operation/execute-operation";
import { systemContext } from "@/lib/operation/system-context";

export const metadata: Metadata = { title: "Search", robots: { index: false } };

export default async function SearchPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = readListQuery(await searchParams);
  const q = query.q?.trim().slice(0, 200);
  if (!q) return <p className="py-12 text-center text-muted">Type what you look for into the field above.</p>;
  const list = await executeOperation(listProductsOperation, systemContext("page"), { ...query, q });
  return (
    <>
      <h1 className="mb-8 text-3xl font-semibold tracking-tight">{`Results for “${q}”`}</h1>
      <ProductListView path="/search" list={list} query={{ ...query, q }} />
    </>
  );
}
