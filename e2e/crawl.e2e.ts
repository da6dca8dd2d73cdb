import { promisify } from "node:util";
import zlib from "node:zlib";
import {
  type APIRequestContext,
  type APIResponse,
  expect,
  request as requests,
  test,
} from "@playwright/test";
import { mailedPath, newEmail, PASSWORD } from "./customer";
import { sendForm } from "./forms";
import { readLocal } from "./local";

/** A thousand requests; the long run asks for more (CONTRIBUTING.md). */
const REQUESTS = Number(process.env.CRAWL_REQUESTS ?? 1000);
const decompress = promisify(zlib.brotliDecompress);

type Person = {
  request: APIRequestContext;
  email: string;
  /** Words and capabilities that stand for them, by what they are: nobody else may be sent one. */
  own: Map<string, string>;
  order: { id: string; token: string; path: string };
  cartId: string;
};

const word = () => `canary${crypto.randomUUID().replaceAll("-", "").slice(0, 14)}`;
const json = async <Shape>(response: APIResponse) => {
  expect(response.ok(), `${response.url()} ${await response.text()}`).toBe(true);
  return (await response.json()) as Shape;
};

/** An order with a word of its own in every field, with a letter to staff, and paid. */
async function placeOrder({ request, email, own }: Pick<Person, "request" | "email" | "own">) {
  const say = (what: string) => {
    const text = word();
    own.set(`order's ${what}`, text);
    return text;
  };
  const product = await json<{ variants: { id: string }[] }>(await request.get("/api/v1/products/moon-mug"));
  const { id } = await json<{ id: string }>(await request.post("/api/v1/carts", { data: {} }));
  own.set("ordered cart", id);
  const line = { variantId: product.variants[0]?.id, quantity: 1 };
  await json(await request.post(`/api/v1/carts/${id}/lines`, { data: line }));
  const methods = await json<{ data: { id: string }[] }>(
    await request.get(`/api/v1/carts/${id}/shipping-methods?country=US&region=NY&postalCode=10001`),
  );
  const placed = await json<{ order: { id: string; accessToken: string }; payment: { url: string } }>(
    await request.post(`/api/v1/carts/${id}/checkout`, {
      data: {
        email,
        shippingMethodId: methods.data[0]?.id,
        note: say("note"),
        shippingAddress: {
          name: say("name"),
          company: say("company"),
          line1: say("street"),
          line2: say("second line"),
          city: say("city"),
          region: "NY",
          postalCode: "10001",
          country: "US",
        },
      },
    }),
  );
  const session = /cs_\w+/.exec(placed.payment.url)?.[0];
  await request.post(`${readLocal().stripe.url}/_test/checkout/sessions/${session}/complete`, {
    data: { card: "4242424242424242" },
  });
  const { id: orderId, accessToken } = placed.order;
  own.set("order", orderId);
  own.set("order's token", accessToken);
  return { id: orderId, token: accessToken, path: `/orders/${orderId}?token=${accessToken}` };
}

/** Somebody with an order, a cart, a wishlist that is shared, and, if a customer, an account with an address. */
async function arrive(baseURL: string, isCustomer: boolean): Promise<Person> {
  const request = await requests.newContext({ baseURL });
  const email = newEmail();
  const own = new Map([["mail address", email]]);
  const order = await placeOrder({ request, email, own });
  if (isCustomer) {
    const name = word();
    own.set("account's name", name);
    await sendForm(request, "/account/register", "name", { email, name, password: PASSWORD });
    const link = await mailedPath(email, "Confirm your account", /https?:\S+\/account\/verify\/[\w-]+/);
    await sendForm(request, link, "password", { password: PASSWORD });
    const fields = ["name", "line1", "city"].map((field) => [`address.${field}`, word()] as const);
    for (const [field, text] of fields) own.set(`account's ${field}`, text);
    await sendForm(request, "/account/addresses/new", "address.line1", {
      ...Object.fromEntries(fields),
      "address.country": "US",
      "address.region": "NY",
      "address.postalCode": "10001",
    });
    const addresses = await (await request.get("/account/addresses")).text();
    expect(addresses, "the address is in the account").toContain(own.get("account's address.city"));
    expect(await (await request.get("/account/orders")).text(), "the order is the account's").toContain(
      order.id,
    );
  }
  await sendForm(request, "/products/contour-mug", "quantity", { quantity: "1" });
  await sendForm(request, "/products/contour-mug", "handle", {});
  await sendForm(request, "/wishlist", "intent", { intent: "share" });
  const shared = /\/wishlist\/([\w-]{27})/.exec(await (await request.get("/wishlist")).text())?.[1];
  expect(shared, "the wishlist is shared").toBeDefined();
  own.set("shared wishlist", shared ?? "");
  for (const { name, value } of (await request.storageState()).cookies)
    if (/^(cart|wishlist|.*session-token)$/.test(name)) own.set(`cookie ${name}`, value);
  const cartId = own.get("cookie cart") ?? "";
  expect(cartId).not.toBe("");
  return { request, email, own, order, cartId };
}

