import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { manual, type OpenStripe, openStripe, payWith, sessionParams } from "./testing/open-stripe";

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

/** The answer as it is on the wire, before the SDK has touched it. */
async function answerOf(url: string): Promise<Record<string, unknown>> {
  const headers = { authorization: "Bearer sk_test_local" };
  const response = await fetch(`${shop.url}/v1/${url}`, { headers });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response.json();
}

const answerTypes: Record<string, string> = {
  charge: "Stripe.Charge",
  "checkout.session": "Stripe.Checkout.Session",
  customer: "Stripe.Customer",
  dispute: "Stripe.Dispute",
  payment_intent: "Stripe.PaymentIntent",
  payment_method: "Stripe.PaymentMethod",
  refund: "Stripe.Refund",
};

/**
 * Everything that the server has to answer after a day at the shop: by path, with the type that it must
 * have.
 */
async function collectAnswers(): Promise<{ type: string; value: unknown }[]> {
  const { stripe } = shop;
  await stripe.customers.create({ email: "ada@example.com" });
  for (const card of ["4242424242424242", "4000000000000002", "4000002500003155", "000123456789"]) {
    await payWith(shop, card);
  }
  const agreed = await payWith(shop, "4000000000003220");
  await shop.control(`payment_intents/${agreed.intent.id}/authenticate`, { outcome: "succeeded" });
  const refused = await payWith(shop, "4000000000003220");
  await shop.control(`payment_intents/${refused.intent.id}/authenticate`, { outcome: "failed" });
  await stripe.checkout.sessions.expire(refused.session.id);
  const bounced = await payWith(shop, "000222222227");
  await shop.control(`payment_intents/${bounced.intent.id}/settle`, { outcome: "failed" });
  await payWith(shop, "4242424242424242", manual);
  await stripe.paymentIntents.capture((await payWith(shop, "4242424242424242", manual)).intent.id);
  await stripe.paymentIntents.cancel((await payWith(shop, "4242424242424242", manual)).intent.id);
  for (const card of ["4000000000005126", "000123456789"]) {
    const { intent } = await payWith(shop, card);
    if (intent.status === "processing") {
      await shop.control(`payment_intents/${intent.id}/settle`, { outcome: "succeeded" });
    }
    const refund = await stripe.refunds.create({ payment_intent: intent.id });
    await shop.control(`refunds/${refund.id}/settle`, { outcome: "failed" });
  }
  await payWith(shop, "4000000000000259");
  const [dispute] = (await stripe.disputes.list()).data;
  await stripe.disputes.update(dispute?.id ?? "", { evidence: { uncategorized_text: "winning_evidence" } });
  await stripe.checkout.sessions.create(sessionParams());
  const lists = ["checkout/sessions", "payment_intents", "charges", "refunds", "disputes", "customers"];
  const answers: { type: string; value: unknown }[] = [];
  for (const kind of lists) {
    const { data } = (await answerOf(`${kind}?limit=100`)) as { data: { object: string }[] };
    expect(data.length, kind).toBeGreaterThan(0);
    for (const value of data) answers.push({ type: answerTypes[value.object] ?? "never", value });
  }
  const session = "expand[]=line_items&expand[]=payment_intent.latest_charge";
  answers.push({
    type: answerTypes["checkout.session"] ?? "never",
    value: await answerOf(`checkout/sessions/${agreed.session.id}?${session}`),
  });
  answers.push({
    type: "Stripe.ApiList<Stripe.LineItem>",
    value: await answerOf(`checkout/sessions/${agreed.session.id}/line_items`),
  });
  answers.push({
    type: "Stripe.PaymentMethod",
    value: await answerOf(`payment_methods/${agreed.charge?.payment_method ?? agreed.intent.payment_method}`),
  });
  const events = (await answerOf("events?limit=100")) as { data: { type: string }[] };
  for (const value of events.data) {
    answers.push({ type: `Extract<Stripe.Event, { type: "${value.type}" }>`, value });
  }
  return answers;
}

const wire = `import type { Stripe } from "stripe";
type Wire<T> = T extends string | number | boolean | null | undefined ? T
  : T extends Stripe.Decimal ? string
  : T extends readonly (infer Element)[] ? Wire<Element>[]
  : T extends object ? { [K in keyof T as K extends "lastResponse" ? never : K]: Wire<T[K]> } : T;
`;

const compilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: "es2023",
  module: "esnext",
  moduleResolution: "bundler",
  types: ["node"],
};

/**
 * What the compiler finds wrong, one line each. The folder is the repository's own, where the SDK can be
 * found.
 */
function compile(answers: { type: string; value: unknown }[]): string[] {
  const folder = mkdtempSync(path.resolve(".data-stripe-types-"));
  try {
    const constants = answers.map(
      ({ type, value }, index) => `export const answer${index}: Wire<${type}> = ${JSON.stringify(value)};\n`,
    );
    writeFileSync(path.join(folder, "answers.ts"), wire + constants.join(""));
    writeFileSync(
      path.join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions, files: ["answers.ts"] }),
    );
    const { stdout, status } = spawnSync(path.resolve("node_modules/.bin/tsc"), ["-p", folder], {
      encoding: "utf8",
    });
    const problems = stdout.split("\n").filter((line) => line.includes("error TS"));
    if (status !== 0 && problems.length === 0) throw new Error(`the compiler failed: ${stdout}`);
    return problems;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("every object has every field that the SDK's types promise, of the right type", async () => {
  const answers = await collectAnswers();
  const [whole] = answers.map(({ value }) => value as Record<string, unknown>);
  const { payment_status: _left, ...incomplete } = whole ?? {};
  const broken = [
    { type: "Stripe.Checkout.Session", value: incomplete },
    { type: "Stripe.Checkout.Session", value: { ...incomplete, payment_status: 5 } },
  ];
  const problems = compile([...answers, ...broken]);
  // The last two prove that the compiler looks.
  expect(problems.filter((line) => !/payment_?status/i.test(line))).toEqual([]);
  expect(problems).toHaveLength(broken.length);
});
