import type Stripe from "stripe";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { manual, type OpenStripe, openStripe, patient, sessionParams } from "../testing/open-stripe";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let shop: OpenStripe;

beforeAll(async () => {
  database = await openTestDatabase({ maxConnections: 2 });
  shop = await openStripe(database.url);
});

afterAll(async () => {
  await shop.close();
  await database.close();
});

async function open(change: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
  const { id, url } = await shop.stripe.checkout.sessions.create(sessionParams(change));
  return { id, url: url ?? "" };
}

const read = (id: string) => shop.stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
const typed = { card: "4242 4242 4242 4242", exp: "12 / 34", cvc: "123" };

test("paying leads to the shop, with the session's id in the address", async () => {
  const { id, url } = await open();
  const page = await fetch(url);
  expect(await page.text()).toContain("Pay $40.97");
  const paid = await shop.submit(url, typed);
  expect(paid.status).toBe(303);
  expect(paid.headers.get("location")).toBe(`http://shop.test/ok?session_id=${id}`);
  expect((await fetch(url, { redirect: "manual" })).headers.get("location")).toContain("shop.test/ok");
});

test("nothing may be loaded, run or framed, and the form may lead to the shop", async () => {
  const { url } = await open();
  const policy = (await fetch(url)).headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("form-action 'self' http://shop.test;");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|\*/);
});

test("a decline says why, and keeps what was typed", async () => {
  const { id, url } = await open();
  const declined = await shop.submit(url, { card: "4000 0000 0000 0002", exp: "01 / 40", cvc: "987" });
  expect(declined.status).toBe(402);
  const text = await declined.text();
  expect(text).toMatch(/role="alert"[^>]*>Your card was declined\. Nothing was charged\./);
  for (const value of ["4000 0000 0000 0002", "01 / 40", "987"]) expect(text).toContain(`value="${value}"`);
  expect((await read(id)).status).toBe("open");
});

test.each([
  ["an unknown card", { ...typed, card: "1234" }, "card number is incorrect"],
  ["a bank account typed as a card", { ...typed, card: "000123456789" }, "card number is incorrect"],
  ["a past month", { ...typed, exp: "01/20" }, "expiration date"],
  ["half a code", { ...typed, cvc: "1" }, "security code is incomplete"],
])("%s is refused before anything is tried", async (_what, fields, message) => {
  const { id, url } = await open();
  const refused = await shop.submit(url, fields);
  expect(refused.status).toBe(402);
  expect(await refused.text()).toContain(message);
  expect((await read(id)).payment_intent).toBeNull();
});

test("a form that is sent twice makes one charge", async () => {
  const { id, url } = await open();
  const sent = await Promise.all(Array.from({ length: 5 }, () => shop.submit(url, typed)));
  expect(sent.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303]);
  const { payment_intent: intent } = await read(id);
  const charges = await shop.stripe.charges.list({ payment_intent: (intent as Stripe.PaymentIntent).id });
  expect(charges.data).toHaveLength(1);
});

test("a card that asks for 3-D Secure leads to the bank's page, whose refusal leads back to the form", async () => {
  const { id, url } = await open();
  const first = await shop.submit(url, { ...typed, card: "4000 0025 0000 3155" });
  expect(first.status).toBe(303);
  const challenge = new URL(first.headers.get("location") ?? "", shop.url).href;
  expect(await (await fetch(challenge)).text()).toContain("Complete authentication");
  const failed = await shop.submit(challenge, { result: "fail" });
  expect(failed.status).toBe(402);
  const text = await failed.text();
  expect(text).toContain("unable to authenticate");
  expect(text).toContain(`value="4000 0025 0000 3155"`);
  expect(text).toContain(`action="/c/pay/${id}"`);
  await shop.submit(url, { ...typed, card: "4000 0025 0000 3155" });
  const done = await shop.submit(challenge, { result: "complete" });
  expect(done.headers.get("location")).toContain("http://shop.test/ok");
  expect(await read(id)).toMatchObject({ payment_status: "paid" });
});

test("a bank debit leads to the shop while its money is on its way", async () => {
  const { id, url } = await open();
  const text = await (await fetch(url)).text();
  expect(text).toContain("Bank debit that succeeds");
  expect(text).toContain("Bank debit that fails");
  const sent = await shop.submit(url, { bank: "000123456789" });
  expect(sent.status).toBe(303);
  expect(await read(id)).toMatchObject({ status: "complete", payment_status: "unpaid" });
  const held = await open(manual);
  expect(await (await fetch(held.url)).text()).not.toContain("Bank debit");
});

test("an expired page says so, whatever is sent to it", async () => {
  const { id, url } = await open();
  await shop.stripe.checkout.sessions.expire(id);
  for (const response of [await fetch(url), await shop.submit(url, typed)]) {
    expect(response.status).toBe(410);
    expect(await response.text()).toMatch(/has expired.*Nothing was charged.*Back to the shop/s);
  }
});

test("a session expires by itself", async () => {
  const { id } = await open();
  await database.sql`update local_stripe.timer set at = now() where object_id = ${id}`;
  await expect.poll(async () => (await read(id)).status, patient).toBe("expired");
});

test("what a product is called cannot act on the page", async () => {
  const name = `"><script>alert(1)</script>${"x".repeat(200)}`;
  const { url } = await open({
    line_items: [{ quantity: 1, price_data: { currency: "usd", unit_amount: 900, product_data: { name } } }],
  });
  const text = await (await fetch(url)).text();
  expect(text).not.toContain("<script");
  expect(text).toContain("alert(1)");
});

test("amounts are shown in the currency's own units", async () => {
  const shown = async (currency: string, unit_amount: number) => {
    const { url } = await open({
      line_items: [{ quantity: 1, price_data: { currency, unit_amount, product_data: { name: "Mug" } } }],
    });
    return /<h1>Pay ([^<]+)</.exec(await (await fetch(url)).text())?.[1];
  };
  expect(await shown("jpy", 500)).toBe("¥500");
  expect(await shown("isk", 50_000)).toMatch(/ISK.500/);
  expect(await shown("kwd", 1500)).toMatch(/KWD.1\.500/);
});

test("there is no page for a session that is not there", async () => {
  expect((await fetch(`${shop.url}/c/pay/cs_test_none`)).status).toBe(404);
  expect((await fetch(`${shop.url}/c/authenticate/pi_none`)).status).toBe(404);
});
