import format, { type CompiledMessage } from "icu-minify/format";
import type { Messages } from "./catalogs";
import type { Locale } from "./locales";

/** Messages of one language, compiled (messages.ts): a tree of them. */
export type Compiled = { [name: string]: CompiledMessage | Compiled };

type Leaves<Tree> = Tree extends string
  ? never
  : {
      [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${Leaves<Tree[Key]>}`;
    }[keyof Tree & string];
type Branches<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? never : Key | `${Key}.${Branches<Tree[Key]>}`;
}[keyof Tree & string];
type At<Tree, Path extends string> = Path extends `${infer Key}.${infer Rest}`
  ? At<Tree[Key & keyof Tree], Rest>
  : Tree[Path & keyof Tree];

/** A namespace, or a part of one: `catalog`, `catalog.home`. */
export type Words = Branches<Messages>;

type Values = Readonly<Record<string, string | number>>;
type Rich<Node> = Readonly<Record<string, string | number | ((chunks: (string | Node)[]) => Node)>>;

export type Translator<Name extends Words> = {
  (key: Leaves<At<Messages, Name>>, values?: Values): string;
  /** For messages with `<tags>` in them: each is given a function that wraps what it holds. */
  rich<Node>(key: Leaves<At<Messages, Name>>, values: Rich<Node>): (string | Node)[];
};

/** The words of a namespace in a language, in server and browser alike. `tree` holds at least that namespace. */
export function createTranslator<Name extends Words>(
  locale: Locale,
  tree: Compiled,
  name: Name,
): Translator<Name> {
  const find = (key: string) => {
    let found: Compiled | CompiledMessage | undefined = tree;
    for (const step of `${name}.${key}`.split("."))
      found = typeof found === "object" ? (found as Compiled)[step] : undefined;
    // The compiler knows all keys: what is missing here was not sent to the browser.
    if (found === undefined) throw new Error(`No message ${name}.${key} at hand`);
    return found as CompiledMessage;
  };
  const translate = (key: string, values?: Values) =>
    format(find(key), locale, values, { formatters }) as string;
  return Object.assign(translate, {
    rich: <Node>(key: string, values: Rich<Node>) =>
      [format<Node>(find(key), locale, values, { formatters })].flat() as (string | Node)[],
  });
}

/** Making one costs far more than using it. */
function remember<Key extends string, Options, Made>(make: (locale: Key, options?: Options) => Made) {
  const made = new Map<string, Made>();
  return (locale: Key, options?: Options): Made => {
    const key = locale + JSON.stringify(options ?? {});
    const found = made.get(key) ?? make(locale, options);
    made.set(key, found);
    return found;
  };
}

const formatters = {
  getNumberFormat: remember(
    (locale: string, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
  ),
  getDateTimeFormat: remember(
    (locale: string, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
  ),
  getPluralRules: remember(
    (locale: string, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options),
  ),
} as Parameters<typeof format>[3]["formatters"];
