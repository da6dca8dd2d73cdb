import { z } from "zod";
import { type HttpAnswer, type HttpRequest, json } from "../http/serve";
import { authenticate } from "./authenticate";
import { type Call, inCall, type Service } from "./call";
import { expireAuthorization } from "./cancel-intent";
import { digitsOf, findTestNumber } from "./cards";
import type { DeliveryMode } from "./deliver-events";
import type { Faults } from "./faults";
import { lockPayment } from "./lock-payment";
import { paySession } from "./pay-session";
import { settleDebit } from "./settle-debit";
import { settleRefund } from "./settle-refund";
import { getObject } from "./store";
import { invalidRequest, noSuch } from "./stripe-error";

export type ControlState = { delivery: DeliveryMode; faults: Faults };

const deliveryInput = z.object({
  mode: z.enum(["normal", "hold", "duplicate", "shuffle"]),
  count: z.int().min(1).max(10).default(2),
});
const faultsInput = z.object({
  mode: z.enum(["none", "refuse", "fail", "hang", "fail_after"]),
  count: z.int().min(1).max(10_000).default(1),
});
const cardInput = z.object({ card: z.string().max(30) });
const outcomeInput = z.object({ outcome: z.enum(["succeeded", "failed"]) });

type Control = (service: Service, state: ControlState, body: unknown, id: string) => Promise<unknown>;
type ControlRoute = { method: "GET" | "POST"; path: RegExp; control: Control };

const controls: ControlRoute[] = [
  {
    method: "GET",
    path: /^checkout\/sessions\/(\w+)$/,
    control: (service, _state, _body, id) =>
      inCall(service, ({ tx }) => getObject(tx, "checkout.session", id)),
  },
  {
    method: "POST",
    path: /^checkout\/sessions\/(\w+)\/complete$/,
    control: (service, _state, body, id) =>
      inCall(service, (call) => completeCheckout(call, id, readInput(cardInput, body).card)),
  },
  {
    method: "POST",
    path: /^payment_intents\/(\w+)\/authenticate$/,
    control: (service, _state, body, id) => {
      const { outcome } = readInput(outcomeInput, body);
      return inCall(service, async (call) => {
        const { status } = (await lockPayment(call.tx, id)).intent;
        if (status !== "requires_action") {
          throw invalidRequest(`The payment intent waits for no answer: its status is ${status}.`);
        }
        await authenticate(call, id, outcome);
        return getObject(call.tx, "payment_intent", id);
      });
    },
  },
  {
    method: "POST",
    path: /^payment_intents\/(\w+)\/settle$/,
    control: (service, _state, body, id) => {
      const { outcome } = readInput(outcomeInput, body);
      return inCall(service, (call) => settleDebit(call, id, outcome));
    },
  },
  {
    method: "POST",
    path: /^payment_intents\/(\w+)\/expire$/,
    control: (service, _state, _body, id) =>
      inCall(service, async (call) => {
        await expireAuthorization(call, id);
        return getObject(call.tx, "payment_intent", id);
      }),
  },
  {
    method: "POST",
    path: /^refunds\/(\w+)\/settle$/,
    control: (service, _state, body, id) => {
      const { outcome } = readInput(outcomeInput, body);
      return inCall(service, (call) => settleRefund(call, id, outcome));
    },
  },
  {
    method: "POST",
    path: /^webhooks$/,
    control: async (_service, { delivery }, body) => Object.assign(delivery, readInput(deliveryInput, body)),
  },
  {
    method: "POST",
    path: /^webhooks\/release$/,
    control: async (_service, { delivery }) => Object.assign(delivery, { mode: "normal", count: 1 }),
  },
  {
    method: "POST",
    path: /^webhooks\/resend\/(\w+)$/,
    control: (service, _state, _body, id) => inCall(service, (call) => resend(call, id)),
  },
  {
    method: "POST",
    path: /^faults$/,
    control: async (_service, { faults }, body) => Object.assign(faults, readInput(faultsInput, body)),
  },
];

/** The surface for tests and demonstrations, below `/_test`. @throws StripeError 400 or 404. */
export async function controlAnswer(
  service: Service,
  request: HttpRequest,
  state: ControlState,
): Promise<HttpAnswer> {
  const path = request.path.replace(/^\/_test\//, "");
  for (const route of controls) {
    const match = route.method === request.method ? route.path.exec(path) : null;
    if (match) {
      return json(200, await route.control(service, state, readJson(request.body), match[1] ?? ""));
    }
  }
  throw noSuch("control", `${request.method} ${request.path}`);
}

/** Pays, or fails to: the session tells. */
async function completeCheckout(call: Call, sessionId: string, typed: string) {
  const number = digitsOf(typed);
  if (!findTestNumber(number)) throw invalidRequest(`${typed} is none of the test cards.`, "card");
  const session = await getObject(call.tx, "checkout.session", sessionId);
  const billing = { email: session.customer_email, name: null };
  const { outcome } = await paySession(call, sessionId, number, billing, { card: typed });
  if (outcome === "closed") throw invalidRequest("This Checkout Session is no longer open.");
  return getObject(call.tx, "checkout.session", sessionId);
}

async function resend({ tx, endpoints }: Call, eventId: string) {
  await getObject(tx, "event", eventId);
  for (const { url } of endpoints) {
    tx.deliveries.push({ eventId, url });
  }
  return { resent: eventId };
}

function readJson(body: string): unknown {
  if (body.trim() === "") return {};
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) throw invalidRequest(`The body is no JSON: ${error.message}`);
    throw error;
  }
}

function readInput<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (!result.success) throw invalidRequest(z.prettifyError(result.error));
  return result.data;
}
