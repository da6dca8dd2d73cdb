import Stripe from "stripe";
import { getEnv } from "@/lib/env/env";
import type { Locale } from "@/lib/i18n/locales";
import { fromStripeAmount, toStripeAmount } from "./stripe-amount";
import { tracedHttpClient } from "./traced-http-client";

let client: Stripe | undefined;

/** The client; for files of this folder. */
export function stripe(): Stripe {
  if (client) return client;
  const { STRIPE_SECRET_KEY: key, STRIPE_API_URL: apiUrl } = getEnv();
  const httpClient = tracedHttpClient(Stripe.createNodeHttpClient());
  const options = { maxNetworkRetries: 2, timeout: 10_000, telemetry: false, httpClient };
  const target = apiUrl ? new URL(apiUrl) : null;
  client = target
    ? new Stripe(key, { ...options, host: target.hostname, port: target.port, protocol: protocolOf(target) })
    : new Stripe(key, options);
  return client;
}

const protocolOf = (url: URL) => (url.protocol === "https:" ? "https" : "http");

export type PaymentSessionRequest = {
  orderId: string;
  attempt: number;
  email: string;
  locale: Locale;
  currency: string;
  /** The order in a line, where it has too many, and for the merchant. */
  name: string;
  lines: { name: string; description: string; amountMinor: number }[];
  /** manual: the money is held until it is captured. */
  captureMethod: "automatic" | "manual";
  expiresAt: Date;
  successUrl: string;
  cancelUrl: string;
};

export type PaymentSession = { id: string; url: string | null };

/** What the provider says about one attempt to pay, in our words and units. */
export type PaymentTruth = {
  sessionStatus: "open" | "complete" | "expired";
  sessionUrl: string | null;
  intentId: string | null;
  intentStatus: "succeeded" | "requires_capture" | "processing" | "canceled" | "open" | "none";
  currency: string;
  amountMinor: number;
  capturedMinor: number;
  refundedMinor: number;
  /** Of an authorization, what was let go when a part of it was captured. */
  releasedMinor: number;
  /** When the provider lets go of what is authorized and not captured. */
  authorizedUntil: Date | null;
  livemode: boolean;
  declineReason: string | null;
};

/** Two tries in less than ten seconds: then whoever waits is told, and the same goes on later. */
const WHILE_SOMEBODY_WAITS = { timeout: 4000, maxNetworkRetries: 1 };

/** Stripe refuses more lines than a hundred; discounts and shipping need room too. */
const MAX_LINES = 90;
const MAX_NAME_LENGTH = 250;

/**
 * Makes the payment page of one attempt. The same attempt again answers the same page: the key is order and
 * attempt.
 *
 * @throws Stripe.errors.StripeError; `findRefusal` tells what cannot be cured by waiting.
 */
export async function createPaymentSession(request: PaymentSessionRequest): Promise<PaymentSession> {
  const metadata = { orderId: request.orderId, attempt: String(request.attempt) };
  const session = await stripe().checkout.sessions.create(
    {
      mode: "payment",
      locale: request.locale,
      client_reference_id: request.orderId,
      customer_email: request.email,
      line_items: collapse(request).map((line) => ({
        quantity: 1,
        price_data: {
          currency: request.currency.toLowerCase(),
          unit_amount: toStripeAmount(line.amountMinor, request.currency),
          product_data: {
            name: line.name.slice(0, MAX_NAME_LENGTH),
            ...(line.description ? { description: line.description.slice(0, MAX_NAME_LENGTH) } : {}),
          },
        },
      })),
      metadata,
      payment_intent_data: {
        metadata,
        description: request.name,
        ...(request.captureMethod === "manual" ? { capture_method: "manual" as const } : {}),
      },
      expires_at: Math.floor(request.expiresAt.getTime() / 1000),
      success_url: request.successUrl,
      cancel_url: request.cancelUrl,
    },
    { idempotencyKey: `${request.orderId}-${request.attempt}`, ...WHILE_SOMEBODY_WAITS },
  );
  return { id: session.id, url: session.url };
}

function collapse(request: PaymentSessionRequest): PaymentSessionRequest["lines"] {
  if (request.lines.length <= MAX_LINES) return request.lines;
  const amountMinor = request.lines.reduce((sum, line) => sum + line.amountMinor, 0);
  return [{ name: request.name, description: "", amountMinor }];
}

/** Asks the provider for the truth about a session. */
export async function retrievePaymentTruth(sessionId: string): Promise<PaymentTruth> {
  return toTruth(
    await stripe().checkout.sessions.retrieve(
      sessionId,
      { expand: ["payment_intent.latest_charge"] },
      WHILE_SOMEBODY_WAITS,
    ),
  );
}

