import { translatedLocales } from "@/lib/i18n/locales";
import type { ProductParts, ProductRow } from "../queries";
import type { ProductTexts, ProductTranslations } from "./schema";

/** Everything of a product that can be translated, in each language; empty where it is not. */
export function toTranslations(row: ProductRow, parts: ProductParts): ProductTranslations {
  const entries = translatedLocales.map((locale): [string, ProductTexts] => {
    const own = row.translations[locale] ?? {};
    return [
      locale,
      {
        title: own.title ?? "",
        description: own.descriptionHtml ?? "",
        productType: own.productType ?? "",
        attributes: own.attributes ?? {},
        seoTitle: own.seoTitle ?? "",
        seoDescription: own.seoDescription ?? "",
        options: parts.options.map((option) => ({
          option: option.name,
          name: option.translations[locale]?.name ?? "",
          values: parts.values
            .filter(({ optionId }) => optionId === option.id)
            .map(({ value, translations }) => ({ value, label: translations[locale]?.value ?? "" })),
        })),
        images: parts.pictures.map(({ id, translations }) => ({
          imageId: id,
          alt: translations[locale]?.alt ?? "",
        })),
      },
    ];
  });
  return Object.fromEntries(entries) as ProductTranslations;
}
