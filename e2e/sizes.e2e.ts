import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";

const MOST_BYTES = 15_000;

/** Of what other tests import: products that no shop has. */
const isDemo = (path: string) => !path.includes("fixture");

test("every page of a product and of a category is at most 15 kB of compressed HTML, in every language", async ({
  request,
}) => {
  test.setTimeout(180_000);
  const sizes: [bytes: number, path: string][] = [];
  for (const kind of ["products", "categories"]) {
    const sitemap = await (await request.get(`/sitemap-${kind}.xml`)).text();
    const paths = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url = ""]) => new URL(url).pathname);
    expect(paths.length).toBeGreaterThan(10);
    for (const path of paths.filter(isDemo)) {
      const answer = await request.get(path);
      expect(answer.status(), path).toBe(200);
      sizes.push([gzipSync(await answer.body(), { level: 6 }).length, path]);
    }
  }
  expect(sizes.filter(([bytes]) => bytes > MOST_BYTES)).toEqual([]);
});
