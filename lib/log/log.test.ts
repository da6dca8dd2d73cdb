import { DrizzleQueryError } from "drizzle-orm/errors";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { catchLog } from "@/lib/testing/catch-log";
import { log } from "./log";
import { inLogScope, noteInLogScope, subjectsOf } from "./log-scope";

const ORDER = "0197a1b2-1234-7890-8123-123456789012";
const PAYMENT = "0197a1b2-4444-7222-9333-555566667777";

/** Each stands for something that must never be in a line. */
const canaries = {
  mail: "canary.ada@mail.example",
  password: "canary-Passw0rd!",
  card: "4242 4242 4242 4242",
  bareCard: "4000056655665556",
  key: "sk_live_canary0123456789abcdef",
  webhookSecret: "whsec_canary0123456789",
  capability: "Ab3dEf6hIj9kLmNoPqRsTuVwXy0",
  street: "12 Canary Row",
  cookie: "canary_session=abc",
};

let lines: string[] = [];
beforeEach(() => {
  lines = catchLog();
});
afterEach(() => vi.restoreAllMocks());

const everything = () => lines.join("");
const told = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

test("no line tells a mail address, secret, capability, card or street, wherever it came in", () => {
  const { mail, password, card, bareCard, key, webhookSecret, capability, street, cookie } = canaries;
  const query = new DrizzleQueryError(
    "insert into customer (email) values ($1)",
    [mail, street, password],
    Object.assign(new Error(`duplicate key value: Key (email)=(${street}) exists`), {
      code: "23505",
      detail: `Key (email)=(${mail}) already exists.`,
      parameters: [mail, street],
    }),
  );
  log.error({ err: query }, "a query failed");
  log.error(query);
  log.error({ err: query });
  log.warn({ err: new Error(`550 5.1.1 <${mail}>: recipient rejected`) }, `could not tell ${mail}`);
  log.warn({ err: Object.assign(new Error("smtp"), { rejected: [mail], envelope: { to: mail } }) }, "mail");
  log.info({
    email: mail,
    password,
    nested: { accessToken: capability, card, shippingAddress: { line1: street } },
  });
  log.info({
    headers: { authorization: `Bearer ${key}`, cookie },
    list: [{ to: mail }, `${card} and ${bareCard}`],
  });
  log.info(`GET /orders/${ORDER}?token=${capability} with ${webhookSecret}, and Bearer ${password}`);
  log.info({ url: `https://user:${password}@host.example/carts/${capability}?key=${password}` }, "asked");
  log.error({ err: new AppError("internal", "no", { cause: query }) }, "twice around");
  expect(lines).toHaveLength(10);
  for (const canary of Object.values(canaries)) expect(everything()).not.toContain(canary);
  expect(everything()).toContain("insert into customer (email) values ($1)");
  expect(everything()).toContain("23505");
});

test("ids, times and amounts stay what they are", () => {
  log.info({
    orderId: ORDER,
    amountMinor: 4242424242424242,
    at: 1764437938000,
    intent: "pi_3MtwBwLkdIwHu7ix28a3tqPa",
  });
  log.info(
    { security: "session_opened", who: PAYMENT, address: "203.0.113.9", where: "staff" },
    "session opened",
  );
  expect(told()[0]).toMatchObject({
    orderId: ORDER,
    amountMinor: 4242424242424242,
    intent: "pi_3MtwBwLkdIwHu7ix28a3tqPa",
  });
  expect(told()[1]).toMatchObject({ who: PAYMENT, address: "203.0.113.9", where: "staff" });
});

test("each line says which request, operation, order and job it is of, and nothing of another's", async () => {
  const work = (requestId: string, orderId: string) =>
    inLogScope({ requestId, operation: "startCheckout" }, async () => {
      log.info("begun");
      await Promise.resolve();
      noteInLogScope({ orderId });
      await inLogScope({ job: "send" }, async () => log.info("within"));
    });
  await Promise.all([work("one", ORDER), work("two", PAYMENT)]);
  log.info("outside");
  const said = told().map(({ requestId, operation, orderId, job, msg }) => ({
    requestId,
    operation,
    orderId,
    job,
    msg,
  }));
  expect(said.filter(({ requestId }) => requestId === "one")).toEqual([
    { requestId: "one", operation: "startCheckout", orderId: undefined, job: undefined, msg: "begun" },
    { requestId: "one", operation: "startCheckout", orderId: ORDER, job: "send", msg: "within" },
  ]);
  expect(said.at(-1)).toEqual({ msg: "outside" });
});

test("what somebody typed where an id belongs is not said", () => {
  expect(subjectsOf({ orderId: canaries.mail, paymentId: PAYMENT, token: canaries.capability })).toEqual({
    paymentId: PAYMENT,
  });
});
