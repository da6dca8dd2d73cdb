"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { TextAreaField, TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { updateTranslationsAction } from "@/lib/catalog/actions";
import type { AdminProduct } from "@/lib/catalog/schema";
import { savedMeanwhile } from "./saved-meanwhile";
import { SavedNote } from "./saved-note";

const idle: ActionState<AdminProduct> = { status: "idle" };
const languages = new Intl.DisplayNames("en", { type: "language" });

type Props = { product: AdminProduct; locale: keyof AdminProduct["translations"] };

/** The product's texts in another language. What is left empty shows as in the original. */
export function TranslationForm({ product, locale }: Props) {
  const [state, action, pending] = useActionState(updateTranslationsAction, idle);
  const language = languages.of(locale) ?? locale;
  const own = product.translations[locale];
  /** What every field of the form needs; `path` is the field's place in the input. */
  const field = (path: string, label: string, now: string, original: string) => {
    const name = `translations.${locale}.${path}`;
    const below = savedMeanwhile(state, name, now) ?? (original ? `Original: ${original}` : undefined);
    return {
      id: name.replaceAll(".", "-"),
      name,
      label: `${language}: ${label}`,
      defaultValue: typedValue(state, name, now),
      error: fieldError(state, name),
      hint: below,
    };
  };
  const hidden = (path: string, value: string) => (
    <input type="hidden" name={`translations.${locale}.${path}`} value={value} />
  );
  const pictures = product.images.flatMap((image, index) => {
    const at = own.images.findIndex(({ imageId }) => imageId === image.id);
    return at < 0 ? [] : [{ image, place: index + 1, at, alt: own.images[at]?.alt ?? "" }];
  });
  return (
    <section className="max-w-3xl">
      <h2 className="mb-3 text-lg font-medium">{language}</h2>
      <form action={action} className="grid gap-4">
        <ProblemAlert state={state} />
        <SavedNote state={state} />
        <input type="hidden" name="productId" value={product.id} />
        <input type="hidden" name="expectedVersion" value={product.version} />
        <TextField {...field("title", "name", own.title, product.title)} maxLength={255} lang={locale} />
        <TextAreaField {...field("description", "text (HTML)", own.description, "")} rows={7} lang={locale} />
        <TextField
          {...field("productType", "type", own.productType, product.productType)}
          maxLength={255}
          lang={locale}
        />
        <TextField
          {...field("seoTitle", "name for search engines", own.seoTitle, product.seo.title)}
          maxLength={255}
          lang={locale}
        />
        <TextField
          {...field(
            "seoDescription",
            "summary for search engines",
            own.seoDescription,
            product.seo.description,
          )}
          maxLength={1000}
          lang={locale}
        />
        {own.options.map(({ option, name, values }, index) => (
          <fieldset key={option} className="grid gap-4 rounded-xl border border-line p-4 sm:grid-cols-2">
            <legend className="px-1 text-sm font-medium">{`Option ${option}`}</legend>
            {hidden(`options.${index}.option`, option)}
            <TextField {...field(`options.${index}.name`, option, name, "")} maxLength={100} lang={locale} />
            {values.map(({ value, label }, at) => (
              <div key={value}>
                {hidden(`options.${index}.values.${at}.value`, value)}
                <TextField
                  {...field(`options.${index}.values.${at}.label`, value, label, "")}
                  maxLength={255}
                  lang={locale}
                />
              </div>
            ))}
          </fieldset>
        ))}
        {pictures.map(({ image, place, at, alt }) => (
          <div key={image.id}>
            {hidden(`images.${at}.imageId`, image.id)}
            <TextField
              {...field(`images.${at}.alt`, `what picture ${place} shows`, alt, image.alt)}
              maxLength={500}
              lang={locale}
            />
          </div>
        ))}
        <p>
          <Button disabled={pending}>{`Save ${language}`}</Button>
        </p>
      </form>
    </section>
  );
}
