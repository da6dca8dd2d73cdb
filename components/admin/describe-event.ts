import type { Order } from "@/lib/order/schema";

const names: Readonly<Record<string, string>> = {
  email: "E-mail",
  note: "Note",
  shippingAddress: "Shipping address",
  billingAddress: "Billing address",
};

/** What staff read beside an event of the timeline; empty where its name says all. */
export function describeEvent({ type, data }: Order["events"][number]): string {
  if (type === "drafted" && typeof data.number === "string") return data.number;
  if (type.startsWith("return_") && typeof data.number === "string") return data.number;
  if (type !== "edited") return "";
  // What was there before may have been forgotten.
  if (typeof data.before !== "object" || data.before === null) {
    const fields = Array.isArray(data.fields) ? data.fields.map(String) : [];
    return fields.map((name) => names[name] ?? name).join(", ");
  }
  const before = Object.entries(data.before).map(([name, value]) => {
    const words = typeof value === "object" && value !== null ? Object.values(value) : [value];
    return `${names[name] ?? name} was ${words.filter(Boolean).join(", ") || "empty"}`;
  });
  return before.join(". ");
}
