import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ensureApiKey } from "@/lib/auth/ensure-api-key";
import { getDatabase } from "@/lib/operation/database";
import type { Operation } from "@/lib/operation/define-operation";
import { executeOperation } from "@/lib/operation/execute-operation";
import { listOperations } from "@/lib/testing/list-operations";
import { brokenTexts, hostileTexts } from "@/lib/testing/payloads/hostile-texts";
import { type Field, listFields, putAt, sampleInput } from "@/lib/testing/payloads/input-fields";
import { type Fixtures, makeFixtures } from "@/lib/testing/payloads/make-fixtures";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { problemResponse } from "./problem-response";
import { route } from "./route";

// Limits and what leaves after a commit are not looked at here, and nothing is committed.
vi.mock("@/lib/auth/consume-limit", () => ({
  consumeLimit: () =>
    Promise.resolve({ allowed: true, limit: 9, remaining: 9, resetSeconds: 9, windowSeconds: 9 }),
}));
vi.mock("@/lib/outbox/kick-outbox", () => ({ kickOutbox: () => undefined }));
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(new Headers({ host: "shop.test" })) }));

const KEY = "sk_test_payloads";
type Json = Record<string, unknown>;
let shop: Shop;
let fixtures: Fixtures;
let operations: Operation[];

beforeAll(async () => {
  // Thousands of calls of one caller.
  process.env.RATE_LIMIT_FACTOR = "1000000";
  shop = await startShop();
  await ensureApiKey(shop.db, { name: "test", key: KEY });
  fixtures = await makeFixtures(shop);
  await makeMarkedRows();
  operations = await listOperations();
});
afterAll(() => shop.stop());

const nameOf = ({ name }: Operation, { path }: Pick<Field, "path">) => `${name} ${path.join(".")}`;
const inputsOf = ({ name, input }: Operation): Json[] =>
  (fixtures.bases[name] ?? [{}]).map((base) => ({
    ...sampleInput(input, { ...fixtures.known, ...base }),
    ...base,
  }));

class TakenBack extends Error {}
type Row = { name: string; row: unknown };
type Answer = { status: number; text: string; stored: Row[] };

