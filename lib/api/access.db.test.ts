import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/error-table";
import { newCapability } from "@/lib/ids/capability";
import { hasPermission } from "@/lib/operation/context";
import type { Operation } from "@/lib/operation/define-operation";
import { listActors, mayCall, type Somebody } from "@/lib/testing/access-actors";
import { COUNTER, makeWorld, type World } from "@/lib/testing/access-world";
import { formAboutAda, seeAda } from "@/lib/testing/ada";
import { callRoute, findHandler } from "@/lib/testing/call-route";
import { type Action, listActions } from "@/lib/testing/list-actions";
import { listOperations } from "@/lib/testing/list-operations";
import { operationCases } from "@/lib/testing/operation-cases";
import { readPolicy } from "@/lib/testing/read-policy";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { noDatabase, outcomeOf, sayFailure, tryOperation } from "@/lib/testing/try-operation";
import { operations as restOperations } from "./operations";

const browser = vi.hoisted(() => ({ sessionId: null as string | null, cookies: new Map<string, string>() }));
vi.mock("@/lib/auth/next-auth", () => ({
  auth: async () => browser.sessionId && { sessionId: browser.sessionId },
  signIn: async () => undefined,
  signOut: async () => undefined,
}));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ host: "shop.test", origin: "http://shop.test" }),
  cookies: async () => ({
    get: (name: string) => browser.cookies.has(name) && { value: browser.cookies.get(name) },
    set: (name: string, value: string) => browser.cookies.set(name, value),
    delete: (name: string) => browser.cookies.delete(name),
  }),
}));
vi.mock("next/cache", () => ({ refresh: () => undefined }));

let shop: Shop;
let world: World;
let operations: Operation[];
let actors: Somebody[];

beforeAll(async () => {
  process.env.RATE_LIMIT_FACTOR = "1000";
  shop = await startShop();
  world = await makeWorld(shop);
  operations = await listOperations();
  actors = await listActors(shop, world);
}, 120_000);
afterAll(() => shop.stop());

const caseOf = ({ name }: Operation) => {
  const found = operationCases[name];
  if (!found) throw new Error(`lib/testing/operation-cases.ts has no ${name}`);
  return found;
};

const attempt = (operation: Operation, { actor }: Somebody, input: unknown) =>
  tryOperation(operation, { ...shop.ctx, actor, requestId: crypto.randomUUID() }, input);

/** The code of a refusal: who is somebody else's kind is asked to sign in, whose rights fall short is not. */
function refusalOf({ access }: Operation, { kind }: Somebody): ErrorCode {
  const isKnown = kind === "staff" || kind === "key";
  return isKnown && access !== "staff" ? "forbidden" : "unauthenticated";
}

test("every operation has its case here and its line in the policy table", () => {
  const names = operations.map(({ name }) => name).sort();
  expect(Object.keys(operationCases).sort()).toEqual(names);
  expect([...readPolicy().operations.keys()].sort()).toEqual(names);
});

test("who may not call an operation is refused before input or database is looked at, in the same words whatever is asked for", async () => {
  let refusals = 0;
  for (const operation of operations) {
    const inputs = [caseOf(operation).input(world), {}, undefined];
    for (const somebody of actors) {
      if (mayCall(operation.name, somebody)) continue;
      const ctx = { ...shop.ctx, db: noDatabase, actor: somebody.actor };
      const code = refusalOf(operation, somebody);
      for (const input of inputs) {
        const outcome = await outcomeOf(operation, ctx, input);
        const refusal = { code, said: sayFailure(new AppError(code)) };
        expect(outcome, `${operation.name} by ${somebody.kind} ${somebody.name}`).toEqual(refusal);
        refusals += 1;
      }
    }
  }
  expect(refusals).toBeGreaterThan(5000);
});

const isRefusal = (code: string) => code === "unauthenticated" || code === "forbidden";

test("whoever may call an operation is not refused: every role, every scope, and everybody where everybody may", async () => {
  for (const operation of operations) {
    const { input, ends = [], gives = [] } = caseOf(operation);
    if ([ends].flat().some(isRefusal)) continue;
    for (const somebody of actors.filter((other) => mayCall(operation.name, other))) {
      const ctx = { ...shop.ctx, db: noDatabase, actor: somebody.actor };
      const { code } = await outcomeOf(operation, ctx, input(world));
      if (isRefusal(code) && !gives.every((right) => hasPermission(somebody.actor, right))) continue;
      expect(code, `${operation.name} by ${somebody.kind} ${somebody.name}`).not.toSatisfy(isRefusal);
    }
  }
});

/** One of each kind where everybody may; else the owner, and the key that holds this scope alone. */
function callersOf(operation: Operation): Somebody[] {
  const may = actors.filter((somebody) => mayCall(operation.name, somebody));
  const kinds = new Map(may.toReversed().map((somebody) => [somebody.kind, somebody]));
  return [...kinds.values()];
}

test("and it does what it promises: nothing more is asked for than the policy says", async () => {
  const wrong: string[] = [];
  for (const operation of operations) {
    const { input, ends = "ok", gives = [] } = caseOf(operation);
    const callers = callersOf(operation);
    expect(callers.length, operation.name).toBeGreaterThan(0);
    for (const somebody of callers) {
      const { code, said } = await attempt(operation, somebody, input(world));
      const holds = gives.every((right) => hasPermission(somebody.actor, right));
      if (![holds ? ends : "forbidden"].flat().includes(code))
        wrong.push(`${operation.name} by ${somebody.kind} ${somebody.name}: ${code} ${said}`);
    }
  }
  expect(wrong).toEqual([]);
}, 60_000);

