import { expect, test } from "vitest";
import { isFrameworkScript } from "./inline-scripts.mjs";
import { toOneByteHtml } from "./one-byte-html.mjs";

const filler = "x".repeat(2000);

test("wide characters of text and attributes become references, those of scripts escapes", () => {
  const script = `self.__next_f.push([1,"a — “b” 🪡 é"])`;
  const html = `<p title="€">${filler} — “x” 🪡 é</p><script>${script}</script>`;
  const narrow = toOneByteHtml(html);
  expect(narrow).toMatch(/^[\0-\xff]*$/);
  expect(narrow).toContain('title="&#8364;"');
  expect(narrow).toContain("&#8212; &#8220;x&#8221; &#129697; é</p>");
  const written = /<script>(.*)<\/script>/.exec(narrow)?.[1] ?? "";
  expect(isFrameworkScript(written)).toBe(true);
  const read = (text: string) => JSON.parse(/\[1,(".*")\]/.exec(text)?.[1] ?? "");
  expect(read(written)).toBe(read(script));
});

test("a page in a wide script, and one without wide characters, stay as they are", () => {
  for (const html of [`<p>${"日本語".repeat(50)}</p>`, `<p>${filler} é</p>`, ""])
    expect(toOneByteHtml(html)).toBe(html);
});

test("a style with wide characters keeps the page as it is", () => {
  const html = `<style>p::before{content:"→"}</style><p>${filler}—</p>`;
  expect(toOneByteHtml(html)).toBe(html);
});
