import type { ComponentProps } from "react";
import { useLocale } from "#words";
import { WordsProvider } from "@/components/i18n/words-provider";
import type { PublishedProduct } from "@/lib/catalog/schema";
import { getMessages } from "@/lib/i18n/messages";
import { AddToCartFields } from "./add-to-cart-fields";
import { packVariants } from "./packed-variants";

type Props = Omit<ComponentProps<typeof AddToCartFields>, "packed"> & Pick<PublishedProduct, "variants">;

/** Price, options and the form of a product's page, with the words that it needs in the browser. */
export function AddToCartForm({ variants, ...props }: Props) {
  const locale = useLocale();
  return (
    <WordsProvider locale={locale} messages={getMessages(locale, "purchase")}>
      <AddToCartFields packed={packVariants(variants)} {...props} />
    </WordsProvider>
  );
}
