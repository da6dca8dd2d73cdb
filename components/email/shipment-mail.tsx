import { Body, Container, Head, Heading, Html, Link, Preview, Text } from "@react-email/components";

const text = { fontSize: "15px", lineHeight: "24px", color: "#1f2421", margin: "0 0 8px" };

type Props = {
  orderNumber: string;
  carrier: string;
  trackingNumber: string;
  trackingUrl: string;
  lines: { title: string; quantity: number }[];
  /** Whether something of the order is still to come. */
  isPart: boolean;
  url: string;
};

/** What has left, and where to follow it. */
export function ShipmentMail({ orderNumber, carrier, trackingNumber, trackingUrl, lines, ...rest }: Props) {
  const tracking = [carrier, trackingNumber].filter(Boolean).join(" ");
  return (
    <Html lang="en">
      <Head />
      <Preview>{`Order ${orderNumber} is on its way`}</Preview>
      <Body style={{ backgroundColor: "#f6f4ef", fontFamily: "Helvetica, Arial, sans-serif" }}>
        <Container
          style={{ backgroundColor: "#ffffff", padding: "32px", margin: "24px auto", maxWidth: "560px" }}
        >
          <Heading style={{ fontSize: "22px", margin: "0 0 16px" }}>
            {`${rest.isPart ? "A part of order" : "Order"} ${orderNumber} is on its way`}
          </Heading>
          {lines.map(({ title, quantity }) => (
            <Text key={title} style={text}>{`${quantity} × ${title}`}</Text>
          ))}
          {tracking ? <Text style={text}>{`Sent with ${tracking}.`}</Text> : null}
          {trackingUrl ? (
            <Text style={text}>
              <Link href={trackingUrl} style={{ color: "#1d4d3f" }}>
                Follow the parcel
              </Link>
            </Text>
          ) : null}
          {rest.isPart ? <Text style={text}>The rest follows, and we will write again.</Text> : null}
          <Link href={rest.url} style={{ color: "#1d4d3f" }}>
            See your order
          </Link>
        </Container>
      </Body>
    </Html>
  );
}