/** Ends a session that nobody may pay any more; one that is over already stays as it is. */
export async function expirePaymentSession(sessionId: string): Promise<PaymentTruth> {
  try {
    await stripe().checkout.sessions.expire(sessionId, undefined, {
      idempotencyKey: `expire-${sessionId}`,
      ...WHILE_SOMEBODY_WAITS,
    });
  } catch (error) {
    // Complete or expired in the meantime: the retrieval below tells which.
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
  }
  return retrievePaymentTruth(sessionId);
}

function toTruth(session: Stripe.Checkout.Session): PaymentTruth {
  const intent = typeof session.payment_intent === "object" ? session.payment_intent : null;
  const charge = typeof intent?.latest_charge === "object" ? intent.latest_charge : null;
  const currency = (session.currency ?? "").toUpperCase();
  return {
    sessionStatus: sessionStatus(session),
    sessionUrl: session.url,
    intentId: intent?.id ?? null,
    intentStatus: intentStatus(intent),
    currency,
    amountMinor: fromStripeAmount(session.amount_total ?? 0, currency),
    capturedMinor: fromStripeAmount(intent?.amount_received ?? 0, currency),
    refundedMinor: fromStripeAmount(charge?.amount_refunded ?? 0, currency),
    releasedMinor: charge?.captured ? fromStripeAmount(charge.amount - charge.amount_captured, currency) : 0,
    authorizedUntil: charge && !charge.captured ? authorizedUntil(charge) : null,
    livemode: session.livemode,
    declineReason: declineReason(intent?.last_payment_error),
  };
}

/** Methods that do not say it hold for a week: https://docs.stripe.com/payments/place-a-hold-on-a-payment-method */
function authorizedUntil({ created, payment_method_details: details }: Stripe.Charge): Date {
  const seconds = details?.card?.capture_before ?? created + 7 * 24 * 60 * 60;
  return new Date(seconds * 1000);
}

/** The provider's code for it, for its words are English: a page says it in the shopper's language. */
function declineReason(error: Stripe.PaymentIntent.LastPaymentError | null | undefined): string | null {
  return error ? (error.decline_code ?? error.code ?? "card_declined") : null;
}

// The SDK types statuses openly: one that is new to us is treated as still open, and asked about again.
function sessionStatus({ status }: Stripe.Checkout.Session): PaymentTruth["sessionStatus"] {
  return (["complete", "expired"] as const).find((known) => known === status) ?? "open";
}

function intentStatus(intent: Stripe.PaymentIntent | null): PaymentTruth["intentStatus"] {
  if (!intent) return "none";
  const known = (["succeeded", "requires_capture", "processing", "canceled"] as const).find(
    (status) => status === intent.status,
  );
  return known ?? "open";
}

export type ProviderEvent = {
  id: string;
  type: string;
  livemode: boolean;
  /** The provider's id of what it is about: a session, an intent, a refund, a dispute. */
  objectId: string | null;
  /** What we wrote there of ours; others who use the same account write what they like. */
  orderId: string | null;
  refundId: string | null;
};

/**
 * Verifies a webhook's signature on the raw body.
 *
 * @returns null when the signature is wrong or stale.
 */
export function readProviderEvent(rawBody: string, signature: string): ProviderEvent | null {
  try {
    const event = stripe().webhooks.constructEvent(rawBody, signature, getEnv().STRIPE_WEBHOOK_SECRET);
    const object = event.data.object as { id?: string; metadata?: Record<string, string> | null };
    return {
      objectId: object.id ?? null,
      refundId: object.metadata?.refundId ?? null,
      id: event.id,
      type: event.type,
      livemode: event.livemode,
      orderId: object.metadata?.orderId ?? null,
    };
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return null;
    throw error;
  }
}

/** Why the provider said no, where the same again cannot help; null where it may yet work. */
export function findRefusal(error: unknown): "amount_too_small" | "amount_too_large" | "other" | null {
  if (error instanceof Stripe.errors.StripeCardError) return "other";
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) return null;
  return (["amount_too_small", "amount_too_large"] as const).find((code) => code === error.code) ?? "other";
}

/**
 * True when the provider has done something else under this key: what was asked for can only be had under another one.
 * One that is in use right now is none of these.
 */
export function isKeyConflict(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeIdempotencyError && error.statusCode === 400;
}

/** True when the provider's client failed, whether the provider answered or not: no bug of ours. */
export function isProviderError(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError;
}

/** True when the provider was reached and answered, though with an error. */
export function isProviderAnswer(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.statusCode !== undefined;
}

/** True when the key is a live one: its sessions must be live too. */
export function expectsLivemode(): boolean {
  return /^(sk|rk)_live_/.test(getEnv().STRIPE_SECRET_KEY);
}
