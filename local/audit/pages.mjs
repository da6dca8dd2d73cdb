/** @typedef {{ path: string, kind: string, keptOut?: boolean, judged?: boolean }} MeasuredPage */

/** The five kinds of pages that are measured. @type {MeasuredPage[]} */
export const measured = [
  { path: "/", kind: "home" },
  { path: "/categories/mugs", kind: "category" },
  { path: "/products/contour-mug", kind: "product" },
  // Personal, or without end: robots.txt and the pages themselves ask search engines to leave them out.
  { path: "/search?q=moon", kind: "search", keptOut: true },
  { path: "/cart", kind: "cart", keptOut: true },
];

/** A page of words: what the frame costs without what is particular to a page. @type {MeasuredPage} */
export const reference = { path: "/pages/imprint", kind: "words alone", judged: false };
