import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { type OpenStripe, openStripe, payWith, sessionParams } from "./testing/open-stripe";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let shop: OpenStripe;
let stripe: Stripe;

beforeAll(async () => {
  database = await openTestDatabase({ maxConnections: 2 });
  shop = await openStripe(database.url);
  stripe = shop.stripe;
});

afterAll(async () => {
  await shop.close();
  await database.close();
});

const create = (change: Partial<Stripe.Checkout.SessionCreateParams> = {}, idempotencyKey?: string) =>
  stripe.checkout.sessions.create(sessionParams(change), idempotencyKey ? { idempotencyKey } : {});

const priced = (unit_amount: number, currency = "usd"): Partial<Stripe.Checkout.SessionCreateParams> => ({
  line_items: [{ quantity: 1, price_data: { currency, unit_amount, product_data: { name: "Mug" } } }],
});

describe("refusals", () => {
  test("a wrong key, or none, is refused", async () => {
    await expect(shop.client("sk_test_wrong").customers.list()).rejects.toMatchObject({
      type: "StripeAuthenticationError",
    });
    expect((await fetch(`${shop.url}/v1/customers`)).status).toBe(401);
  });

  test("what is not there is resource_missing", async () => {
    await expect(stripe.checkout.sessions.retrieve("cs_test_none")).rejects.toMatchObject({
      statusCode: 404,
      code: "resource_missing",
    });
    await expect(stripe.refunds.create({ payment_intent: "pi_none" })).rejects.toMatchObject({
      code: "resource_missing",
      param: "payment_intent",
    });
    await expect(stripe.products.list()).rejects.toMatchObject({ statusCode: 404 });
  });

  test("a parameter that is not known is refused, never ignored", async () => {
    const unknown = { no_such_thing: "1" } as Partial<Stripe.Checkout.SessionCreateParams>;
    await expect(create(unknown)).rejects.toMatchObject({
      code: "parameter_unknown",
      param: "no_such_thing",
      message: "Received unknown parameter: no_such_thing",
    });
    const { intent } = await payWith(shop, "4242424242424242");
    const refund = { payment_intent: intent.id, sum: 5 } as Stripe.RefundCreateParams;
    await expect(stripe.refunds.create(refund)).rejects.toMatchObject({
      code: "parameter_unknown",
      param: "sum",
    });
    const nested = priced(500);
    Object.assign(nested.line_items?.[0]?.price_data ?? {}, { color: "red" });
    await expect(create(nested)).rejects.toMatchObject({ param: "line_items[0][price_data][color]" });
  });

  test.each<[string, Partial<Stripe.Checkout.SessionCreateParams>, object]>([
    ["too little", priced(49), { code: "amount_too_small" }],
    ["too little in its currency", priced(299, "sek"), { code: "amount_too_small" }],
    ["too much", priced(100_000_000), { code: "amount_too_large" }],
    ["a fraction", priced(10.5), { code: "parameter_invalid_integer" }],
    ["nothing", { line_items: [] }, { param: "line_items", code: "parameter_missing" }],
    ["nowhere to go", { success_url: "javascript:alert(1)" }, { param: "success_url", code: "url_invalid" }],
    ["too short a time", { expires_at: Math.floor(Date.now() / 1000) + 60 }, { param: "expires_at" }],
    ["nobody", { customer: "cus_none", customer_email: "" }, { param: "customer", code: "resource_missing" }],
    ["another mode", { mode: "subscription" }, { param: "mode" }],
  ])("a session for %s is refused", async (_what, change, error) => {
    await expect(create(change)).rejects.toMatchObject({ type: "StripeInvalidRequestError", ...error });
  });

  test("metadata may hold any key", async () => {
    const metadata = { _private: "1", "0": "zero", __proto__x: "2" };
    const session = await create({ metadata });
    expect((await stripe.checkout.sessions.retrieve(session.id)).metadata).toEqual(metadata);
  });
});

