/**
 * The one table of cache tags.
 *
 * | tag                | covers                                          | invalidated by                          |
 * |--------------------|-------------------------------------------------|-----------------------------------------|
 * | product:<handle>   | the page of a product                           | any edit of it, its prices, its pictures, its stock class and its rating |
 * | category:<handle>  | the first page of a category                    | edits of its products' listing          |
 * | collection:<handle>| the first page of a collection                  | edits of its products' listing          |
 * | page:<handle>      | a page of text                                  | edits of it                             |
 * | catalog            | what the home page lists                        | any change of a listing                 |
 * | reviews:<product id>| the reviews on a product's page                | a review that is published, changed or taken away |
 * | shop               | what stands around every page: name, menus; how goods are delivered | settings, categories, collections, pages, shipping |
 * | missing            | pages that stand for nothing (missing-tag.mjs)  | nobody                                  |
 *
 * Each of the first four covers as well where its address leads while there is no such page: a redirect that is added,
 * changed or removed invalidates it. `catalog` covers the feed, too, and best sellers, which are made anew after an hour as well; `shop` covers the stories
 * of the home page. The preview of a page (app/media/previews) has the tags of that page.
 *
 * A tag covers its page in every language.
 *
 * Entries live until their tag changes, and a day at most (lifetimes.ts). A tag is marked by `invalidateTags` in the
 * transaction that changes the data.
 */
export const tags = {
  product: (handle: string) => `product:${handle}`,
  category: (handle: string) => `category:${handle}`,
  collection: (handle: string) => `collection:${handle}`,
  page: (handle: string) => `page:${handle}`,
  reviews: (productId: string) => `reviews:${productId}`,
  catalog: "catalog",
  shop: "shop",
} as const;
