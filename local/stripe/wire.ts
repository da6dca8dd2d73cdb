import type Stripe from "stripe";

/**
 * What a type of the SDK looks like as it is stored and sent: decimals are text, references are ids until
 * they are expanded, and `lastResponse` is the SDK's own.
 */
type Wire<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends Stripe.Decimal
    ? string
    : T extends readonly (infer Element)[]
      ? Wire<Reference<Element>>[]
      : T extends object
        ? { [K in keyof T as K extends "lastResponse" ? never : K]: Wire<Reference<T[K]>> }
        : T;

type Reference<T> = [Extract<T, string>] extends [never] ? T : Exclude<T, { id: string }>;

export type CheckoutSession = Wire<Stripe.Checkout.Session>;
export type LineItem = Wire<Stripe.LineItem>;
export type PaymentIntent = Wire<Stripe.PaymentIntent>;
export type PaymentMethod = Wire<Stripe.PaymentMethod>;
export type Charge = Wire<Stripe.Charge>;
export type Refund = Wire<Stripe.Refund>;
export type Dispute = Wire<Stripe.Dispute>;
export type Customer = Wire<Stripe.Customer>;
/** An event's object is whatever it is about. */
export type StripeEvent = Omit<Wire<Stripe.EventBase>, "data" | "object"> & {
  object: "event";
  type: Stripe.Event["type"];
  data: { object: unknown; previous_attributes?: Record<string, unknown> };
};

/** Every kind of object that is stored, by the name that it bears on the wire. */
export type Objects = {
  "checkout.session": CheckoutSession;
  payment_intent: PaymentIntent;
  payment_method: PaymentMethod;
  charge: Charge;
  refund: Refund;
  dispute: Dispute;
  customer: Customer;
  event: StripeEvent;
};

export type Kind = keyof Objects;
