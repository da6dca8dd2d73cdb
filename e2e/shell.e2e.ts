import http from "node:http";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { readForm, sendForm } from "./forms";

type Raw = { status: number; headers: http.IncomingHttpHeaders; policies: string[]; text: string };

/** A request as it is written, with paths and headers that no client of the usual kind would send. */
function ask(
  baseURL: string | undefined,
  path: string,
  {
    method = "GET",
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Raw> {
  const { hostname, port, host } = new URL(baseURL ?? "");
  return new Promise((resolve, reject) => {
    const sent = http.request(
      { hostname, port, path, method, headers: { host, ...headers }, setHost: false, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const policies = response.rawHeaders.filter(
            (_, index) =>
              /^content-security-policy$/i.test(response.rawHeaders[index - 1] ?? "") && index % 2 === 1,
          );
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode ?? 0, headers: response.headers, policies, text });
        });
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

test("every kind of answer says how a browser has to take it: pages, files, APIs, pictures, redirects, errors", async ({
  baseURL,
  request,
}) => {
  const home = await (await request.get("/")).text();
  const file = /\/_next\/static\/[^"]+?\.js/.exec(home)?.[0] ?? "";
  const picture = /\/media\/[\w-]{27}-\d+\.webp/.exec(home)?.[0] ?? "";
  const answers: [path: string, status: number, page: boolean, method?: string][] = [
    ["/", 200, true],
    ["/cart", 200, true],
    ["/admin", 307, true],
    ["/nowhere", 404, true],
    ["/nowhere.txt", 404, true],
    ["/products/no-such-thing", 404, true],
    ["/api/nowhere", 404, true],
    [file, 200, false],
    ["/icon.svg", 200, false],
    [picture, 200, false],
    ["/media/nothing.webp", 404, false],
    ["/media/previews/products/contour-mug.jpg", 200, false],
    ["/media/previews/products/no-such-thing.jpg", 404, false],
    ["/api/v1/products", 200, false],
    ["/api/v1/products/no-such-thing", 404, false],
    ["/api/v1/admin/orders", 401, false],
    ["/api/v1/products", 405, false, "PUT"],
    ["/api/openapi.json", 200, false],
    ["/api/health/live", 200, false],
    ["/api/cart/badge", 200, false],
    ["/api/account/export", 401, false],
    ["/api/auth/signin", 404, false],
    ["/api/webhooks/stripe", 400, false, "POST"],
    ["/feed.xml", 200, false],
    ["/sitemap.xml", 200, false],
    ["/robots.txt", 200, false],
    ["/manifest.webmanifest", 200, false],
    ["/en/cart", 308, false],
    ["/shop/de", 308, false],
    ["//cart", 308, false],
    ["/%", 404, true],
    ["/%E0%A4%A", 404, true],
    ["/cart", 403, false, "POST"],
  ];
  for (const [path, status, isPage, method = "GET"] of answers) {
    const what = `${method} ${path}`;
    const answer = await ask(baseURL, path, { method });
    expect(answer.status, what).toBe(status);
    expect(answer.policies, what).toHaveLength(1);
    if (isPage)
      expect(answer.policies[0], what).toMatch(/^default-src 'self'; script-src 'self' '(nonce|sha256)-/);
    else expect(answer.policies[0], what).toBe(nothing);
    expect(answer.headers, what).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "permissions-policy": expect.stringMatching(/camera=\(\).*geolocation=\(\).*payment=\(\).*usb=\(\)/),
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": path.startsWith("/media/") ? "cross-origin" : "same-origin",
      "x-frame-options": "DENY",
    });
    // This shop is reached by http: a browser that believed otherwise could not come back.
    expect(answer.headers, what).not.toHaveProperty("strict-transport-security");
    expect(answer.headers, what).not.toHaveProperty("x-powered-by");
    expect(answer.headers, what).not.toHaveProperty("access-control-allow-origin");
  }
});

const quantityOf = async (request: APIRequestContext) =>
  ((await (await request.get("/api/cart/badge")).json()) as { quantity: number }).quantity;

test("nothing is changed with a browser's cookies but from a page of the shop, a missing Origin included", async ({
  baseURL,
  request,
}) => {
  const { origin, host } = new URL(baseURL ?? "");
  const page = await (await request.get("/products/contour-mug")).text();
  const multipart = { ...readForm(page, "quantity")?.fields, quantity: "1" };
  const send = async (headers: Record<string, string>) =>
    (await request.post("/products/contour-mug", { multipart, headers, maxRedirects: 0 })).status();
  const foreign: Record<string, string>[] = [
    {},
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: `${origin}.evil.example` },
    { origin: origin.replace("http:", "https:") },
    { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
    { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
  ];
  for (const headers of foreign) expect(await send(headers), JSON.stringify(headers)).toBe(403);
  expect(await quantityOf(request)).toBe(0);
  expect(await send({ origin })).toBe(303);
  expect(await send({ "sec-fetch-site": "same-origin" })).toBe(303);
  expect(await quantityOf(request)).toBe(2);

  const vitals = { method: "POST", body: "{}" };
  expect((await ask(baseURL, "/api/vitals", vitals)).status).toBe(403);
  expect(
    (await ask(baseURL, "/api/vitals", { ...vitals, headers: { origin: "https://evil.example" } })).status,
  ).toBe(403);
  expect((await ask(baseURL, "/api/vitals", { ...vitals, headers: { origin } })).status).toBe(400);
  // The routes of the library that would take a sign-in, a sign-out or a csrf token are not there.
  for (const path of [
    "signin",
    "signin/credentials",
    "callback/credentials",
    "callback/ticket",
    "signout",
    "csrf",
    "session",
  ])
    for (const method of ["GET", "POST"])
      expect(
        (await ask(baseURL, `/api/auth/${path}`, { method, headers: { origin } })).status,
        path,
      ).toBeGreaterThan(403);
  // With its scripts, a page calls an action by a header.
  const action = { method: "POST", body: "[]", headers: { "next-action": "0".repeat(42), host } };
  expect((await ask(baseURL, "/", action)).status).toBe(403);
});

test("a request that names another host is refused where something is done; pages do not read it", async ({
  baseURL,
}) => {
  const evil = { host: "evil.example" };
  for (const [path, method] of [
    ["/api/v1/products", "GET"],
    ["/api/v1/carts", "POST"],
    ["/api/v1/admin/orders", "GET"],
    ["/api/cart/badge", "GET"],
    ["/api/cart/lines", "GET"],
    ["/api/wishlist", "GET"],
    ["/api/account/export", "GET"],
    ["/api/vitals", "POST"],
    ["/api/auth/callback/google", "GET"],
    ["/cart", "POST"],
    ["/admin/orders", "POST"],
  ] as const)
    for (const host of ["evil.example", "", `${new URL(baseURL ?? "").host}.evil.example`])
      expect(
        (await ask(baseURL, path, { method, headers: { ...evil, host } })).status,
        `${path} ${host}`,
      ).toBeGreaterThanOrEqual(400);
  expect((await ask(baseURL, "/api/v1/products", { headers: evil })).status).toBe(421);
  expect((await ask(baseURL, "/api/cart/badge", { headers: evil })).status).toBe(421);
  expect((await ask(baseURL, "/cart", { method: "POST", headers: evil })).status).toBe(421);
  const told = {
    ...evil,
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    forwarded: "host=evil.example",
  };
  for (const path of [
    "/",
    "/products/contour-mug",
    "/cart",
    "/account/sign-in",
    "/feed.xml",
    "/sitemap.xml",
    "/robots.txt",
  ]) {
    const answer = await ask(baseURL, path, { headers: told });
    expect(answer.status, path).toBe(200);
    expect(answer.text + JSON.stringify(answer.headers), path).not.toContain("evil");
  }
  expect((await ask(baseURL, "/api/health/live", { headers: evil })).status).toBe(200);
});

test("no address of the shop leads to another house, however it is written", async ({ baseURL }) => {
  const houses = [
    "//evil.example",
    "/\\evil.example",
    "/%5cevil.example",
    "/%2f%2fevil.example",
    "/%2fevil.example",
    "/%09/evil.example",
    "/.//evil.example",
    "/;@evil.example",
    "/。evil.example",
  ];
  const places = [
    "",
    "/en",
    "/de",
    "/shop",
    "/shop/en",
    "/shop/de",
    "/en/",
    "/products",
    "/admin",
    "/sitemap-",
  ];
  for (const place of places) {
    for (const house of [...houses, ...houses.map((text) => `${text}/%2e%2e`)]) {
      const path = encodeURI(`${place}${house}`).replaceAll("%25", "%");
      const { status, headers } = await ask(baseURL, path);
      expect(status, path).toBeLessThan(500);
      if (headers.location === undefined) continue;
      // As a browser reads it, and as somebody does who decodes it first.
      for (const location of [headers.location, decodeURIComponent(headers.location)])
        expect(new URL(location, baseURL).host, `${path} leads to ${location}`).toBe(
          new URL(baseURL ?? "").host,
        );
    }
  }
});

/** Addresses with a place for somebody's own text. */
const open = [
  "/products/:text",
  "/products/:text/reviews",
  "/products/:text/back-in-stock",
  "/categories/:text",
  "/categories/mugs?sort=:text",
  "/categories/mugs?cursor=:text",
  "/collections/:text",
  "/pages/:text",
  "/search?q=:text",
  "/search?q=mug&filter.option=:text",
  "/:text",
  "/de/:text",
  "/pay/:text",
  "/reminders/:text",
  "/back-in-stock/:text",
  "/wishlist/:text",
  "/account/verify/:text",
  "/account/reset/:text",
  "/account/sign-in?next=:text",
  "/checkout?address=:text",
  "/orders/:text",
  "/orders/018f0000-0000-7000-8000-000000000000?token=:text",
  "/orders/018f0000-0000-7000-8000-000000000000/invoices/:text?token=:text",
  "/orders/018f0000-0000-7000-8000-000000000000/returns?token=:text",
  "/orders/018f0000-0000-7000-8000-000000000000/reviews/:text?token=:text",
  "/sign-in/join/:text",
  "/media/:text",
  "/media/previews/products/:text",
  "/sitemap-:text.xml",
  "/api/v1/products/:text",
  "/api/v1/products?q=:text",
  "/api/v1/products?cursor=:text",
  "/api/v1/products?filter.:text=:text",
  "/api/v1/carts/:text",
  "/api/v1/orders/:text?token=:text",
  "/api/v1/payment-links/:text",
  "/api/cart/lines?locale=:text",
];
const texts = [
  "%00",
  "a%00.png",
  "%ED%A0%80",
  "%E2%80%AE",
  "..%2f..%2fetc%2fpasswd",
  "%27%20or%201%3D1--",
  "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
  "%0d%0aset-cookie:%20a=b",
  "%25%30%30",
  "__proto__",
  "a".repeat(3000),
];

test("no text in an address makes the server fail, tells of its inside, or comes back as markup or as a header", async ({
  baseURL,
}) => {
  test.setTimeout(120_000);
  const wrong: string[] = [];
  for (const address of open) {
    for (const text of texts) {
      const path = address.replaceAll(":text", text);
      const { status, headers, text: body } = await ask(baseURL, path);
      if (status >= 500) wrong.push(`${path.slice(0, 120)}: ${status}`);
      // Data may hold it to the letter: it is no markup there, and no browser takes it for any.
      if (headers["content-type"] !== "application/json" && body.includes("<script>alert(1)"))
        wrong.push(`${path}: ${status} runs`);
      if (/postgres|drizzle|node_modules\/|byte sequence|invalid input syntax/i.test(body))
        wrong.push(`${path}: ${status} tells`);
      if (headers["set-cookie"]?.some((cookie) => cookie.startsWith("a=b")))
        wrong.push(`${path}: sets a cookie`);
    }
  }
  expect(wrong).toEqual([]);
});

test("hostile text in a form without scripts comes back as what was typed, or as a problem", async ({
  request,
}) => {
  const typed = "</textarea><script>alert(1)</script>\"'{{7*7}}";
  for (const [path, field, name] of [
    ["/account/sign-in", "password", "email"],
    ["/account/register", "name", "name"],
    ["/orders/find", "number", "number"],
    ["/products/contour-mug", "quantity", "quantity"],
  ] as const) {
    for (const text of [typed, `${typed}\0`, "\u202e".repeat(9)]) {
      const answer = await sendForm(request, path, field, { [name]: text });
      expect(answer.status(), path).toBeLessThan(500);
      expect(await answer.text(), path).not.toContain("<script>alert(1)");
    }
  }
});
