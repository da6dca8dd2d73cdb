import { Body, Container, Head, Heading, Html, Link, Preview, Text } from "@react-email/components";

const text = { fontSize: "15px", lineHeight: "24px", color: "#1f2421", margin: "0 0 8px" };

type Props = { orderNumber: string; wasPaid: boolean; isUnpaid: boolean; url: string };

/** That an order has ended, why, and how to order again. */
export function CancellationMail({ orderNumber, wasPaid, isUnpaid, url }: Props) {
  const sentence = isUnpaid
    ? "No payment reached us in time, so the order has ended. Nothing was charged."
    : wasPaid
      ? "We had to cancel your order. What you paid goes back the way it came."
      : "Your order was canceled. Nothing was charged.";
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
          >{`Order ${orderNumber} was canceled`}</Heading>
          <Text style={text}>{sentence}</Text>
          <Link href={url} style={{ color: "#1d4d3f" }}>
            {isUnpaid ? "Order again" : "See your order"}
          </Link>
        </Container>
      </Body>
    </Html>
  );
}
