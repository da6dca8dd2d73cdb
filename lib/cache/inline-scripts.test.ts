import { expect, test } from "vitest";
import { hashScripts, isFrameworkScript, joinScripts } from "./inline-scripts.mjs";

const push = (text: string) => `self.__next_f.push([1,${JSON.stringify(text)}])`;

test.each([
  "(self.__next_f=self.__next_f||[]).push([0])",
  push('a "quoted" \\ text </b>'),
  "self.__next_f.push([2,null])",
  "requestAnimationFrame(function(){$RT=performance.now()});",
  '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/a.js","static/b.js"],"runtimeModuleIds":[1,22]});',
])("the framework's own script is known: %s", (script) => {
  expect(isFrameworkScript(script)).toBe(true);
});

test.each([
  "alert(1)",
  `${push("a")};alert(1)`,
  'self.__next_f.push([1,"a"+alert(1)])',
  'self.__next_f.push([1,"\\\\"]);alert(1)//"])',
  `${push("a")}\n;alert(1)`,
  '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["a",alert(1)],"runtimeModuleIds":[1]});',
  "self.__next_f.push([1,`a`])",
])("a script that only resembles it is not: %s", (script) => {
  expect(isFrameworkScript(script)).toBe(false);
});

test("neighboring scripts of the framework become one, with one hash", () => {
  const html = `<p>x</p><script>${push("a")}</script><script>${push("b")}</script><p>y</p>`;
  const joined = joinScripts(html);
  expect(joined.match(/<script>/g)).toHaveLength(1);
  expect(hashScripts(joined)).toEqual({
    hashes: [expect.stringMatching(/^'sha256-[\w+/]{43}='$/)],
    unknown: 0,
  });
});

test("a planted script is neither joined nor hashed, wherever it stands", () => {
  const planted = "<script>window.planted = 1</script>";
  for (const html of [
    `<body>${planted}<script>${push("a")}</script></body>`,
    `<body><script>${push("a")}</script>${planted}<script>${push("b")}</script></body>`,
    `<body><script>${push("a")}</script><script>${push("b")};window.planted = 1</script></body>`,
    `<body><script id="x">window.planted = 1</script><script>${push("a")}</script></body>`,
  ]) {
    const { hashes, unknown } = hashScripts(joinScripts(html));
    expect(unknown).toBe(1);
    expect(hashes.length).toBeGreaterThan(0);
    expect(joinScripts(html)).toContain("planted");
  }
});

test("scripts of other origins and data blocks need no hash", () => {
  const html = `<script src="/a.js" async=""></script><script type="application/ld+json">{"a":1}</script>`;
  expect(hashScripts(html)).toEqual({ hashes: [], unknown: 0 });
});
