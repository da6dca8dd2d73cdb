import { z } from "zod";
import type { Call } from "./call";
import { toLineItem } from "./objects/line-item";
import { integer, readParams, text } from "./params";
import type { FormObject, FormValue } from "./parse-form";
import { getHidden, getObject } from "./store";
import { invalidRequest } from "./stripe-error";
import type { Kind, LineItem, Objects } from "./wire";

const seconds = integer(0, Number.MAX_SAFE_INTEGER).optional();
const range = z.strictObject({ gt: seconds, gte: seconds, lt: seconds, lte: seconds });
const paging = {
  limit: integer(1, 100).default(10),
  starting_after: text(100).optional(),
  ending_before: text(100).optional(),
};
// A moment instead of a range stands for just that moment.
const created = z
  .preprocess((value: FormValue) => (typeof value === "string" ? { gte: value, lte: value } : value), range)
  .default({});

/** What each kind may be asked for by. */
const filters = {
  charge: ["payment_intent", "customer"],
  "checkout.session": ["payment_intent", "customer", "status"],
  customer: ["email"],
  dispute: ["payment_intent", "charge"],
  event: ["type"],
  payment_intent: ["customer"],
  refund: ["payment_intent", "charge"],
} as const satisfies Partial<Record<Kind, readonly string[]>>;

export type ListedKind = keyof typeof filters;

type List<T> = { object: "list"; url: string; has_more: boolean; data: T[] };

export const toList = <T>(url: string, found: T[], limit: number): List<T> => ({
  object: "list",
  url,
  has_more: found.length > limit,
  data: found.slice(0, limit),
});

/** One page of a kind, latest first. @throws StripeError for what Stripe would not take. */
export async function listObjects<K extends ListedKind>(
  call: Call,
  kind: K,
  url: string,
  form: FormObject,
): Promise<List<Objects[K]>> {
  const names = filters[kind];
  const byField = Object.fromEntries(names.map((name) => [name, text(512).optional()]));
  const types = kind === "event" ? { types: z.array(z.string().max(100)).max(20).optional() } : {};
  const given = readParams(z.strictObject({ ...paging, created, ...byField, ...types }), form);
  const fields = Object.fromEntries(
    names.flatMap((name) => (form[name] ? [[name, String(form[name])]] : [])),
  );
  const { limit, starting_after: after, ending_before: before } = given;
  if (after && before) throw invalidRequest("You may only use one of starting_after and ending_before.");
  const { tx } = call;
  const { sql } = tx;
  for (const [id, param] of [
    [after, "starting_after"],
    [before, "ending_before"],
  ] as const) {
    if (id) await getObject(tx, kind, id, param);
  }
  const { gt, gte, lt, lte } = given.created;
  const at = sql`(data ->> 'created')::bigint`;
  const rows = await sql<{ data: Objects[K] }[]>`
    select data from local_stripe.object where object = ${kind} and data @> ${sql.json(fields)}
      ${gt === undefined ? sql`` : sql`and ${at} > ${gt}`} ${gte === undefined ? sql`` : sql`and ${at} >= ${gte}`}
      ${lt === undefined ? sql`` : sql`and ${at} < ${lt}`} ${lte === undefined ? sql`` : sql`and ${at} <= ${lte}`}
      ${after ? sql`and seq < (select seq from local_stripe.object where id = ${after})` : sql``}
      ${before ? sql`and seq > (select seq from local_stripe.object where id = ${before})` : sql``}
      ${"types" in form ? sql`and data ->> 'type' in ${sql(Object.values(form.types ?? {}).map(String))}` : sql``}
    order by seq ${before ? sql`asc` : sql`desc`} limit ${limit + 1}`;
  const page = toList(
    url,
    rows.map(({ data }) => data),
    limit,
  );
  return before ? { ...page, data: page.data.toReversed() } : page;
}

/** The lines of a session, in their order. @throws StripeError. */
export async function listLineItems(
  { tx }: Call,
  sessionId: string,
  form: FormObject,
): Promise<List<LineItem>> {
  const { limit, starting_after: after, ending_before: before } = readParams(z.strictObject(paging), form);
  const { created: at } = await getObject(tx, "checkout.session", sessionId);
  const { items } = await getHidden(tx, "checkout.session", sessionId);
  const lines = items.map((item) => toLineItem(item, at));
  const url = `/v1/checkout/sessions/${sessionId}/line_items`;
  if (!before) return toList(url, lines.slice(lines.findIndex(({ id }) => id === after) + 1), limit);
  const earlier = lines.slice(
    0,
    Math.max(
      0,
      lines.findIndex(({ id }) => id === before),
    ),
  );
  return { ...toList(url, earlier.slice(-limit), limit), has_more: earlier.length > limit };
}
