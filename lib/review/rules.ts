import type { OrderStatus } from "@/lib/order/rules";

/** Only who has paid can say what the thing is like. */
export function isPaid({ status }: { status: OrderStatus }): boolean {
  return status === "confirmed" || status === "completed";
}

/** The name that a form proposes: `Ada Lovelace` need not stand below a review in full. */
export function toShownName(fullName: string): string {
  const [first = "", ...others] = fullName.trim().split(/\s+/);
  const last = others.at(-1);
  return (last ? `${first} ${last.slice(0, 1).toUpperCase()}.` : first).slice(0, 60);
}
