import { escapeHtml, type HttpAnswer } from "../../http/serve";
import { formatAmount } from "../amounts";
import type { CheckoutSession, PaymentIntent } from "../wire";
import { page } from "./page";

/** What the shopper's bank would ask. Whoever leaves it unanswered has not paid. */
export function challengePage(session: CheckoutSession | null, intent: PaymentIntent): HttpAnswer {
  const amount = escapeHtml(formatAmount(intent.amount, intent.currency));
  return page(200, session, {
    title: "Confirm it is you",
    body: `<p>Your bank asks you to confirm a payment of <strong>${amount}</strong> (3-D Secure).</p>
<form method="post"><button name="result" value="complete">Complete authentication</button>
<button class="plain" name="result" value="fail">Fail authentication</button></form>`,
  });
}
