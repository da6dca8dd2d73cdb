import { Body, Container, Head, Heading, Html, Link, Preview, Text } from "@react-email/components";
import { formatMoney, type Money } from "@/lib/money/money";

const text = { fontSize: "15px", lineHeight: "24px", color: "#1f2421", margin: "0 0 8px" };

type Props = { orderNumber: string; amount: Money; reason: string | null; url: string };

/** How much money went back, and why. */
export function RefundMail({ orderNumber, amount, reason, url }: Props) {
  const sentence = `We have sent ${formatMoney(amount)} back to you.`;
  return (
    <Html lang="en">
      <Head />
      <Preview>{sentence}</Preview>
      <Body style={{ backgroundColor: "#f6f4ef", fontFamily: "Helvetica, Arial, sans-serif" }}>
        <Container
          style={{ backgroundColor: "#ffffff", padding: "32px", margin: "24px auto", maxWidth: "560px" }}
        >
          <Heading
            style={{ fontSize: "22px", margin: "0 0 16px" }}
          >{`A refund for order ${orderNumber}`}</Heading>
          {reason ? <Text style={text}>{reason}</Text> : null}
          <Text style={text}>{`${sentence} Banks take up to ten days to show it.`}</Text>
          <Link href={url} style={{ color: "#1d4d3f" }}>
            See your order
          </Link>
        </Container>
      </Body>
    </Html>
  );
}
