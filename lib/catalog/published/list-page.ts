import type { ProductList } from "../schema";

/** What a category's and a collection's page shows. */
export type ListPage = { title: string; description: string; list: ProductList };

export const FIRST_PAGE = { sort: "newest", limit: 24 } as const;
