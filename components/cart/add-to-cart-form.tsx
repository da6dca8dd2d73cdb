import type { ComponentProps } from "react";
import { useLocale } from "#words";
import { WordsProvider } from "@/components/i18n/words-provider";
import { getMessages } from "@/lib/i18n/messages";
import { AddToCartFields } from "./add-to-cart-fields";

/** Price, options and the form of a product's page, with the words that it needs in the browser. */
export function AddToCartForm(props: ComponentProps<typeof AddToCartFields>) {
  const locale = useLocale();
  // Products that are sold out, at least in part, have one more form.
  const more = props.variants.every(({ inStock }) => inStock) ? [] : (["backInStockForm"] as const);
  return (
    <WordsProvider locale={locale} messages={getMessages(locale, "purchase", ...more)}>
      <AddToCartFields {...props} />
    </WordsProvider>
  );
}
