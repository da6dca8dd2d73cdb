import {
  Body,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Section,
  Text,
} from "@react-email/components";
import { formatMoney } from "@/lib/money/money";
import type { Order } from "@/lib/order/schema";

const text = { fontSize: "15px", lineHeight: "24px", color: "#1f2421", margin: "0 0 8px" };

/** What was bought, what it cost, where it goes, and where to follow it. */
export function OrderConfirmationMail({ order, url }: { order: Order; url: string }) {
  const rows: [string, string][] = [
    ["Subtotal", formatMoney(order.subtotal)],
    ["Shipping", formatMoney(order.shipping)],
    [order.taxIncluded ? "Including tax" : "Tax", formatMoney(order.tax)],
    ["Total", formatMoney(order.total)],
  ];
  const address = order.shippingAddress;
  return (
    <Html lang="en">
      <Head />
      <Preview>{`Thank you. ${formatMoney(order.total)} is paid, and we are packing.`}</Preview>
      <Body style={{ backgroundColor: "#f6f4ef", fontFamily: "Helvetica, Arial, sans-serif" }}>
        <Container
          style={{ backgroundColor: "#ffffff", padding: "32px", margin: "24px auto", maxWidth: "560px" }}
        >
          <Heading
            style={{ fontSize: "22px", margin: "0 0 16px" }}
          >{`Order ${order.number} is confirmed`}</Heading>
          <Text style={text}>Thank you for your order. We will write again when it is on its way.</Text>
          <Hr />
          <Section>
            {order.lines.map((line) => (
              <Text key={line.id} style={text}>
                {`${line.quantity} × ${line.title} (${line.variantTitle}) — ${formatMoney({
                  amount: line.unitPrice.amount * line.quantity,
                  currency: line.unitPrice.currency,
                })}`}
              </Text>
            ))}
          </Section>
          <Hr />
          <Section>
            {rows.map(([label, value]) => (
              <Text key={label} style={text}>{`${label}: ${value}`}</Text>
            ))}
          </Section>
          {address ? (
            <Text style={text}>
              {`To ${[address.name, address.line1, address.line2, `${address.postalCode} ${address.city}`, address.region, address.country].filter((part) => part.trim() !== "").join(", ")}`}
            </Text>
          ) : null}
          <Hr />
          <Link href={url} style={{ color: "#1d4d3f" }}>
            See your order
          </Link>
        </Container>
      </Body>
    </Html>
  );
}
