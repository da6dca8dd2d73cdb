import { connection } from "next/server";
import type { ReactNode } from "react";
import { StoreFooter } from "@/components/layout/store-footer";
import { StoreHeader } from "@/components/layout/store-header";
import { getShopName } from "@/lib/catalog/get-shop-name";
import { listCategories } from "@/lib/catalog/list-categories";
import { listCollections } from "@/lib/catalog/list-collections";
import { systemContext } from "@/lib/operation/system-context";

export default async function StoreLayout({ children }: { children: ReactNode }) {
  await connection();
  const ctx = systemContext("page");
  const [name, categories, collections] = await Promise.all([
    getShopName(ctx),
    listCategories(ctx),
    listCollections(ctx),
  ]);
  return (
    <>
      <StoreHeader name={name} categories={categories.data} />
      <main id="content" className="mx-auto max-w-6xl px-4 py-8">
        {children}
      </main>
      <StoreFooter name={name} collections={collections.data} />
    </>
  );
}
