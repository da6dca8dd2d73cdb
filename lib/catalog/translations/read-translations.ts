type Fields = Record<string, unknown>;

/** Translations as a form sends them: its fields know lists only as numbered names. What is no list stays as it is. */
export function readTranslations(typed: unknown): unknown {
  if (!isFields(typed)) return typed;
  return Object.fromEntries(
    Object.entries(typed).map(([locale, texts]) => {
      if (!isFields(texts)) return [locale, texts];
      const options = toList(texts.options);
      return [
        locale,
        {
          ...texts,
          images: toList(texts.images),
          options: Array.isArray(options)
            ? options.map((option: unknown) =>
                isFields(option) ? { ...option, values: toList(option.values) } : option,
              )
            : options,
        },
      ];
    }),
  );
}

function toList(typed: unknown): unknown {
  if (!isFields(typed)) return typed;
  // Names that are whole numbers come in their order.
  return Object.keys(typed).every((name) => /^\d{1,4}$/.test(name)) ? Object.values(typed) : typed;
}

const isFields = (typed: unknown): typed is Fields => typeof typed === "object" && typed !== null;
