import compile from "icu-minify/compile";
import { catalogs, type Namespace } from "./catalogs";
import type { Locale } from "./locales";
import { type Compiled, createTranslator, type Translator, type Words } from "./translator";

const compiled = new Map<string, Compiled>();

/**
 * Some of a language's messages, ready to be formatted. Compiled here, once: so the browser needs no parser of ICU
 * syntax, which is larger than all of our code on a product's page.
 */
export function getMessages(locale: Locale, ...namespaces: Namespace[]): Compiled {
  return Object.fromEntries(namespaces.map((namespace) => [namespace, compileOnce(locale, namespace)]));
}

/** The words of a namespace outside of components: mails, feeds, metadata. */
export function getTranslator<Name extends Words>(locale: Locale, name: Name): Translator<Name> {
  const [namespace] = name.split(".") as [Namespace];
  return createTranslator(locale, getMessages(locale, namespace), name);
}

function compileOnce(locale: Locale, namespace: Namespace): Compiled {
  const key = `${locale}/${namespace}`;
  const found = compiled.get(key) ?? compileAll(catalogs[locale][namespace]);
  compiled.set(key, found);
  return found;
}

/** Compiled messages hold objects without a prototype, which React does not send to the browser: hence the copy. */
function compileAll(messages: object): Compiled {
  const entries = Object.entries(messages).map(([key, value]) => [
    key,
    typeof value === "string" ? JSON.parse(JSON.stringify(compile(value))) : compileAll(value),
  ]);
  return Object.fromEntries(entries);
}
