/** The five kinds of pages that are measured, and what is demanded of them. */
export const measured = [
  { path: "/", kind: "home" },
  { path: "/categories/mugs", kind: "category" },
  { path: "/products/contour-mug", kind: "product" },
  // Personal, or without end: robots.txt and the pages themselves ask search engines to leave them out.
  { path: "/search?q=moon", kind: "search", keptOut: true },
  { path: "/cart", kind: "cart", keptOut: true },
];
