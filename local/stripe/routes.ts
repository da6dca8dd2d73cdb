import { z } from "zod";
import type { Call } from "./call";
import { cancelIntent } from "./cancel-intent";
import { captureIntent } from "./capture-intent";
import { confirmIntent, createIntent } from "./create-intent";
import { createRefund } from "./create-refund";
import { createSession } from "./create-session";
import { createCustomer, updateCustomer } from "./customers";
import { expireSession } from "./expire-session";
import { type ListedKind, listLineItems, listObjects } from "./lists";
import { readParams } from "./params";
import type { FormObject } from "./parse-form";
import { getObject } from "./store";
import { closeDispute, updateDispute } from "./update-dispute";
import type { Kind } from "./wire";

/** An error that is returned is an answer whose work stands; one that is thrown undoes it. */
type Handler = (call: Call, form: FormObject, id: string) => Promise<unknown>;
type Route = { method: "GET" | "POST"; path: RegExp; handler: Handler };

const nothing = z.strictObject({});

const get = (path: string, handler: Handler): Route => ({ method: "GET", path: pattern(path), handler });
const post = (path: string, handler: Handler): Route => ({ method: "POST", path: pattern(path), handler });
const pattern = (path: string) => new RegExp(`^/v1/${path.replace(":id", "(\\w+)")}$`);

const list = (path: string, kind: ListedKind) =>
  get(path, (call, form) => listObjects(call, kind, `/v1/${path}`, form));
const retrieve = (path: string, kind: Kind) =>
  get(`${path}/:id`, async (call, form, id) => {
    readParams(nothing, form);
    return getObject(call.tx, kind, id);
  });

const routes: Route[] = [
  post("checkout/sessions", createSession),
  list("checkout/sessions", "checkout.session"),
  retrieve("checkout/sessions", "checkout.session"),
  get("checkout/sessions/:id/line_items", (call, form, id) => listLineItems(call, id, form)),
  post("checkout/sessions/:id/expire", (call, form, id) => {
    readParams(nothing, form);
    return expireSession(call, id);
  }),
  post("payment_intents", createIntent),
  list("payment_intents", "payment_intent"),
  retrieve("payment_intents", "payment_intent"),
  post("payment_intents/:id/confirm", confirmIntent),
  post("payment_intents/:id/capture", captureIntent),
  post("payment_intents/:id/cancel", cancelIntent),
  retrieve("payment_methods", "payment_method"),
  list("charges", "charge"),
  retrieve("charges", "charge"),
  post("refunds", createRefund),
  list("refunds", "refund"),
  retrieve("refunds", "refund"),
  list("disputes", "dispute"),
  retrieve("disputes", "dispute"),
  post("disputes/:id", updateDispute),
  post("disputes/:id/close", closeDispute),
  post("customers", createCustomer),
  list("customers", "customer"),
  retrieve("customers", "customer"),
  post("customers/:id", updateCustomer),
  list("events", "event"),
  retrieve("events", "event"),
];

/** The handler of an API call; null when there is none. */
export function findRoute(
  method: string,
  path: string,
): ((call: Call, form: FormObject) => Promise<unknown>) | null {
  for (const route of routes) {
    const match = route.method === method ? route.path.exec(path) : null;
    if (match) return (call, form) => route.handler(call, form, match[1] ?? "");
  }
  return null;
}