/** Calls an operation by its door, and takes back what it did. `stored`: the rows that held a mark meanwhile. */
async function call(operation: Operation, input: Json): Promise<Answer> {
  const pool = getDatabase();
  const { db } = pool;
  const answers: Answer[] = [];
  try {
    await db.transaction(async (tx) => {
      pool.db = tx;
      const response = await send(operation, input);
      const mayStore = response.ok && operation.rest?.method !== "GET";
      answers.push({
        status: response.status,
        text: await response.text(),
        stored: mayStore ? await markedRows() : [],
      });
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  } finally {
    pool.db = db;
  }
  const [answer] = answers;
  if (!answer) throw new Error("no answer");
  return answer;
}

/** As a key calls it over REST; by a page, as whoever may. */
async function send(operation: Operation, input: Json): Promise<Response> {
  const { rest, access } = operation;
  if (rest) return sendRest(operation, rest, input);
  const callers = { public: shop.ctx, customer: fixtures.customer, staff: fixtures.staff };
  const caller = typeof access === "string" ? callers[access] : fixtures.staff;
  try {
    return Response.json(await executeOperation(operation, { ...caller, db: getDatabase().db }, input));
  } catch (error) {
    return problemResponse(error, "test");
  }
}

function sendRest(
  operation: Operation,
  rest: NonNullable<Operation["rest"]>,
  input: Json,
): Promise<Response> {
  const inPath = [...rest.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
  const params = Object.fromEntries(inPath.map((name) => [name, String(input[name])]));
  const others = Object.entries(input).filter(([name]) => !inPath.includes(name));
  const hasBody = rest.method === "POST" || rest.method === "PATCH";
  const url = new URL("http://shop.test/api/v1/x");
  if (!hasBody) for (const [name, value] of others) addQuery(url, name, value);
  const headers = new Headers({ host: "shop.test", "content-type": "application/json" });
  if (operation.access !== "public") headers.set("authorization", `Bearer ${KEY}`);
  const body = hasBody ? { body: JSON.stringify(Object.fromEntries(others)) } : {};
  const request = new Request(url, { method: rest.method, headers, ...body });
  return route(operation)(request, { params: Promise.resolve(params) });
}

function addQuery(url: URL, name: string, value: unknown): void {
  if (typeof value !== "object" || value === null) {
    url.searchParams.append(name, String(value));
    return;
  }
  for (const [inner, list] of Object.entries(value))
    for (const one of [list].flat()) url.searchParams.append(`${name}.${inner}`, String(one));
}

const MARK = "zqmark";
let marks = 0;
const newMark = () => `${MARK}${(marks++).toString(36)}q`;

/** Every row of the database that holds a mark, whatever its table. A function, so that it is planned once. */
async function markedRows(): Promise<Row[]> {
  return [...(await getDatabase().db.execute<Row>(sql`select name, "row" from marked_rows()`))];
}

async function makeMarkedRows(): Promise<void> {
  const tables = await shop.db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'stripe%'`);
  const selects = tables.map(
    ({ name }) => `select '${name}'::text, to_jsonb(x) from "${name}" x where x::text ilike '%${MARK}%'`,
  );
  await shop.db.execute(
    sql.raw(`create function marked_rows() returns table (name text, "row" jsonb) language plpgsql as
      $$ begin return query ${selects.join(" union all ")}; end $$`),
  );
}

/** What of our inside no answer says. */
const inside =
  /\bat \S+ \(|node_modules|\/(tmp|work|home|usr)\/|\.[mc]?[jt]sx?:\d|\b(select|insert into|update|delete from) .* (from|values|set|where) |postgres|drizzle|input syntax|violates|byte sequence|stack|undefined|\[object/i;

type Sent = { mark: string; text: string; name: string };
const plain = (text: string) => text.replace(/\r\n?/g, "\n").trim();

/** Made of a text for another purpose than to be shown: words to search by, handles, names that compare alike. */
const derived =
  /^search_word\.word$|^product_listing\.(search_vector|search_text|skus|translations\.\w+\.search)|^answer\.facets|^(role|answer)\.handle$|^audit_change\.(row_key|subject_id)$|handle$/;
/** Rich text: what may not stand in it is taken out. */
const sanitized = /descriptionHtml$|description_html$|bodyHtml$|body_html$|\.description$/;

function* textsIn(value: unknown, path: string): Generator<[string, string]> {
  if (typeof value === "string") yield [path, value];
  else if (typeof value === "object" && value !== null)
    for (const [name, inner] of Object.entries(value)) yield* textsIn(inner, `${path}.${name}`);
}

/** What is wrong with an answer, and with what was stored; nothing where all is well. */
function* findings(what: string, { status, text, stored }: Answer, sent: Sent[]): Generator<string> {
  if (status >= 500) yield `${what}: ${status} ${text}`;
  if (status >= 400) {
    const own = sent.reduce((rest, one) => rest.replaceAll(JSON.stringify(one.text).slice(1, -1), ""), text);
    if (inside.test(own)) yield `${what}: tells of the inside: ${own.slice(0, 500)}`;
    return;
  }
  const places = [
    ...textsIn(JSON.parse(text), "answer"),
    ...stored.flatMap(({ name, row }) => [...textsIn(row, name)]),
  ];
  for (const [place, value] of places) {
    for (const one of sent.filter(({ mark }) => value.toLowerCase().includes(mark))) {
      if (plain(value).includes(plain(one.text)) || derived.test(place)) continue;
      if (sanitized.test(place) && !/<(script|img|svg)|onerror=|="?javascript:/i.test(value)) continue;
      yield `${what}, ${one.name}: at ${place} stands ${JSON.stringify(value).slice(0, 300)}`;
    }
  }
}

/** By which something is found: with another text in it, nothing else of the request is looked at. */
const isKey = ({ path }: Field) =>
  /^(token|cursor|code|number|sku|role|handle|\w*password)$/i.test(String(path.at(-1)));

const isPassword = ({ path }: Field) => /password$/i.test(String(path.at(-1)));

const reached = new Set<string>();
let calls = 0;

/** Calls with a text in every one of these fields that takes it: at once, and one by one where that was refused. */
async function* trial(
  operation: Operation,
  base: Json,
  fields: Field[],
  kind: string,
): AsyncGenerator<string> {
  const what = `${operation.name} with ${kind}`;
  let input = base;
  const sent: (Sent & { field: Field })[] = [];
  for (const field of fields) {
    const mark = newMark();
    const text = hostileTexts(mark)[kind] ?? "";
    const more = putAt(input, field.path, text);
    if (!operation.input.safeParse(more).success) continue;
    input = more;
    reached.add(nameOf(operation, field));
    sent.push({ mark, text, name: field.path.join("."), field });
  }
  if (sent.length === 0) return;
  calls += 1;
  const answer = await call(operation, input);
  yield* findings(what, answer, sent);
  if (answer.status < 400 || sent.length === 1) return;
  for (const one of sent) {
    calls += 1;
    yield* findings(what, await call(operation, putAt(base, one.field.path, one.text)), [one]);
  }
}

/** Operations that find nothing here, or not in this state: their texts are keys, or others' as well. */
const withoutEffect = [
  "addProductImages",
  "captureOrder",
  "closeReturn",
  "completeRegistration",
  "confirmBackInStockRequest",
  "confirmEmailChange",
  "confirmTwoStepSignIn",
  "receiveReturn",
  "refundReturn",
  "removeRedirect",
  "removeRole",
  "renewRecoveryCodes",
  "resetPassword",
  "resetStaffTwoStepSignIn",
  "resumeCheckout",
  "revokeApiKey",
  "revokeStaffInvitation",
  "unsubscribeCheckoutReminders",
  "updateStaffMember",
  "verifySecondFactor",
  "withdrawBackInStockRequest",
];

test("without hostile texts, every operation does what it is for: what follows is refused for them alone", async () => {
  const refused = new Set<string>();
  for (const operation of operations)
    for (const input of inputsOf(operation)) {
      const { status, text } = await call(operation, input);
      if (status < 300) continue;
      refused.add(operation.name);
      if (!withoutEffect.includes(operation.name)) expect(text, operation.name).toBe("a success");
    }
  expect([...refused].sort()).toEqual(withoutEffect);
});

/** Free by their form, but held against a list or another form by a check: no text of ours gets through. */
const checkedElsewhere = [
  "requestRegistration email",
  "requestReset email",
  "requestEmailChange email",
  "requestBackInStock email",
  "requestCheckoutReminder email",
  "startCheckout vatId",
  "createDraftOrder vatId",
  "updateDraftOrder vatId",
  "addProductImages alt",
  "updateStaffMember role",
];

test("hostile text in any field of any operation is refused or kept to the letter, and no answer tells of the inside", async () => {
  const wrong: string[] = [];
  const free: string[] = [];
  for (const operation of operations) {
    const fields = listFields(operation.input).filter(({ kind }) => kind !== "other");
    free.push(...fields.filter(({ kind }) => kind === "free").map((field) => nameOf(operation, field)));
    const keys = fields.filter(isKey);
    const texts = fields.filter((field) => !isKey(field));
    for (const base of inputsOf(operation)) {
      for (const kind of Object.keys(hostileTexts("")))
        for await (const finding of trial(operation, base, texts, kind)) wrong.push(finding);
      // A password is hashed each time, which is slow on purpose.
      for (const key of keys)
        for (const kind of isPassword(key) ? ["union"] : ["markup", "union", "path", "header", "control"])
          for await (const finding of trial(operation, base, [key], kind)) wrong.push(finding);
    }
  }
  expect(wrong).toEqual([]);
  expect(free.filter((name) => !reached.has(name)).sort()).toEqual(checkedElsewhere.toSorted());
  expect(calls).toBeGreaterThan(800);
}, 240_000);

test("an address of ours is never one that runs: fields of addresses take the web's alone", () => {
  const urls = operations.flatMap((operation) =>
    listFields(operation.input).flatMap((field) => (field.isUrl ? [{ operation, field }] : [])),
  );
  expect(urls.length).toBeGreaterThan(5);
  for (const { operation, field } of urls) {
    for (const base of inputsOf(operation))
      for (const url of [
        "javascript:alert(1)",
        "JaVaScript://x.example/%0aalert(1)",
        "data:text/html,x",
        "//x.example",
      ]) {
        const { error } = operation.input.safeParse(putAt(base, field.path, url));
        const paths = error?.issues.map(({ path }) => path.join(".")) ?? [];
        expect(
          paths.some((path) => field.path.join(".").startsWith(path)),
          nameOf(operation, field),
        ).toBe(true);
      }
  }
});

test("text that no database holds is refused at its field, in every field of every operation", async () => {
  for (const operation of operations) {
    const fields = listFields(operation.input).filter(({ kind }) => kind === "free");
    const [base = {}] = inputsOf(operation);
    for (const [index, field] of fields.entries()) {
      const text = Object.values(brokenTexts("x"))[index % 3] ?? "";
      // An address cannot carry half a character: what arrives is another one.
      if (operation.rest?.method === "GET" && !text.includes("\0")) continue;
      const { status, text: answer } = await call(operation, putAt(base, field.path, text));
      expect(JSON.parse(answer), nameOf(operation, field)).toMatchObject({
        status: 400,
        errors: [{ path: field.path.join(".").replaceAll("*", "any"), code: "text" }],
      });
      expect(status).toBe(400);
    }
  }
});

test("what is no text where a text belongs, and a text where something else does, is refused without a failure", () => {
  const others: unknown[] = [
    { $ne: "" },
    [[]],
    [{}],
    null,
    true,
    1e308,
    -0,
    "1e999",
    "0x10",
    "NaN",
    { toString: 1 },
  ];
  for (const operation of operations) {
    const [base = {}] = inputsOf(operation);
    for (const { path } of listFields(operation.input))
      for (const value of [...others, JSON.parse('{"__proto__":{"x":1},"constructor":{"prototype":{}}}')])
        expect(() => operation.input.safeParse(putAt(base, path, value))).not.toThrow();
  }
  expect({}).not.toHaveProperty("x");
});

/** A place to send to that takes a body. */
const bodies = () => operations.filter(({ rest }) => rest?.method === "POST" || rest?.method === "PATCH");
const raw = (operation: Operation, body: BodyInit, type = "application/json") => {
  const headers = {
    host: "shop.test",
    "content-type": type,
    authorization: `Bearer ${KEY}`,
    "idempotency-key": "x".repeat(30),
  };
  const request = new Request("http://shop.test/", { method: operation.rest?.method ?? "", headers, body });
  return route(operation)(request, { params: Promise.resolve({}) });
};

test("a body that is nested ten thousand deep, broken or none is refused by every operation", async () => {
  const deep = `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`;
  const lists = `{"a":${"[".repeat(10_000)}${"]".repeat(10_000)}}`;
  for (const operation of bodies()) {
    const [name = "a"] = Object.keys((operation.input as unknown as { shape?: Json }).shape ?? {});
    const within = `{${JSON.stringify(name)}:${deep}}`;
    for (const body of [deep, lists, within]) {
      const response = await raw(operation, body);
      expect(response.status, operation.name).toBe(400);
      expect(await response.json()).toMatchObject({ errors: [{ code: "too_deep" }] });
    }
  }
  const [one] = bodies();
  if (!one) throw new Error("no operation takes a body");
  const broken = [
    "{",
    "null",
    "[]",
    '"x"',
    "\u0000",
    '{"a":"\\ud800"}',
    '{"a\\u0000":1}',
    '{"__proto__":{"a":1}}',
  ];
  for (const body of [...broken, new Uint8Array([123, 34, 255, 254, 34, 58, 49, 125])])
    expect((await raw(one, body)).status).toBeLessThan(500);
  expect((await raw(one, "x".repeat(300 * 1024))).status).toBe(413);
  expect((await raw(one, "a=b", "application/x-www-form-urlencoded")).status).toBe(415);
});