/** Who has nothing to do with Ada's things, nor with a guest's. */
function strangersTo(operation: Operation): Somebody[] {
  const right = caseOf(operation).readableWith;
  const names = ["guest", "Bob", "catalog", "owner", "products:read", "everything"];
  return actors.filter(
    (other) =>
      names.includes(other.name) &&
      mayCall(operation.name, other) &&
      !(right && hasPermission(other.actor, right)),
  );
}

test("what is somebody else's answers as what is not there, and nothing comes of it", async () => {
  const wrong: string[] = [];
  let pairs = 0;
  for (const operation of operations) {
    for (const { theirs, absent } of caseOf(operation).foreign?.(world) ?? []) {
      for (const somebody of strangersTo(operation)) {
        const refused = await attempt(operation, somebody, theirs);
        const unknown = await attempt(operation, somebody, absent);
        pairs += 1;
        // What changes nothing may say that all is well, too: an address that is not there is removed.
        if (refused.code === unknown.code && refused.said === unknown.said && refused.rowsWritten === 0)
          continue;
        wrong.push(`${operation.name} by ${somebody.name}: ${JSON.stringify([theirs, refused, unknown])}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(pairs).toBeGreaterThan(150);
}, 60_000);

test("every REST operation answers keys of every scope as the policy says; a refusal has one body and one set of headers, whatever it is about", async () => {
  const dead = [
    await world.makeKey("Revoked", ["orders:read"], { revokedAt: new Date() }),
    await world.makeKey("Expired", ["orders:read"], { expiresAt: new Date(0) }),
    { key: `sk_${newCapability()}` },
  ];
  const refusals = new Map<number, Set<string>>([
    [401, new Set()],
    [403, new Set()],
  ]);
  const callers = actors.filter(({ kind }) => kind === "key" || kind === "guest");
  for (const operation of restOperations) {
    const handler = await findHandler(operation);
    expect(handler.operation.name).toBe(operation.name);
    const input = operationCases[operation.name]?.input(world) ?? {};
    for (const { key } of dead)
      expect((await callRoute(handler, input, key)).status, `${operation.name} by a dead key`).toBe(401);
    const answer = async (somebody: Somebody) => {
      const { status, body, headers } = await callRoute(handler, input, somebody.key);
      const label = `${operation.name} by ${somebody.kind} ${somebody.name}: ${status}`;
      if (mayCall(operation.name, somebody)) expect([401, 403], label).not.toContain(status);
      else {
        expect(status, label).toBe(somebody.kind === "guest" ? 401 : 403);
        refusals.get(status)?.add(`${headers}\n${body}`);
      }
    };
    await Promise.all(callers.map(answer));
  }
  expect([...refusals.values()].map(({ size }) => size)).toEqual([1, 1]);
}, 60_000);

/** Actions that are no operation's alone, reviewed one by one: all they do, operations do, or concerns the sender's own session. */
const composed = new Set([
  "addWishlistItemAction",
  "changeCartAction",
  "changeWishlistAction",
  "checkoutAction",
  "chooseAddressAction",
  "confirmBackInStockRequestAction",
  "keepCheckoutReminderAction",
  "removeAddressAction",
  "resumeCheckoutAction",
  "revokeAllSessionsAction",
  "revokeSessionAction",
  "signInAction",
  "signInWithProviderAction",
  "signOutAction",
  "signOutCustomerAction",
  "toggleWishlistItemAction",
  "unsubscribeCheckoutRemindersAction",
  "withdrawBackInStockRequestAction",
]);

/** What an action answers; where it leads, and where it finds nothing, as text. */
async function send(action: Action, { sessionId = null }: { sessionId?: string | null }): Promise<string> {
  browser.sessionId = sessionId;
  browser.cookies.clear();
  const given =
    action.operation || action.length > 1 ? [{ status: "idle" }, formAboutAda(world)] : [formAboutAda(world)];
  try {
    const answer = await action(...given);
    return answer?.status === "failed" ? answer.problem.code : "answered";
  } catch (error) {
    const { digest } = error as { digest?: string };
    if (!digest?.startsWith("NEXT_")) throw error;
    return "answered";
  }
}

test("every server action is an operation's or a reviewed one, and refuses whom the policy refuses before its form is read", async () => {
  const actions = await listActions();
  expect(actions.length).toBeGreaterThan(70);
  const others = actions.filter(([, { operation }]) => !operation).map(([name]) => name);
  expect(new Set(others)).toEqual(composed);
  const senders = actors.filter(({ kind }) => kind !== "key");
  for (const [name, action] of actions) {
    const { operation } = action;
    if (!operation) continue;
    for (const sender of senders.filter((other) => !mayCall(operation.name, other))) {
      const wanted =
        sender.kind === "staff" && operation.access !== "staff" ? "forbidden" : "unauthenticated";
      expect(await send(action, sender), `${name} by ${sender.kind} ${sender.name}`).toBe(wanted);
    }
  }
}, 60_000);

test("no form of the shop changes anything of a customer when a stranger sends it, whatever of theirs it names", async () => {
  const before = await seeAda(shop.db, world);
  expect(before.length).toBeGreaterThan(5000);
  const strangers = actors.filter(({ name }) => name === "guest" || name === "Bob" || name === COUNTER.role);
  for (const [name, action] of await listActions()) {
    for (const stranger of strangers) {
      // Whoever ends their own session could send nothing more.
      if (stranger.sessionId && /^(signOut|revokeAll)/.test(name)) continue;
      await send(action, stranger);
      expect(await seeAda(shop.db, world), `${name} by ${stranger.name}`).toBe(before);
    }
  }
}, 60_000);
