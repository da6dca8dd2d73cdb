import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Translations } from "@/db/columns";
import { media, productOption, productOptionValue } from "@/db/schema/catalog";
import { sanitizeText } from "@/lib/content/sanitize-html";
import { AppError } from "@/lib/errors/app-error";
import { type ProductParts, type ProductRow, selectProductParts } from "../queries";
import type { ProductTextsInput, ProductTranslationsInput } from "./schema";

/**
 * Writes a product's texts in other languages to its options, their values and its pictures. The caller holds the
 * product's lock, writes what is answered into its row, and refreshes the listing.
 *
 * @returns the `translations` of the product's own row.
 * @throws AppError `validation_failed` for an option, value or picture that the product has not, and for two values
 * of an option that would be called the same.
 */
export async function saveTranslations(
  db: Db,
  row: ProductRow,
  input: ProductTranslationsInput,
): Promise<ProductRow["translations"]> {
  const parts = await selectProductParts(db, row.id);
  let own = row.translations;
  for (const [locale, texts] of Object.entries(input)) {
    if (!texts) continue;
    const { description, options = [], images = [], ...plain } = texts;
    const descriptionHtml = description === undefined ? undefined : sanitizeText(description);
    own = merge(own, locale, { ...plain, descriptionHtml });
    for (const [index, option] of options.entries())
      await saveOption(db, parts, locale, option, `translations.${locale}.options.${index}`);
    for (const [index, { imageId, alt }] of images.entries()) {
      const picture = parts.pictures.find(({ id }) => id === imageId);
      if (!picture)
        throw refused(`translations.${locale}.images.${index}.imageId`, "No picture of the product");
      const translations = merge(picture.translations, locale, { alt });
      await db.update(media).set({ translations }).where(eq(media.id, imageId));
    }
  }
  return own;
}

type OptionInput = NonNullable<ProductTextsInput["options"]>[number];

async function saveOption(
  db: Db,
  { options, values }: ProductParts,
  locale: string,
  input: OptionInput,
  path: string,
): Promise<void> {
  const option = options.find(({ name }) => name === input.option);
  if (!option) throw refused(`${path}.option`, `The product has no option ${input.option}`);
  const translations = merge(option.translations, locale, { name: input.name });
  await db.update(productOption).set({ translations }).where(eq(productOption.id, option.id));
  const called = new Map(
    values
      .filter(({ optionId }) => optionId === option.id)
      .map((row) => [row.value, { row, label: row.translations[locale]?.value ?? "" }]),
  );
  for (const [index, { value, label }] of (input.values ?? []).entries()) {
    const known = called.get(value);
    if (!known) throw refused(`${path}.values.${index}.value`, `${input.option} has no value ${value}`);
    called.set(value, { ...known, label });
  }
  const shown = [...called].map(([value, { label }]) => label || value);
  for (const [index, { value, label }] of (input.values ?? []).entries()) {
    const twice = shown.filter((other) => other === (label || value)).length > 1;
    if (twice) throw refused(`${path}.values.${index}.label`, `Another value is called ${label || value}`);
    const row = called.get(value)?.row;
    if (!row) continue;
    await db
      .update(productOptionValue)
      .set({ translations: merge(row.translations, locale, { value: label }) })
      .where(eq(productOptionValue.id, row.id));
  }
}

/** What is not named stays; what is empty goes. */
function merge<Texts extends object>(
  all: Translations<Texts>,
  locale: string,
  patch: { [Field in keyof Texts]?: Texts[Field] | undefined },
): Translations<Texts> {
  const named = Object.entries(patch).filter(([, text]) => text !== undefined);
  const merged = Object.entries({ ...all[locale], ...Object.fromEntries(named) });
  const kept = merged.filter(([, text]) => text !== "" && Object.keys(text as object | string).length > 0);
  const { [locale]: _, ...others } = all;
  return kept.length > 0 ? { ...others, [locale]: Object.fromEntries(kept) as Texts } : others;
}

function refused(path: string, message: string): AppError {
  return new AppError("validation_failed", message, { fields: [{ path, code: "invalid", message }] });
}