describe("idempotency keys", () => {
  test("eight creates at once under one key make one session", async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => create({}, "eight")));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  });

  test("a replay says so, other parameters are refused", async () => {
    const first = await create({}, "replayed");
    const again = await create({}, "replayed");
    expect(again.id).toBe(first.id);
    expect(first.lastResponse.headers["idempotent-replayed"]).toBeUndefined();
    expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
    await expect(create(priced(900), "replayed")).rejects.toMatchObject({ type: "StripeIdempotencyError" });
  });

  test("a key in use answers 409 until its request is over", async () => {
    const busy = shop.client(undefined, { maxNetworkRetries: 0 });
    await database.sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(hashtextextended('local_stripe busy', 0))`;
      await expect(
        busy.checkout.sessions.create(sessionParams(), { idempotencyKey: "busy" }),
      ).rejects.toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" });
    });
    expect((await create({}, "busy")).status).toBe("open");
  });

  test("a request that never came to its end leaves its key free", async () => {
    await database.sql`insert into local_stripe.idempotency (key, request) values ('died', 'x')`;
    expect((await create({}, "died")).status).toBe("open");
  });

  test("a key is free again after a day", async () => {
    const first = await create({}, "old");
    await database.sql`update local_stripe.idempotency set at = now() - interval '25 hours' where key = 'old'`;
    expect((await create(priced(900), "old")).id).not.toBe(first.id);
  });

  test("a decline is replayed, a refused parameter is not kept", async () => {
    const { id } = await stripe.paymentIntents.create({ amount: 2000, currency: "usd" });
    const decline = () =>
      stripe.paymentIntents.confirm(
        id,
        { payment_method: "pm_card_visa_chargeDeclined" },
        { idempotencyKey: "declined" },
      );
    await expect(decline()).rejects.toThrow("declined");
    await expect(decline()).rejects.toThrow("declined");
    expect((await stripe.charges.list({ payment_intent: id })).data).toHaveLength(1);
    await expect(create({ line_items: [] }, "mended")).rejects.toMatchObject({ code: "parameter_missing" });
    expect((await create({}, "mended")).status).toBe("open");
  });
});

describe("faults", () => {
  test("work that was done before it failed is found again by its key", async () => {
    await shop.control("faults", { mode: "fail_after", count: 1 });
    const session = await create({ client_reference_id: "fail-after" }, "fail-after");
    expect(session.lastResponse.headers["idempotent-replayed"]).toBe("true");
    const { data } = await stripe.checkout.sessions.list({ limit: 100 });
    expect(data.filter((each) => each.client_reference_id === "fail-after")).toHaveLength(1);
  });

  test("a refusal and a failure come as often as they were asked for", async () => {
    await shop.control("faults", { mode: "refuse" });
    await expect(create()).rejects.toMatchObject({ type: "StripeInvalidRequestError" });
    await shop.control("faults", { mode: "fail", count: 3 });
    await expect(create()).rejects.toMatchObject({ type: "StripeAPIError" });
    expect((await create()).status).toBe("open");
  });

  test("a hanging call runs into the client's own limit", async () => {
    await shop.control("faults", { mode: "hang", count: 1 });
    const hasty = shop.client(undefined, { maxNetworkRetries: 0, timeout: 200 });
    await expect(hasty.customers.list()).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError);
  });
});

describe("lists", () => {
  test("page through everything, newest first", async () => {
    const email = "page@example.com";
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1) made.push((await stripe.customers.create({ email })).id);
    const first = await stripe.customers.list({ email, limit: 2 });
    expect(first).toMatchObject({ object: "list", url: "/v1/customers", has_more: true });
    const all: string[] = [];
    for await (const { id } of stripe.customers.list({ email, limit: 2 })) all.push(id);
    expect(all).toEqual(made.toReversed());
    const before = await stripe.customers.list({ email, limit: 2, ending_before: made[0] ?? "" });
    expect(before.data.map(({ id }) => id)).toEqual([made[2], made[1]]);
  });

  test.each([0, 101])("a limit of %i is refused", async (limit) => {
    await expect(stripe.events.list({ limit })).rejects.toMatchObject({ param: "limit" });
  });
});

test("a customer is made, changed and found", async () => {
  const customer = await stripe.customers.create({ email: "ada@example.com", metadata: { a: "1", b: "2" } });
  const changed = await stripe.customers.update(customer.id, { name: "Ada", metadata: { a: "" } });
  expect(changed).toMatchObject({ email: "ada@example.com", name: "Ada", metadata: { b: "2" } });
  const session = await create({ customer: customer.id, customer_email: "" });
  expect(await stripe.checkout.sessions.retrieve(session.id, { expand: ["customer"] })).toMatchObject({
    customer: { id: customer.id, name: "Ada" },
  });
});

describe("control", () => {
  test.each([
    ["checkout/sessions/cs_test_none/complete", { card: "4242424242424242" }, 404],
    ["checkout/sessions/cs_test_none/complete", { card: "1" }, 400],
    ["checkout/sessions/cs_test_none/complete", {}, 400],
    ["webhooks", { mode: "sideways" }, 400],
    ["webhooks", "not json", 400],
    ["webhooks/resend/evt_none", {}, 404],
    ["faults", { mode: "fail", count: 0 }, 400],
    ["payment_intents/pi_none/settle", { outcome: "maybe" }, 400],
    ["payment_intents/pi_none/settle", { outcome: "failed" }, 404],
    ["nothing", {}, 404],
  ])("%s with %j answers %i", async (path, body, status) => {
    const response = await shop.post(`/_test/${path}`, body);
    expect(response.status).toBe(status);
    expect((await response.json()).error.message).toEqual(expect.any(String));
  });

  test("answers the session, paid or not", async () => {
    const { id } = await create();
    const declined = await shop.control(`checkout/sessions/${id}/complete`, { card: "4000000000000002" });
    expect(declined).toMatchObject({ id, object: "checkout.session", status: "open" });
    const paid = await shop.control(`checkout/sessions/${id}/complete`, { card: "4242424242424242" });
    expect(paid).toMatchObject({ id, status: "complete", payment_status: "paid" });
    expect(await (await fetch(`${shop.url}/_test/checkout/sessions/${id}`)).json()).toEqual(paid);
  });
});
