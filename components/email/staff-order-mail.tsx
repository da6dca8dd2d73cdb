import { Hr, Text } from "@react-email/components";
import { addressLines } from "@/lib/checkout/address-lines";
import { formatMoney } from "@/lib/money/money";
import type { Order } from "@/lib/order/schema";
import { MailFrame, MailLink, mailText } from "./mail-frame";

/** What was ordered, for whom, and where to pack it. In English, as the admin is. */
export function StaffOrderMail({ order, url }: { order: Order; url: string }) {
  const { number, lines, total, email, shippingAddress: address, shippingMethod, note } = order;
  const title = `New order ${number}`;
  const place = address
    ? [address.name, address.company, ...addressLines(address, "en"), address.phone].filter(
        (part) => part.trim() !== "",
      )
    : ["Nothing has to be sent."];
  return (
    <MailFrame locale="en" preview={`${formatMoney(total)} by ${email}`} title={title}>
      {lines.map(({ id, quantity, title: goods, variantTitle, sku, total: sum }) => (
        <Text key={id} style={mailText}>
          {`${quantity} × ${goods}${variantTitle === "Default" ? "" : ` (${variantTitle})`}${sku ? `, ${sku}` : ""} — ${formatMoney(sum)}`}
        </Text>
      ))}
      <Text style={mailText}>{`Total: ${formatMoney(total)}`}</Text>
      <Hr />
      <Text style={mailText}>{email}</Text>
      <Text style={mailText}>{place.map((part) => part.trim()).join(", ")}</Text>
      {shippingMethod ? <Text style={mailText}>{shippingMethod.name}</Text> : null}
      {note ? <Text style={mailText}>{`Note: ${note}`}</Text> : null}
      <Hr />
      <MailLink href={url}>Open it in the admin</MailLink>
    </MailFrame>
  );
}
