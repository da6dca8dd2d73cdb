import { Alert } from "@/components/ui/alert";
import { formatMoney } from "@/lib/money/money";
import type { Order } from "@/lib/order/schema";
import { WARNING_HOURS } from "@/lib/payment/rules";
import { formatTime } from "./format-time";

/** What staff must know of an order's money before they do anything else with it. */
export function PaymentNote({ order }: { order: Order }) {
  const note = findNote(order);
  return note ? (
    <div className="mb-6">
      <Alert tone={note.isUrgent ? "danger" : "success"}>{note.text}</Alert>
    </div>
  ) : null;
}

function findNote({ status, paymentStatus, authorized, captured, total }: Order) {
  if (status !== "confirmed" && status !== "completed") return null;
  if (authorized) {
    const { amount, until } = authorized;
    const isUrgent = until !== null && Date.parse(until) - Date.now() < WARNING_HOURS * 60 * 60 * 1000;
    const end = until ? ` The authorization ends on ${formatTime(until)}${isUrgent ? ", soon" : ""}.` : "";
    return { isUrgent, text: `${formatMoney(amount)} is authorized and not captured.${end}` };
  }
  if (paymentStatus === "failed") {
    const text =
      "The authorization is over, and no money was captured. Come to terms with the customer, or cancel the order.";
    return { isUrgent: true, text };
  }
  if (captured.amount === 0 || captured.amount === total.amount) return null;
  const text = `${formatMoney(captured)} of ${formatMoney(total)} was captured; the rest of the authorization was let go.`;
  return { isUrgent: false, text };
}
