import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import postgres from "postgres";
import { permissionsOf } from "../lib/auth/rules";
import { type PageAccess, pages } from "../lib/testing/page-policy";
import { localFile, readLocal } from "./local";
import { buyTwo } from "./paid-order";
import { employ, makeCustomer, newGuest, type Person, signInBy } from "./people";
import { shapes } from "./request-shapes";
import { type Answer, asPost, headerOf, sendRaw, type Visitor } from "./visitor";
import { startWithoutProxy } from "./without-proxy";

/**
 * Who sees what over HTTP, at a server as it is and at one of the same build whose proxy.ts was taken out. Nothing here
 * needs a browser.
 */

const ROLES = ["manager", "catalog", "fulfillment", "support", "read_only"] as const;

let sql: postgres.Sql;
let bare: Awaited<ReturnType<typeof startWithoutProxy>>;
let ada: Person;
let adasBrowser: Visitor;
let bob: Visitor;
let owner: Visitor;
const staff = new Map<string, Visitor>();
/** What only Ada and staff who may read orders ever read. */
let secrets: string[];
let ids: { order: string; line: string; invoice: string; address: string };
/** Everybody asks the server without proxy.ts; of the other, a few make sure that it refuses no less. */
const servers = () => [
  { name: "as it is", url: readLocal().appUrl, roles: ["catalog"] },
  { name: "without proxy.ts", url: bare.url, roles: [...staff.keys()] },
];

/** Eight at a time: one after the other, most of the time would go in waiting. */
async function forAll<Item>(items: readonly Item[], look: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items];
  const work = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await look(item);
  };
  await Promise.all(Array.from({ length: 8 }, work));
}

test.beforeAll(async ({ request }) => {
  test.setTimeout(180_000);
  sql = postgres(readLocal().databaseUrl, { max: 2, onnotice: () => undefined });
  bare = await startWithoutProxy();
  ada = await makeCustomer(sql, "Ada Lovelace");
  const { orderId, number, token } = await buyTwo(request, "contour-mug");
  const street = `${crypto.randomUUID()} Secret Street`;
  await sql`update "order" set email = ${ada.email}, customer_id = ${ada.customerId} where id = ${orderId}`;
  await sql`update order_address set line1 = ${street} where order_id = ${orderId}`;
  const address = crypto.randomUUID();
  await sql`insert into address (id, customer_id, name, line1, city, country)
    values (${address}, ${ada.customerId}, 'Ada Lovelace', ${street}, 'London', 'GB')`;
  const [line] = await sql`select id from order_line where order_id = ${orderId}`;
  const invoiceOf = async () =>
    (await sql`select id from invoice where order_id = ${orderId}`)[0]?.id as string;
  await expect.poll(invoiceOf, { timeout: 60_000 }).toBeTruthy();
  ids = { order: orderId, line: line?.id, invoice: await invoiceOf(), address };
  secrets = [ada.email, street, number, token];
  adasBrowser = await signInBy("/account/sign-in", ada.email, "Ada");
  bob = await signInBy("/account/sign-in", (await makeCustomer(sql, "Bob")).email, "Bob");
  owner = await signInBy("/sign-in", (await employ(sql, "owner")).email, "owner");
  await sql`insert into role (handle, name) values ('counter', 'Counter') on conflict do nothing`;
  await sql`insert into role_permission (role_handle, permission) values ('counter', 'staff:read') on conflict do nothing`;
  for (const role of [...ROLES, "counter"])
    staff.set(role, await signInBy("/sign-in", (await employ(sql, role)).email, role));
  staff.set("owner", owner);
});
test.afterAll(async () => {
  await bare?.stop();
  await sql?.end();
});

const NO_ID = "018f0000-0000-7000-8000-000000000000";

const UNEQUAL =
  /^(date|x-request-id|ratelimit.*|content-length|keep-alive|connection|etag|x-nextjs-cache|x-storehouse-cache)$/;

