import { tags } from "@/lib/cache/tags";

const tagOf: Record<string, ((handle: string) => string) | undefined> = {
  products: tags.product,
  categories: tags.category,
  collections: tags.collection,
  pages: tags.page,
};

/** The tag of the page at a path, which covers what the path leads to while there is no page. */
export function pathTags(path: string): string[] {
  const [, kind = "", handle = ""] = /^\/(\w+)\/([a-z0-9-]+)$/.exec(path) ?? [];
  const tag = tagOf[kind]?.(handle);
  return tag ? [tag] : [];
}
