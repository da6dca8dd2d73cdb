import type { MethodDraft } from "./schema";

type Texts = { name?: string; estimate?: string };

/** Translations as they are stored: without empty texts, for those show the original. */
export function toTexts(translations: MethodDraft["translations"]): { [locale: string]: Texts } {
  return Object.fromEntries(
    Object.entries(translations).flatMap(([locale, texts]) => {
      const kept = Object.entries(texts ?? {}).filter(([, text]) => text !== "");
      return kept.length > 0 ? [[locale, Object.fromEntries(kept) as Texts]] : [];
    }),
  );
}