/**
 * What an answer says, without what differs between any two: nonces, hashes of scripts that hold the address, and the
 * order in which React streams its rows and Next writes headers.
 */
function essenceOf({ status, headers, body }: Answer, replaced: readonly string[]): string {
  const blank = (text: string) =>
    replaced
      .reduce((said, value) => said.replaceAll(value, "…"), text)
      .replace(/nonce-[\w+/=-]+|nonce=\\?"[^"\\]*\\?"|"nonce\\?":\\?"[^"\\]*\\?"|sha256-[\w+/=]+/g, "nonce")
      .replace(/"requestId":"[^"]*"|"[\w-]{21}[a-z]"/g, "")
      // As many as the page's text was cut into.
      .replace(/('nonce' ?)+/g, "'nonce' ");
  const kept = headers.filter(([name]) => !UNEQUAL.test(name)).map((pair) => blank(pair.join(": ")));
  const pushed = [...body.matchAll(/self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g)].map(
    ([, text = '""']) => JSON.parse(text) as string,
  );
  const isFlight = kept.some((line) => line.startsWith("content-type: text/x-component"));
  // Where React cuts its rows, the order of its reads decides: what they say is compared word for word.
  const rows = blank(isFlight ? body : pushed.join("")).replace(/^[0-9a-f]+:|\$[A-Z]?[0-9a-f]+/gm, " ");
  const words = [...new Set(rows.split(/[^\p{L}\p{N}…/?=.-]+/u))];
  const tags = isFlight ? [] : blank(body.replace(/<script[\s\S]*?<\/script>/g, "")).split("<");
  return [status, ...kept.sort(), ...words.sort(), ...tags.sort()].join("\n");
}

const mayOpen = (role: string, access: PageAccess): boolean => {
  if (access === "staff" || access === "everybody" || access === "holder") return true;
  const own = role === "counter" ? new Set<string>(["staff:read"]) : permissionsOf(role);
  return (own as ReadonlySet<string>).has(access);
};

