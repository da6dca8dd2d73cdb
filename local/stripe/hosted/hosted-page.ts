import type { HttpAnswer, HttpRequest } from "../../http/serve";
import { authenticate } from "../authenticate";
import { type Call, inCall, type Service } from "../call";
import { lockPayment } from "../lock-payment";
import { type PayOutcome, paySession } from "../pay-session";
import { getHidden, getObject } from "../store";
import { StripeError } from "../stripe-error";
import type { CheckoutSession, PaymentIntent } from "../wire";
import { challengePage } from "./challenge-page";
import { backLink, page, redirect } from "./page";
import { payPage } from "./pay-page";
import { readPayForm } from "./read-pay-form";

/**
 * The pages that a shopper meets, on an origin of its own as Stripe's is; null for any other address. No
 * scripts.
 */
export async function hostedPage(service: Service, request: HttpRequest): Promise<HttpAnswer | null> {
  const [, kind, id] = /^\/c\/(pay|authenticate)\/(\w+)$/.exec(request.path) ?? [];
  if (!kind || !id) return null;
  if (request.method !== "GET" && request.method !== "POST") return notFound();
  const answer = kind === "pay" ? answerPay : answerChallenge;
  try {
    return await inCall(service, (call) => answer(call, request, id));
  } catch (error) {
    if (error instanceof StripeError && error.body.code === "resource_missing") return notFound();
    throw error;
  }
}

async function answerPay(call: Call, request: HttpRequest, sessionId: string): Promise<HttpAnswer> {
  const session = await getObject(call.tx, "checkout.session", sessionId);
  if (session.status !== "open") return closedPage(session);
  const { items } = await getHidden(call.tx, "checkout.session", sessionId);
  if (request.method === "GET") return payPage(session, items);
  const { number, email, typed, problem } = readPayForm(request.body, session.customer_email === null);
  if (problem) return payPage(session, items, typed, problem);
  const billing = { email: session.customer_email ?? email, name: null };
  return toAnswer(call, await paySession(call, sessionId, number, billing, typed));
}

async function answerChallenge(call: Call, request: HttpRequest, intentId: string): Promise<HttpAnswer> {
  const { intent, session } = await lockPayment(call.tx, intentId);
  if (session && session.status !== "open") return closedPage(session);
  if (intent.status !== "requires_action") return session?.url ? redirect(session.url) : doneElsewhere();
  if (request.method === "GET") return challengePage(session, intent);
  const completed = new URLSearchParams(request.body).get("result") === "complete";
  const outcome = await authenticate(call, intentId, completed ? "succeeded" : "failed");
  return outcome ? toAnswer(call, outcome) : doneElsewhere();
}

async function toAnswer(call: Call, outcome: PayOutcome): Promise<HttpAnswer> {
  const { session } = outcome;
  if (outcome.outcome === "challenged") return redirect(`/c/authenticate/${outcome.intent.id}`);
  if (outcome.outcome !== "declined") return closedPage(session);
  const { items } = await getHidden(call.tx, "checkout.session", session.id);
  const { typed } = await getHidden(call.tx, "payment_intent", outcome.intent.id);
  return payPage(session, items, typed, { message: reasonOf(outcome.intent), field: "card" });
}

const reasonOf = (intent: PaymentIntent) => intent.last_payment_error?.message ?? "The payment failed.";

function closedPage(session: CheckoutSession): HttpAnswer {
  if (session.status === "complete" && session.success_url) {
    return redirect(session.success_url.replaceAll("{CHECKOUT_SESSION_ID}", session.id));
  }
  return page(410, session, {
    title: "This payment page has expired",
    body: `<p>Nothing was charged.</p>${backLink(session)}`,
  });
}

const notFound = () =>
  page(404, null, { title: "Page not found", body: "<p>There is no such payment page.</p>" });

const doneElsewhere = () =>
  page(200, null, { title: "Thank you", body: "<p>You may close this page and go back to the shop.</p>" });
