import type { ReactNode } from "react";
import { useLocale } from "#words";
import { WordsProvider } from "@/components/i18n/words-provider";
import type { PublishedProduct } from "@/lib/catalog/schema";
import { getMessages } from "@/lib/i18n/messages";

type Props = { variants: PublishedProduct["variants"]; children: ReactNode };

/** The words of the form are sent with pages of products that are sold out, at least in part. */
export function BackInStockWords({ variants, children }: Props) {
  const locale = useLocale();
  if (variants.every(({ inStock }) => inStock)) return children;
  return (
    <WordsProvider locale={locale} messages={getMessages(locale, "backInStockForm")}>
      {children}
    </WordsProvider>
  );
}