test("every page answers every role as docs/security.md says, with proxy.ts and without; what is not one's own answers like what is not there", async () => {
  test.setTimeout(120_000);
  const real: Record<string, string> = {
    "admin/orders/[orderId]": `/admin/orders/${ids.order}`,
    "shop/[locale]/(account)/account/addresses/[addressId]": `/account/addresses/${ids.address}`,
  };
  for (const { name: server, url, roles } of servers())
    await forAll(Object.entries(pages), async ([name, { address: anywhere, access }]) => {
      const address = real[name] ?? anywhere;
      const isAdmin = name.startsWith("admin");
      const label = (who: string) => `${name} for ${who}, ${server}`;
      for (const visitor of [newGuest(), bob, ...(isAdmin ? [] : [owner])]) {
        const answer = await visitor.send(url, address);
        const to = headerOf(answer, "location") ?? "";
        if (isAdmin) expect([answer.status, to], label(visitor.name)).toEqual([307, "/sign-in"]);
        else if (access === "customer" && visitor !== bob) {
          expect(answer.status, label(visitor.name)).toBe(307);
          expect(to, label(visitor.name)).toMatch(/^\/account\/sign-in(\?next=|$)/);
        } else expect(answer.status, label(visitor.name)).toBeLessThan(500);
        for (const secret of secrets) expect(answer.body + to, label(visitor.name)).not.toContain(secret);
      }
      for (const role of isAdmin ? roles : []) {
        const answer = await (staff.get(role) ?? bob).send(url, address);
        const isThere = !address.includes(NO_ID) && name !== "admin/[...rest]";
        const wanted = mayOpen(role, access) && isThere ? [200, 307] : [404];
        expect(wanted, label(role)).toContain(answer.status);
        // To one's own sign-in, or to the first room; never to the door.
        if (answer.status === 307) expect(headerOf(answer, "location"), label(role)).toMatch(/^\/admin\//);
        if (mayOpen(role, access)) continue;
        for (const secret of secrets) expect(answer.body, label(role)).not.toContain(secret);
      }
    });
});

/** Paths to what is Ada's, with the ids in them; the same with ids of nothing. */
function listTargets() {
  const nothing = {
    order: crypto.randomUUID(),
    line: crypto.randomUUID(),
    invoice: crypto.randomUUID(),
    address: crypto.randomUUID(),
  };
  const pathsOf = ({ order, line, invoice, address }: typeof ids) => [
    `/admin/orders/${order}`,
    `/orders/${order}`,
    `/orders/${order}/returns`,
    `/orders/${order}/invoices/${invoice}`,
    `/orders/${order}/reviews/${line}`,
    `/account/addresses/${address}`,
    `/api/v1/orders/${order}`,
    `/api/v1/admin/orders/${order}`,
  ];
  const absent = pathsOf(nothing);
  return [
    ...pathsOf(ids).map((path, index) => ({ path, absent: absent[index] })),
    ...["/admin/orders", "/admin/audit", "/account", "/account/orders", "/api/account/export"].map(
      (path) => ({
        path,
        absent: undefined,
      }),
    ),
  ].map((target) => ({ ...target, replaced: [...Object.values(ids), ...Object.values(nothing)] }));
}

/** Sends a path in a shape. Next sends requests of its router on to the query that belongs to their headers. */
async function ask(url: string, visitor: Visitor, shape: string, path: string): Promise<Answer> {
  const { path: asked = path, ...more } = shapes[shape]?.(path) ?? {};
  const answer = await visitor.send(url, asked, more);
  const to = headerOf(answer, "location") ?? "";
  return answer.status === 307 && /[?&]_rsc(=|&|$)/.test(to) ? visitor.send(url, to, more) : answer;
}

for (const [index, server] of ["as it is", "without proxy.ts"].entries()) {
  test(`no shape of a request shows a stranger anything of an order, an invoice or an account, nor whether it is there: server ${server}`, async () => {
    test.setTimeout(180_000);
    const url = servers()[index]?.url ?? "";
    const targets = listTargets();
    // What is looked for is found by who may see it: the test below means something.
    for (const [visitor, path] of [
      [owner, `/admin/orders/${ids.order}`],
      [adasBrowser, `/orders/${ids.order}`],
    ] as const)
      for (const shape of ["as it is", "RSC"])
        expect((await ask(url, visitor, shape, path)).body, shape).toContain(ada.email);

    const catalog = staff.get("catalog") ?? bob;
    const strangers = index === 0 ? [catalog] : [newGuest(), bob, catalog];
    const wrong: string[] = [];
    const look = async (
      visitor: Visitor,
      name: string,
      { path, absent, replaced }: (typeof targets)[number],
    ) => {
      const label = `${name}: ${path} for ${visitor.name}`;
      const answer = await ask(url, visitor, name, path);
      const told = JSON.stringify(answer.headers) + answer.body;
      for (const secret of secrets) if (told.includes(secret)) wrong.push(`${label} shows ${secret}`);
      if (answer.status >= 500) wrong.push(`${label}: ${answer.status}`);
      if (absent === undefined) return;
      const [theirs, nobodys] = [answer, await ask(url, visitor, name, absent)].map((one) =>
        essenceOf(one, replaced),
      );
      if (theirs !== nobodys)
        wrong.push(`${label} tells that it is there: ${firstDifference(theirs ?? "", nobodys ?? "")}`);
    };
    const looks = Object.keys(shapes).flatMap((name) =>
      strangers.flatMap((visitor) => targets.map((target) => () => look(visitor, name, target))),
    );
    await forAll(looks, (run) => run());
    expect(wrong).toEqual([]);
  });
}

function firstDifference(a: string, b: string): string {
  const at = a.split("").findIndex((letter, index) => letter !== b[index]);
  return `${a.slice(Math.max(0, at - 60), at + 60)} <> ${b.slice(Math.max(0, at - 60), at + 60)}`;
}

/** Everything that the database holds of Ada. */
async function seeAda(): Promise<string> {
  const { customerId, userId } = ada;
  return JSON.stringify([
    await sql`select * from "user" where id = ${userId}`,
    await sql`select * from customer where id = ${customerId}`,
    await sql`select id, revoked_at from session where user_id = ${userId} order by id`,
    await sql`select * from address where customer_id = ${customerId} order by id`,
    await sql`select * from "order" where customer_id = ${customerId} order by id`,
    await sql`select * from "return" where order_id = ${ids.order}`,
    await sql`select * from review where order_id = ${ids.order}`,
    await sql`select * from refund r join payment p on p.id = r.payment_id where p.order_id = ${ids.order}`,
    await sql`select * from fulfillment where order_id = ${ids.order}`,
  ]);
}

/** A form about Ada's things, as scripts send the call of an action. */
async function callOf(action: string) {
  const data = new FormData();
  const [session] = await sql`select id from session where user_id = ${ada.userId} limit 1`;
  const fields = {
    orderId: ids.order,
    lineId: ids.line,
    addressId: ids.address,
    sessionId: session?.id as string,
    userId: ada.userId,
    customerId: ada.customerId,
    "owner.customerId": ada.customerId,
    name: "Mallory",
    email: "mallory@example.com",
    reason: "other",
    role: "owner",
    quantity: "1",
  };
  for (const [name, value] of Object.entries(fields)) data.set(`1_${name}`, value);
  // The first byte of an action's id tells how many arguments it reads.
  data.set("0", action.startsWith("40") ? '["$K1"]' : '[{"status":"idle"},"$K1"]');
  return data;
}

test("every server action, called by its id from any page, refuses strangers, with an Origin and without, and changes nothing of a customer's", async () => {
  test.setTimeout(120_000);
  const manifest = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")) as {
    node: Record<string, { exportedName: string; filename: string }>;
  };
  const actions = Object.entries(manifest.node).filter(([, { filename }]) =>
    filename.endsWith("/actions.ts"),
  );
  expect(actions.length).toBeGreaterThan(80);
  const others = Object.values(manifest.node).filter(({ filename }) => !filename.endsWith("/actions.ts"));
  // Functions whose answers are cached are known to the server by ids as well. They hold what every page shows.
  for (const { filename } of others)
    expect(filename).toMatch(/^lib\/(cache\/mark-missing|content\/.*|(catalog|review)\/published\/.*)\.ts$/);
  const given = readdirSync(".next/static", { recursive: true })
    .map((name) => path.join(".next/static", String(name)))
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(name, "utf8"))
    .join("");
  for (const [id, { filename }] of Object.entries(manifest.node))
    if (!filename.endsWith("/actions.ts")) expect(given.includes(id), filename).toBe(false);
  const before = await seeAda();
  const origin = readLocal().appUrl;
  const staffActions =
    /^lib\/(auth\/(keys|staff|totp)|catalog|content|dead-letter|fulfillment|inventory|invoice|payment)\//;
  for (const visitor of [newGuest(), bob, staff.get("counter") ?? bob]) {
    const refused = new Set<string>();
    for (const [id, { exportedName, filename }] of actions) {
      if (/^(signOut|revokeAll|signIn|keep)/.test(exportedName)) continue;
      const post = await asPost(await callOf(id), origin);
      const { origin: _, ...withoutOrigin } = post.headers ?? {};
      const headers = refused.size % 2 === 0 ? post.headers : withoutOrigin;
      const answer = await visitor.send(bare.url, "/account/forgot", {
        ...post,
        headers: { ...headers, "next-action": id, accept: "text/x-component" },
      });
      const label = `${exportedName} by ${visitor.name}: ${answer.status}`;
      for (const secret of secrets) expect(answer.body, label).not.toContain(secret);
      if (/"code":"(unauthenticated|forbidden)"/.test(answer.body)) refused.add(exportedName);
      else if (
        staffActions.test(filename) &&
        !/^(verifySecondFactor|acceptInvitation|confirmTotp|startTotp|removeTotp|renewRecovery)/.test(
          exportedName,
        )
      )
        expect(answer.body.slice(0, 300), label).toContain("refused");
    }
    expect(refused.size, visitor.name).toBeGreaterThan(40);
  }
  expect(await seeAda()).toBe(before);
});

