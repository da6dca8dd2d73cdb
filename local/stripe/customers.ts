import { z } from "zod";
import type { Call } from "./call";
import { emitEvent } from "./emit-event";
import { newCustomer } from "./objects/customer";
import { mergeMetadata, metadata, readParams, text } from "./params";
import type { FormObject } from "./parse-form";
import { lockObject, putObject } from "./store";
import type { Customer } from "./wire";

const params = z.strictObject({
  description: text(1000).optional(),
  email: text(512).optional(),
  metadata: metadata.optional(),
  name: text(256).optional(),
  phone: text(20).optional(),
});

export async function createCustomer(call: Call, form: FormObject): Promise<Customer> {
  const given = readParams(params, form);
  const customer = newCustomer({
    description: given.description ?? null,
    email: given.email ?? null,
    metadata: mergeMetadata({}, given.metadata),
    name: given.name ?? null,
    phone: given.phone ?? null,
  });
  putObject(call.tx, customer);
  emitEvent(call, "customer.created", customer);
  return customer;
}

export async function updateCustomer(call: Call, form: FormObject, id: string): Promise<Customer> {
  const { metadata: changes, ...fields } = readParams(params, form);
  const customer = await lockObject(call.tx, "customer", id);
  const before = new Map(Object.entries(customer));
  const previous = Object.fromEntries(Object.keys(fields).map((name) => [name, before.get(name)]));
  // An empty value for all of it removes all of it.
  const kept = form.metadata === "" ? {} : mergeMetadata(customer.metadata, changes);
  Object.assign(customer, fields, { metadata: kept });
  putObject(call.tx, customer);
  emitEvent(call, "customer.updated", customer, previous);
  return customer;
}
