import { expect, test } from "vitest";
import { demoProducts } from "../catalog";
import { demoReviews } from "./reviews";

test("every demo review is of a product that is on sale, of the past year, and says something of its own", () => {
  const onSale = new Set(
    demoProducts.filter(({ status }) => status === "active").map(({ handle }) => handle),
  );
  for (const { product, daysAgo } of demoReviews) {
    expect(onSale, product).toContain(product);
    expect(daysAgo).toBeLessThan(365);
  }
  expect(new Set(demoReviews.map(({ body }) => body)).size).toBe(demoReviews.length);
  expect(new Set(demoReviews.map(({ author }) => author)).size).toBe(demoReviews.length);
});