const routeFiles = Object.keys(
  JSON.parse(readFileSync(".next/app-path-routes-manifest.json", "utf8")) as Record<string, string>,
).filter((name) => name.startsWith("/api/v1/") && name.endsWith("/route"));

test("every REST address answers its own methods alone, asks for a key where the policy does, and takes no cookie of staff for one", async () => {
  expect(routeFiles.length).toBeGreaterThan(70);
  await forAll(routeFiles, async (file) => {
    const text = readFileSync(path.join("app", `${file}.ts`), "utf8");
    const own = [...text.matchAll(/export const (\w+) = route\(/g)].map(([, method = ""]) => method);
    const address = file.replace(/\/route$/, "").replace(/\[\w+\]/g, NO_ID);
    for (const method of ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const headers = { "x-http-method-override": own[0] ?? "" };
      const answer = await owner.send(bare.url, address, { method, headers });
      const isOwn = own.includes(method === "HEAD" ? "GET" : method);
      const label = `${method} ${address}`;
      if (method === "OPTIONS") expect([answer.status, answer.body], label).toEqual([204, ""]);
      else if (!isOwn) expect(answer.status, label).toBe(405);
      else if (address.startsWith("/api/v1/admin/")) expect(answer.status, label).toBe(401);
      else expect(answer.status, label).toBeLessThan(500);
    }
  });
});

test("no address leads to a file that is not meant for everybody", async () => {
  const { stripe, mail, databaseUrl } = readLocal();
  const settings = readFileSync(path.join(path.dirname(localFile()), "settings.json"), "utf8");
  const { secrets: own } = JSON.parse(settings) as { secrets: Record<string, string> };
  const ups = ["../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%252f", "..%5c", "....//", "..;/"];
  const files = ["settings.json", "package.json", "etc/passwd", "server/server-reference-manifest.json"];
  const climbing = ["/media/", "/_next/static/", "/media/previews/products/", "/sitemaps/", "/"].flatMap(
    (from) =>
      ups.flatMap((up) => files.flatMap((file) => [1, 4].map((times) => from + up.repeat(times) + file))),
  );
  const plain = [
    "/.env",
    "/.git/config",
    "/settings.json",
    "/local.json",
    "/app.log",
    "/next.config.ts",
    "/proxy.ts",
  ];
  const next = [
    "/_next/BUILD_ID",
    "/_next/server/middleware.js",
    "/.next/BUILD_ID",
    "/_next/required-server-files.json",
  ];
  const images = [
    `${stripe.url}/`,
    `${mail.url}/messages`,
    "file:///etc/passwd",
    "/media/..%2fsettings.json",
  ].map((from) => `/_next/image?w=64&q=75&url=${encodeURIComponent(from)}`);
  const { host } = new URL(readLocal().appUrl);
  const wrong: string[] = [];
  await forAll([...climbing, ...plain, ...next, ...images], async (address) => {
    const { status, body } = await sendRaw(bare.url, address, { headers: { host } });
    const words = [...Object.values(own), databaseUrl, "root:x:0", "exportedName", "devDependencies"];
    if (status < 300 || status >= 500 || words.some((word) => body.includes(word)))
      wrong.push(`${address}: ${status}`);
  });
  expect(wrong).toEqual([]);
});
