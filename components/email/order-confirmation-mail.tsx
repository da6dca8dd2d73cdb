import { Hr, Section, Text } from "@react-email/components";
import { addressLines } from "@/lib/checkout/address-lines";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import { formatMoney } from "@/lib/money/money";
import type { Address, Order } from "@/lib/order/schema";
import { MailFrame, MailLink, mailText } from "./mail-frame";

type Props = { locale: Locale; order: Order; url: string };

/** What was bought, what it cost, where it goes, and where to follow it. */
export function OrderConfirmationMail({ locale, order, url }: Props) {
  const t = getTranslator(locale, "mail");
  const words = getTranslator(locale, "mail.confirmation");
  const { number, subtotal, shipping, tax, taxIncluded, total, shippingAddress } = order;
  const sums = [
    words("subtotal", { amount: formatMoney(subtotal, locale) }),
    ...order.discounts
      .filter((discount) => !discount.shipping)
      .map(({ name, code, amount: { amount, currency } }) =>
        words("discount", {
          name: code ? `${name} (${code})` : name,
          amount: formatMoney({ amount: -amount, currency }, locale),
        }),
      ),
    words("shipping", { amount: formatMoney(shipping, locale) }),
    words(taxIncluded ? "taxIncluded" : "tax", { amount: formatMoney(tax, locale) }),
    words("total", { amount: formatMoney(total, locale) }),
  ];
  return (
    <MailFrame
      locale={locale}
      preview={words(order.authorized ? "previewAuthorized" : "preview", {
        total: formatMoney(total, locale),
      })}
      title={words("title", { number })}
    >
      <Text style={mailText}>{words("text")}</Text>
      {order.authorized ? <Text style={mailText}>{words("authorized")}</Text> : null}
      <Hr />
      <Section>
        {order.lines.map((line) => (
          <Text key={line.id} style={mailText}>
            {words(line.variantTitle === "Default" ? "line" : "lineOf", {
              quantity: line.quantity,
              title: line.title,
              variant: line.variantTitle,
              amount: formatMoney(
                { amount: line.unitPrice.amount * line.quantity, currency: line.unitPrice.currency },
                locale,
              ),
            })}
          </Text>
        ))}
      </Section>
      <Hr />
      <Section>
        {sums.map((sum) => (
          <Text key={sum} style={mailText}>
            {sum}
          </Text>
        ))}
      </Section>
      {shippingAddress ? (
        <Text style={mailText}>{words("to", { address: toOneLine(shippingAddress, locale) })}</Text>
      ) : null}
      <Hr />
      <MailLink href={url}>{t("seeOrder")}</MailLink>
    </MailFrame>
  );
}

function toOneLine(address: Address, locale: Locale): string {
  return [address.name, ...addressLines(address, locale)].filter((part) => part.trim() !== "").join(", ");
}