const shopPages = [
  "/",
  "/products/contour-mug",
  "/products/moon-mug",
  "/products/moon-notebook",
  "/products/nowhere-to-be-found",
  "/categories/mugs",
  "/categories/mugs?sort=price_asc",
  "/collections/sale",
  "/pages/terms",
  "/search?q=mug",
  "/products/contour-mug/reviews",
  "/feed.xml",
  "/sitemap.xml",
  "/manifest.webmanifest",
  "/media/previews/products/contour-mug.jpg",
  "/api/v1/products?q=mug",
  "/api/v1/products/contour-mug",
  "/api/v1/categories",
];
const ownPages = [
  "/cart",
  "/checkout",
  "/wishlist",
  "/account",
  "/account/orders",
  "/account/addresses",
  "/account/profile",
  "/account/sessions",
  "/account/privacy",
  "/account/sign-in",
  "/orders/find",
  "/api/cart/badge",
  "/api/cart/lines",
  "/api/wishlist",
  "/api/account/export",
];
const pagesOf = ({ order, cartId, own }: Person) => [
  ...shopPages,
  ...shopPages
    .filter((path) => !/^\/(api|media|sitemap)/.test(path))
    .map((path) => `/de${path.replace(/^\/$/, "")}`),
  ...ownPages,
  ...ownPages.filter((path) => !path.startsWith("/api")).map((path) => `/de${path}`),
  order.path,
  `/de${order.path}`,
  `/orders/${order.id}`,
  `/orders/${order.id}/returns?token=${order.token}`,
  `/wishlist/${own.get("shared wishlist")}`,
  `/api/v1/orders/${order.id}?token=${order.token}`,
  `/api/v1/orders/${order.id}/invoices?token=${order.token}`,
  `/api/v1/carts/${cartId}`,
  `/api/v1/carts/${cartId}/quote?country=US`,
];
/** What leads to somebody else's, for who knows its id and nothing more. */
const attempts = ({ order }: Person, { order: mine }: Person) => [
  `/orders/${order.id}`,
  `/orders/${order.id}?token=${mine.token}`,
  `/orders/${order.id}/returns?token=${mine.token}`,
  `/api/v1/orders/${order.id}`,
  `/api/v1/orders/${order.id}?token=${mine.token}`,
  `/api/v1/orders/${order.id}/invoices?token=${mine.token}`,
];

