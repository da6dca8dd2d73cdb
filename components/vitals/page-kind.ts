import type { VitalsInput } from "@/lib/vitals/schema";

type PageKind = VitalsInput["page"];

const kinds: Readonly<Record<string, PageKind>> = {
  "": "home",
  categories: "category",
  collections: "collection",
  products: "product",
  search: "search",
  pages: "text",
  cart: "cart",
  checkout: "checkout",
  orders: "order",
};

/** What kind of page stands at an address without its language: all that is told of where a visitor was. */
export function toPageKind(path: string): PageKind {
  return kinds[path.split("/")[1] ?? ""] ?? "other";
}
