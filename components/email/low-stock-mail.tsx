import { Text } from "@react-email/components";
import type { LowVariant } from "@/lib/inventory/list-low-stock";
import { MailFrame, MailLink, mailText } from "./mail-frame";

type Props = {
  variants: readonly LowVariant[];
  /** All of them, where not all are listed. */
  count: number;
  /** Of the admin's list of products; a product's own page is below it. */
  url: string;
};

/** What has become low, and where to order more. In English, as the admin is. */
export function LowStockMail({ variants, count, url }: Props) {
  const title = count === 1 ? "One variant is low" : `${count} variants are low`;
  const others = count - variants.length;
  return (
    <MailFrame locale="en" preview={variants.map((variant) => variant.title).join(", ")} title={title}>
      {variants.map(({ productId, title: goods, variantTitle, sku, free }) => (
        <Text key={`${productId} ${variantTitle} ${sku}`} style={mailText}>
          {`${free === 0 ? "None" : free} left: `}
          <MailLink href={`${url}/${productId}`}>
            {variantTitle === "Default" ? goods : `${goods}, ${variantTitle}`}
          </MailLink>
          {sku ? ` (${sku})` : ""}
        </Text>
      ))}
      {others > 0 ? <Text style={mailText}>{`And ${others} others.`}</Text> : null}
      <Text style={mailText}>
        Each is told once. It is told again when there was enough of it in between.
      </Text>
    </MailFrame>
  );
}
