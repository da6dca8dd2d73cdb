import { type APIRequestContext, type APIResponse, expect, type Page, test } from "@playwright/test";
import postgres from "postgres";
import { mailedPath, newEmail, PASSWORD } from "./customer";
import { sendForm } from "./forms";
import { readLocal } from "./local";
import { importFixtures } from "./product-fixtures";
import { signIn } from "./staff";

const handle = "fixture-hostile";
const story = "hostile-story";
const admin = () => ({ authorization: `Bearer ${readLocal().apiKey}` });

/** What would run, or become an element, wherever it is taken for markup; `name` says which field it came from. */
const hostile = (name: string) =>
  `${name}</title></script><script>alert(1)</script>"'><img src=x onerror=alert(1)>{{7*7}}`;
const short = '"><b onclick=alert()';
/** None of ours has handlers in its markup, nor a picture from `x`. */
const strange = "[onclick],[onerror],[onload],[onfocus],img[src='x'],iframe,object,embed,form form";

async function done<Shape>(response: APIResponse): Promise<Shape> {
  expect(response.ok(), `${response.url()}: ${await response.text()}`).toBe(true);
  return (await response.json()) as Shape;
}

type Made = { name: string; id: string };

/** A thing of every kind, with hostile text in all its fields, each made by its operation. */
async function makeAll(request: APIRequestContext) {
  const headers = admin();
  const post = async <Shape>(path: string, data: unknown) =>
    done<Shape>(await request.post(`/api/v1${path}`, { headers, data }));
  const patch = async <Shape>(path: string, data: unknown) =>
    done<Shape>(await request.patch(`/api/v1${path}`, { headers, data }));
  const get = async <Shape>(path: string) => done<Shape>(await request.get(`/api/v1${path}`, { headers }));

  const option = hostile("option").replaceAll('"', "");
  await importFixtures([
    {
      Handle: handle,
      Title: "Fixture Hostile",
      "Body (HTML)": "<p>Text</p><script>alert(1)</script><img src=x onerror=alert(1)>",
      "Option1 Name": option.slice(0, 90),
      "Option1 Value": option,
      "Variant SKU": option,
      "Variant Price": "10.00",
    },
  ]);
  const bought = await get<{ id: string; variants: { id: string }[] }>(`/products/${handle}`);
  await patch(`/admin/products/${bought.id}`, {
    title: hostile("title"),
    description: `<p onclick="alert(1)">Text</p><a href="javascript:alert(1)">a</a>${hostile("description")}`,
    translations: {
      de: {
        title: hostile("Titel"),
        description: hostile("Beschreibung"),
        productType: hostile("Art"),
        seoTitle: hostile("seo"),
        seoDescription: hostile("seo"),
      },
    },
  });
  const page = {
    title: hostile("story"),
    summary: hostile("summary"),
    bodyHtml: `<h2>A</h2>${hostile("body")}`,
  };
  const told = await request.post("/api/v1/admin/pages", {
    headers,
    data: { handle: story, kind: "story", ...page },
  });
  // It is there already where the test was run before.
  if (told.status() !== 201) await patch(`/admin/pages/${story}`, page);
  const promotion = await post<Made>("/admin/promotions", {
    name: hostile("promotion"),
    status: "active",
    kind: "percent",
    percentPpm: 100_000,
    method: "code",
    codes: [`HOSTILE${Date.now()}`],
    translations: { de: { name: hostile("Aktion") } },
  });
  const seller = await get<Record<string, unknown>>("/admin/invoices/seller");
  await patch("/admin/invoices/seller", {
    name: hostile("seller"),
    line1: hostile("line"),
    city: hostile("city"),
    postalCode: short,
    country: "US",
    taxNumber: short,
    register: hostile("register"),
    email: hostile("mail"),
    phone: short,
  });

  const email = newEmail();
  const address = {
    name: hostile("name"),
    company: hostile("company"),
    line1: hostile("line1"),
    line2: hostile("line2"),
    city: hostile("city"),
    region: "NY",
    postalCode: "10001",
    country: "US",
    phone: short,
  };
  const cart = await post<{ id: string }>("/carts", {});
  const variantId = bought.variants[0]?.id;
  await post(`/carts/${cart.id}/lines`, { variantId, quantity: 2 });
  const methods = await get<{ data: Made[] }>(
    `/carts/${cart.id}/shipping-methods?country=US&region=NY&postalCode=10001`,
  );
  const shippingMethodId = methods.data[0]?.id;
  const { order, payment } = await post<{
    order: { id: string; accessToken: string; number: string };
    payment: { url: string };
  }>(`/carts/${cart.id}/checkout`, {
    email,
    shippingMethodId,
    note: hostile("note"),
    shippingAddress: address,
    billingAddress: address,
  });
  const session = /cs_\w+/.exec(payment.url)?.[0];
  await request.post(`${readLocal().stripe.url}/_test/checkout/sessions/${session}/complete`, {
    data: { card: "4242424242424242" },
  });
  const own = `/orders/${order.id}?token=${order.accessToken}`;
  await expect
    .poll(async () => (await get<{ status: string }>(own)).status, { timeout: 20_000 })
    .toBe("confirmed");
  const { lines } = await get<{ lines: { id: string }[] }>(`/admin/orders/${order.id}`);
  const lineId = lines[0]?.id;
  await post(`/admin/orders/${order.id}/fulfillments`, {
    carrier: hostile("carrier"),
    trackingNumber: hostile("tracking"),
    trackingUrl: "https://a.example/?q=%22%3E%3Cscript%3E'",
  });
  const token = order.accessToken;
  const returned = await post<Made>(`/orders/${order.id}/returns`, {
    token,
    reason: "other",
    note: hostile("return"),
    lines: [{ lineId, quantity: 1 }],
  });
  await post(`/admin/returns/${returned.id}/approve`, { answer: hostile("answer") });
  const review = await post<Made>(`/orders/${order.id}/reviews`, {
    token,
    lineId,
    authorName: `<b onclick=alert(1)>"'Ada`,
    rating: 5,
    title: hostile("review"),
    body: hostile("body"),
  });
  await patch(`/admin/reviews/${review.id}`, { status: "published", reply: hostile("reply") });
  await post(`/admin/orders/${order.id}/refunds`, {
    amount: { amount: 100, currency: "USD" },
    reason: hostile("refund"),
  });
  const draft = await post<Made & { version: number }>("/admin/draft-orders", {
    email,
    shippingAddress: address,
    shippingMethodId,
    note: hostile("draft"),
    discount: { percentPpm: 50_000, reason: hostile("discount") },
    lines: [
      { variantId, quantity: 1, unitPrice: { amount: 500, currency: "USD" }, priceReason: hostile("price") },
    ],
  });
  const { paymentLink } = await post<{ paymentLink: string }>(`/admin/draft-orders/${draft.id}/send`, {});
  await expect
    .poll(
      async () => (await get<{ data: Made[] }>(`/orders/${order.id}/invoices?token=${token}`)).data.length,
      {
        timeout: 30_000,
      },
    )
    .toBeGreaterThan(0);
  const invoices = await get<{ data: Made[] }>(`/orders/${order.id}/invoices?token=${token}`);
  return {
    productId: bought.id,
    promotionId: promotion.id,
    seller,
    email,
    order,
    returnId: returned.id,
    draftId: draft.id,
    payPath: new URL(paymentLink, "http://x").pathname,
    invoicePath: `/orders/${order.id}/invoices/${invoices.data[0]?.id}?token=${token}`,
  };
}

