/**
 * The one table of cache tags.
 *
 * | tag                | covers                                          | invalidated by                          |
 * |--------------------|-------------------------------------------------|-----------------------------------------|
 * | product:<handle>   | the page of a product                           | any edit of it, its prices, its pictures, and its stock class |
 * | category:<handle>  | the first page of a category                    | edits of its products' listing          |
 * | collection:<handle>| the first page of a collection                  | edits of its products' listing          |
 * | catalog            | home, lists of categories and collections       | any change of a listing                 |
 * | shop               | what every page shows: name, menus, settings    | settings                                |
 *
 * Entries live until their tag changes, and a day at most.
 */
export const tags = {
  product: (handle: string) => `product:${handle}`,
  category: (handle: string) => `category:${handle}`,
  collection: (handle: string) => `collection:${handle}`,
  catalog: "catalog",
  shop: "shop",
} as const;
