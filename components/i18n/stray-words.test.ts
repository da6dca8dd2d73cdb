import { readdirSync, readFileSync } from "node:fs";
import { type Expression, type JSXElementChild, parseSync, type TemplateElement } from "@swc/core";
import { expect, test } from "vitest";

/** Whatever a shopper meets; staff and mails have pages of their own kind. */
const folders = ["components", "app/shop"];
const others = /^components\/(admin|email)\//;

/** Attributes that are read or spoken. */
const spoken = ["alt", "aria-description", "aria-label", "aria-roledescription", "placeholder", "title"];

/** Reviewed one by one: words that are the same in every language, or none at all. */
const exceptions: string[] = [
  // Not shown: its fields say what is wrong.
  "components/checkout/checkout-form.tsx: The form has invalid fields",
  "components/checkout/find-order-form.tsx: SH-100042",
  "components/checkout/order-timeline.tsx: UTC",
];

test("no component says anything that is not in the catalogues", () => {
  const files = folders
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((file) => `${folder}/${String(file)}`))
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file) && !others.test(file));
  expect(files.length).toBeGreaterThan(50);
  const found = files.flatMap((file) =>
    strayWords(readFileSync(file, "utf8")).map((words) => `${file}: ${words}`),
  );
  expect(found.filter((line) => !exceptions.includes(line))).toEqual([]);
  expect(exceptions.filter((line) => !found.includes(line))).toEqual([]);
});

test.each([
  ["<p>Sold out</p>", "Sold out"],
  ["<p>{isOut ? 'gone' : t('here')}</p>", "gone"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: code as text
  ["<p>{`${count} more`}</p>", "more"],
  ["<p>{count > 0 && (isMany ? many : `few`)}</p>", "few"],
  ['<nav aria-label="Categories"/>', "Categories"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: code as text
  ["<a aria-label={`Show ${name}`}/>", "Show"],
  ['const notes = { low: "Only a few left" };', "Only a few left"],
  ['export const metadata = { title: "Search" };', "Search"],
])("%s is found", (code, words) => expect(strayWords(code)).toEqual([words]));

test.each([
  "<p className='Sold out'>{t('soldOut')} · {count}</p>",
  '<a href="/cart" role="option" aria-label={t("cart")}>{name ?? t("cart")}</a>',
  "<p>{state === 'failed' ? t('failed') : null}</p>",
  'throw new Error("Nobody reads this on a page");',
  'import { Button } from "Some place";',
])("%s is let through", (code) => expect(strayWords(code)).toEqual([]));

/** Text between tags, in spoken attributes and titles, and whatever reads like a sentence. */
function strayWords(code: string): string[] {
  const found: string[] = [];
  const say = (text: string) => {
    if (/\p{L}{2}/u.test(text)) found.push(text.trim().replace(/\s+/g, " "));
  };
  const sayAll = (value: Expression) => {
    for (const text of rendered(value)) say(text);
  };
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) visit(each);
    if (typeof node !== "object" || node === null || Array.isArray(node)) return;
    const { type } = node as { type?: string };
    if (type === "ImportDeclaration") return;
    if (type === "NewExpression" && /^(?:\w*Error)$/.test(nameOf(node, "callee"))) return;
    if (type === "JSXElement" || type === "JSXFragment")
      for (const child of (node as { children: JSXElementChild[] }).children) {
        if (child.type === "JSXText") say(child.value);
        if (child.type === "JSXExpressionContainer" && child.expression.type !== "JSXEmptyExpression")
          sayAll(child.expression);
      }
    if (type === "JSXAttribute") {
      const { value } = node as { value?: { type: string; value?: string; expression?: Expression } };
      if (spoken.includes(nameOf(node, "name"))) {
        if (value?.type === "StringLiteral") say(value.value ?? "");
        if (value?.expression) sayAll(value.expression);
        if (value?.type === "StringLiteral") return;
      } else if (value?.type === "StringLiteral") return;
    }
    if (type === "KeyValueProperty" && ["title", "description"].includes(nameOf(node, "key")))
      sayAll((node as { value: Expression }).value);
    if (type === "StringLiteral") {
      const { value } = node as { value: string };
      if (/^\p{Lu}\p{Ll}+,? \p{L}/u.test(value) && !found.includes(value)) say(value);
    }
    for (const each of Object.values(node)) visit(each);
  };
  visit(parseSync(code, { syntax: "typescript", tsx: true }).body);
  return found;
}

/** The literals that an expression may turn into, without what it passes on or compares. */
function rendered(node: Expression): string[] {
  switch (node.type) {
    case "StringLiteral":
      return [node.value];
    case "TemplateLiteral":
      return [
        ...node.quasis.map((quasi: TemplateElement) => quasi.cooked ?? quasi.raw),
        ...node.expressions.flatMap((each) => rendered(each as Expression)),
      ];
    case "ParenthesisExpression":
      return rendered(node.expression);
    case "ConditionalExpression":
      return [...rendered(node.consequent), ...rendered(node.alternate)];
    case "BinaryExpression":
      if (node.operator === "&&") return rendered(node.right);
      return ["||", "??", "+"].includes(node.operator) ? [node.left, node.right].flatMap(rendered) : [];
    default:
      return [];
  }
}

function nameOf(node: object, field: string): string {
  const { value } = (node as Record<string, { value?: string }>)[field] ?? {};
  return typeof value === "string" ? value : "";
}