/** What runs, or was stopped from running, on any page of this browser. */
function watch(page: Page): string[] {
  const fired: string[] = [];
  page.on("dialog", (dialog) => {
    fired.push(`${page.url()}: dialog`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => fired.push(`${page.url()}: ${error}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 404/.test(message.text()))
      fired.push(`${page.url()}: ${message.text()}`);
  });
  return fired;
}

test("hostile text in every field: nothing of it runs or becomes markup on any page, in mails, feeds or what machines read", async ({
  page,
  request,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const made = await makeAll(request);
  const token = made.order.accessToken;
  try {
    // The customer's own name, address, cart and wishlist.
    const shopper = page.request;
    await sendForm(shopper, "/account/register", "name", {
      email: made.email,
      name: hostile("own"),
      password: PASSWORD,
    });
    const link = await mailedPath(made.email, "Confirm your account", /https?:\S+\/account\/verify\/[\w-]+/);
    await sendForm(shopper, link, "password", { password: PASSWORD });
    await sendForm(shopper, "/account/addresses/new", "address.line1", {
      "address.name": hostile("name"),
      "address.line1": hostile("line"),
      "address.city": hostile("city"),
      "address.country": "US",
      "address.region": "NY",
      "address.postalCode": "10001",
    });
    await sendForm(shopper, `/products/${handle}`, "quantity", { quantity: "1" });
    await sendForm(shopper, `/products/${handle}`, "handle", {});

    const fired = watch(page);
    const text = encodeURIComponent(hostile("asked"));
    const order = `/orders/${made.order.id}`;
    const shop = [
      "/",
      `/products/${handle}`,
      `/de/products/${handle}`,
      `/products/${handle}/reviews`,
      `/products/${handle}/back-in-stock`,
      `/pages/${story}`,
      `/search?q=${text}`,
      "/search?q=fixture",
      `/categories/mugs?sort=${text}`,
      "/cart",
      "/checkout",
      `/checkout?address=${text}`,
      "/wishlist",
      "/account",
      "/account/orders",
      "/account/addresses",
      `/account/profile?done=${text}`,
      "/account/sessions",
      `${order}?token=${token}`,
      `/de${order}?token=${token}`,
      `${order}/returns?token=${token}`,
      made.invoicePath,
      `/de${made.invoicePath}`,
      made.payPath,
      `/orders/find?number=${text}`,
      `/account/sign-in?next=${text}&problem=${text}`,
      `/${text}`,
      `/products/${text}`,
      `/reminders/${text}`,
      `/back-in-stock/${text}`,
    ];
    const desk = [
      "/admin/products",
      `/admin/products/${made.productId}`,
      "/admin/orders",
      `/admin/orders/${made.order.id}`,
      `/admin/orders?q=${text}`,
      "/admin/draft-orders",
      `/admin/draft-orders/${made.draftId}`,
      "/admin/returns",
      `/admin/returns/${made.returnId}`,
      "/admin/reviews",
      "/admin/promotions",
      "/admin/invoices",
      "/admin/pages",
      `/admin/pages/${story}`,
      "/admin/audit",
      `/admin/audit?actor=${text}`,
      "/admin/jobs",
      "/admin/back-in-stock",
      "/admin/staff",
      "/admin/keys",
    ];
    const visit = async (path: string) => {
      await page.goto(path);
      await page.evaluate(() => new Promise(requestAnimationFrame));
      expect(await page.locator(strange).count(), path).toBe(0);
      return page.content();
    };
    const seen: string[] = [];
    for (const path of shop) seen.push(await visit(path));
    await signIn(page);
    for (const path of desk) seen.push(await visit(path));
    expect(fired).toEqual([]);
    // It was there to be seen: what is kept out of all pages cannot fire.
    const all = seen.join("\n");
    for (const name of [
      "title",
      "Titel",
      "story",
      "option",
      "name",
      "note",
      "return",
      "answer",
      "review",
      "reply",
    ])
      expect(all, `${name} is shown`).toContain(`${name}&lt;/title&gt;`);

    await expectInertFiles(request, baseURL ?? "");
    await expectInertMails(made.email);
  } finally {
    await putAway(request, made);
  }
});

/** Tests that follow look at lists and footers. */
async function putAway(
  request: APIRequestContext,
  { productId, promotionId, seller }: { productId: string; promotionId: string; seller: unknown },
): Promise<void> {
  const headers = admin();
  const status = { data: { status: "archived" }, headers };
  await done(await request.patch(`/api/v1/admin/products/${productId}`, status));
  await done(await request.post(`/api/v1/admin/promotions/${promotionId}/archive`, { data: {}, headers }));
  await done(await request.patch("/api/v1/admin/invoices/seller", { data: seller, headers }));
  const sql = postgres(readLocal().databaseUrl, { max: 1 });
  try {
    await sql.begin(async (tx) => {
      await tx`delete from page where handle = ${story}`;
      await tx`select invalidate_cache_tags(${[`page:${story}`, "shop"]})`;
    });
  } finally {
    await sql.end();
  }
}

async function expectInertFiles(request: APIRequestContext, baseURL: string): Promise<void> {
  for (const path of ["/feed.xml", "/de/feed.xml", "/sitemap.xml"]) {
    const response = await request.get(path);
    expect(response.headers()["content-security-policy"], path).toMatch(/default-src 'none'.*sandbox/);
    expect(await response.text(), path).not.toMatch(/<script|<img src=x|onerror=alert\(1\)>/);
  }
  const html = await (await request.get(`/products/${handle}`)).text();
  const things = [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)];
  expect(things.length).toBeGreaterThan(0);
  for (const [, json = ""] of things) {
    expect(json).not.toMatch(/[<>]/);
    expect(JSON.stringify(JSON.parse(json))).toContain("title</title>");
  }
  const preview = await request.get(`/media/previews/products/${handle}.jpg`);
  expect(preview.status()).toBe(200);
  expect(preview.headers()).toMatchObject({
    "content-type": "image/jpeg",
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringMatching(/default-src 'none'.*sandbox/),
  });
  expect(baseURL).not.toBe("");
}

type Mail = { to: string; subject: string; text: string; html: string };

async function expectInertMails(email: string): Promise<void> {
  const all = (await (await fetch(`${readLocal().mail.url}/messages`)).json()) as Mail[];
  const mails = all.filter(({ to }) => to.includes(email));
  // Account, confirmation, parcel, return, refund, draft.
  expect(mails.length).toBeGreaterThan(4);
  for (const { to, subject, html } of mails) {
    expect(to).toBe(email);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html, subject).not.toMatch(/<script|<img src=x|<b onclick|href="javascript:/i);
  }
  expect(mails.some(({ html }) => html.includes("&lt;/title&gt;"))).toBe(true);
}