/** The forms in which Next is asked for the same page, and what else somebody on the way might add. */
type Shape = { headers: Record<string, string>; rsc?: boolean; method?: "HEAD" };
const plain: Shape = { headers: {} };
const shapes: readonly Shape[] = [
  plain,
  { headers: { rsc: "1" }, rsc: true },
  { headers: { rsc: "1", "next-router-prefetch": "1" }, rsc: true },
  { headers: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" }, rsc: true },
  { headers: { "accept-encoding": "identity", "cache-control": "no-cache" } },
  { headers: { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" } },
  { headers: {}, method: "HEAD" },
];

type Seen = { who: string; what: string; response: APIResponse; text: string };

async function ask(who: string, { request }: Person, path: string, index: number): Promise<Seen> {
  const { headers, rsc = false, method = "GET" } = shapes[index % shapes.length] ?? plain;
  // Next sends who asks without the right hash to where it is; with an old one, the answer is the same.
  const address = rsc ? `${path}${path.includes("?") ? "&" : "?"}_rsc=canary` : path;
  const response = await request.fetch(address, { method, headers });
  return { who, what: `${method} ${path} ${JSON.stringify(headers)}`, response, text: await response.text() };
}

/** What every byte of an answer is held against. */
function judge({ who, what, response, text }: Seen, people: ReadonlyMap<string, Person>): string[] {
  const wrong: string[] = response.status() >= 500 ? [`${who}: ${what} answers ${response.status()}`] : [];
  const headers = response.headersArray();
  // What the request itself says comes back in addresses.
  const said = decodeURIComponent(what);
  const all = `${headers.map(({ name, value }) => `${name}: ${value}`).join("\n")}\n${text}`;
  const control = response.headers()["cache-control"] ?? "";
  for (const [name, { own }] of people) {
    for (const [kind, secret] of own) {
      if (!all.includes(secret)) continue;
      if (name !== who && !said.includes(secret)) wrong.push(`${who}: ${what} has ${name}'s ${kind}`);
      if (name === who && !/private.*no-store/.test(control))
        wrong.push(`${who}: ${what} has their ${kind}, and may be kept: ${control}`);
    }
  }
  return wrong;
}

test("two customers and a guest in one shop: no byte of one reaches another, and what is one's own is kept nowhere", async ({
  baseURL,
}) => {
  test.setTimeout(180_000 + REQUESTS * 60);
  const names = ["first customer", "second customer", "guest"] as const;
  const people = new Map<string, Person>();
  for (const name of names) people.set(name, await arrive(baseURL ?? "", name !== "guest"));
  // All know each other's order by its id: only what is behind it is a secret then.
  const secretsOf = new Map(
    [...people].map(([name, person]) => {
      const own = new Map([...person.own].filter(([kind]) => kind !== "order"));
      return [name, { ...person, own }] as const;
    }),
  );

  const wrong: string[] = [];
  let asked = 0;
  let ownSeen = 0;
  const crawl = async (who: string, person: Person) => {
    const others = [...people].flatMap(([name, other]) => (name === who ? [] : attempts(other, person)));
    const paths = [...pagesOf(person), ...others];
    // Each begins elsewhere, so that they meet on the same pages in the same moments, and on others in others.
    for (let index = 0; asked < REQUESTS; index += 1) {
      asked += 1;
      const seen = await ask(
        who,
        person,
        paths[index % paths.length] ?? "/",
        Math.floor(index / paths.length) + index,
      );
      wrong.push(...judge(seen, secretsOf));
      if ([...person.own.values()].some((secret) => seen.text.includes(secret))) ownSeen += 1;
      if (index % 60 === 59)
        await sendForm(person.request, "/products/contour-mug", "quantity", { quantity: "1" });
    }
  };
  // Two at a time each: a person's own requests overlap as well.
  await Promise.all([...people].flatMap(([who, person]) => [crawl(who, person), crawl(who, person)]));
  expect(wrong).toEqual([]);
  // They did see what is theirs: an empty shop would leak nothing.
  expect(ownSeen).toBeGreaterThan(REQUESTS / 10);

  const secrets = [...secretsOf].flatMap(([, { own }]) => [...own.values()]);
  const stranger = await requests.newContext({ baseURL: baseURL ?? "" });
  for (const path of [...shopPages, "/cart", "/checkout", "/account/sign-in", "/wishlist"]) {
    const text = await (await stranger.get(path)).text();
    expect(
      secrets.filter((secret) => text.includes(secret)),
      `kept for ${path}`,
    ).toEqual([]);
  }
  const kept = await readRedis();
  expect(kept.length).toBeGreaterThan(10);
  for (const { key, text } of kept)
    expect(
      secrets.filter((secret) => key.includes(secret) || text.includes(secret)),
      key,
    ).toEqual([]);
  for (const { request } of [...people.values(), { request: stranger }]) await request.dispose();
});

/** Everything that the cache in Redis holds, unpacked. */
async function readRedis(): Promise<{ key: string; text: string }[]> {
  const { url, token } = readLocal().redis;
  const command = async <Result>(...words: string[]) => {
    const response = await fetch(url, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(words),
    });
    return ((await response.json()) as { result: Result }).result;
  };
  const kept: { key: string; text: string }[] = [];
  let cursor = "0";
  do {
    const [next, keys] = await command<[string, string[]]>("scan", cursor, "count", "500");
    for (const key of keys) {
      const value = String(await command<unknown>("get", key));
      const bytes = Buffer.from(value, "base64");
      const unpacked = await decompress(bytes).catch(() => bytes);
      // Texts of one and of two bytes a character.
      kept.push({ key, text: `${value}${unpacked.toString("latin1")}${unpacked.toString("utf16le")}` });
    }
    cursor = next;
  } while (cursor !== "0");
  return kept;
}
