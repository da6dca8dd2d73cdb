/**
 * Puts values into `{name}`s. For words that come with code that is loaded late, as they are written: nothing in the
 * browser reads ICU syntax, and they may use nothing else of it. A test holds them to that.
 */
export function fillWords(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
