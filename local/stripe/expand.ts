import { toList } from "./lists";
import { toLineItem } from "./objects/line-item";
import { getHidden, getObject } from "./store";
import { invalidRequest } from "./stripe-error";
import type { Tx } from "./transaction";
import type { Kind } from "./wire";

const kindOfPrefix: Record<string, Kind> = {
  ch: "charge",
  cs: "checkout.session",
  cus: "customer",
  du: "dispute",
  pi: "payment_intent",
  pm: "payment_method",
  py: "charge",
  re: "refund",
};

/**
 * Puts objects in the place of their ids, along paths such as `payment_intent.latest_charge`.
 *
 * @throws StripeError.
 */
export async function expand(tx: Tx, value: unknown, paths: readonly string[]): Promise<unknown> {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const expanded: unknown[] = [];
    for (const element of value) expanded.push(await expand(tx, element, paths));
    return expanded;
  }
  const result: Record<string, unknown> = { ...value };
  for (const [field, inner] of groupByHead(paths)) {
    result[field] = await expand(tx, await resolve(tx, result, field), inner);
  }
  return result;
}

function groupByHead(paths: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const [head = "", ...rest] = path.split(".");
    groups.set(head, [...(groups.get(head) ?? []), ...(rest.length > 0 ? [rest.join(".")] : [])]);
  }
  return groups;
}

async function resolve(tx: Tx, owner: Record<string, unknown>, field: string): Promise<unknown> {
  if (field === "line_items" && owner.object === "checkout.session") return listLineItems(tx, owner);
  const value = owner[field];
  if (typeof value === "object") return value;
  const kind = typeof value === "string" ? kindOfPrefix[value.split("_")[0] ?? ""] : undefined;
  if (!kind) throw invalidRequest(`This property cannot be expanded (${field}).`, "expand");
  return getObject(tx, kind, String(value));
}

async function listLineItems(tx: Tx, session: Record<string, unknown>): Promise<unknown> {
  const id = String(session.id);
  const { items } = await getHidden(tx, "checkout.session", id);
  const lines = items.map((item) => toLineItem(item, Number(session.created)));
  return toList(`/v1/checkout/sessions/${id}/line_items`, lines, lines.length);
}
