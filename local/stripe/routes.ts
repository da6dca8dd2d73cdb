import { createSession, publicObject } from "./create-session";
import { asList, type FormObject } from "./parse-form";
import { expireSession } from "./pay-session";
import { createRefund } from "./refunds";
import { getObject, listObjects, type Store, type StripeObject } from "./store";
import type { Endpoint } from "./webhooks";

export type Service = { sql: Store; endpoints: readonly Endpoint[]; baseUrl: string };

type Handler = (service: Service, form: FormObject, id: string) => Promise<unknown>;

const routes: [method: string, path: RegExp, handler: Handler][] = [
  [
    "POST",
    /^\/v1\/checkout\/sessions$/,
    ({ sql, baseUrl }, form) => sql.begin(async (tx) => publicObject(await createSession(tx, form, baseUrl))),
  ],
  [
    "GET",
    /^\/v1\/checkout\/sessions\/(cs_\w+)$/,
    (service, form, id) => retrieve(service, id, "checkout.session", expandsOf(form)),
  ],
  [
    "POST",
    /^\/v1\/checkout\/sessions\/(cs_\w+)\/expire$/,
    async ({ sql, endpoints }, _form, id) => publicObject(await expireSession(sql, endpoints, id)),
  ],
  ["GET", /^\/v1\/payment_intents$/, (service, form) => list(service, "payment_intent", form)],
  [
    "GET",
    /^\/v1\/payment_intents\/(pi_\w+)$/,
    (service, form, id) => retrieve(service, id, "payment_intent", expandsOf(form)),
  ],
  ["GET", /^\/v1\/charges$/, (service, form) => list(service, "charge", form)],
  ["GET", /^\/v1\/charges\/(ch_\w+)$/, (service, _form, id) => retrieve(service, id, "charge", [])],
  [
    "POST",
    /^\/v1\/refunds$/,
    ({ sql, endpoints }, form) => sql.begin((tx) => createRefund(tx, endpoints, form)),
  ],
  ["GET", /^\/v1\/refunds$/, (service, form) => list(service, "refund", form)],
  ["GET", /^\/v1\/refunds\/(re_\w+)$/, (service, _form, id) => retrieve(service, id, "refund", [])],
  ["GET", /^\/v1\/events$/, (service, form) => list(service, "event", form)],
  ["GET", /^\/v1\/events\/(evt_\w+)$/, (service, _form, id) => retrieve(service, id, "event", [])],
];

/** The handler of an API call; null when there is none. */
export function findRoute(
  method: string,
  path: string,
): ((service: Service, form: FormObject) => Promise<unknown>) | null {
  for (const [routeMethod, pattern, handler] of routes) {
    const match = routeMethod === method ? pattern.exec(path) : null;
    if (match) return (service, form) => handler(service, form, match[1] ?? "");
  }
  return null;
}

const expandsOf = (form: FormObject) => asList(form.expand).map(String);

function retrieve({ sql }: Service, id: string, kind: string, expands: string[]): Promise<StripeObject> {
  return sql.begin(async (tx) => {
    const found = publicObject(await getObject(tx, id, kind));
    for (const path of expands) {
      const [field = "", next] = path.split(".");
      const reference = found[field];
      if (typeof reference !== "string") continue;
      const kindOf = field === "latest_charge" ? "charge" : field;
      const inner = publicObject(await getObject(tx, reference, kindOf));
      if (next === "latest_charge" && typeof inner.latest_charge === "string") {
        inner.latest_charge = await getObject(tx, inner.latest_charge, "charge");
      }
      found[field] = inner;
    }
    return found;
  });
}

function list({ sql }: Service, kind: string, form: FormObject) {
  const limit = Math.min(100, Number(form.limit ?? 10));
  const fields = Object.fromEntries(
    ["payment_intent", "charge", "type"].flatMap((name) =>
      typeof form[name] === "string" ? [[name, form[name]]] : [],
    ),
  );
  return sql.begin((tx) => listObjects(tx, kind, fields, limit));
}
