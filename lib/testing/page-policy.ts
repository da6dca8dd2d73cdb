import type { Permission } from "@/lib/operation/context";

/**
 * Who sees what a page shows. `holder`: whoever has the link, or whose thing it is; `staff`: everybody of the staff, for
 * themselves; a permission: staff who hold it.
 */
export type PageAccess = "everybody" | "holder" | "customer" | "staff" | Permission;

type Page = { address: string; access: PageAccess };

const NO_ID = "018f0000-0000-7000-8000-000000000000";
const order = `/orders/${NO_ID}`;
const page = (access: PageAccess, address: string): Page => ({ access, address });

/** Every page of the app, with an address of it: one that is not named here fails the suite. */
export const pages: Readonly<Record<string, Page>> = {
  "(auth)/sign-in": page("everybody", "/sign-in"),
  "(auth)/sign-in/code": page("staff", "/sign-in/code"),
  "(auth)/sign-in/join/[token]": page("holder", "/sign-in/join/nope"),
  "shop/[locale]/(account)/account": page("customer", "/account"),
  "shop/[locale]/(account)/account/addresses": page("customer", "/account/addresses"),
  "shop/[locale]/(account)/account/addresses/[addressId]": page("customer", "/account/addresses/new"),
  "shop/[locale]/(account)/account/email/[token]": page("customer", "/account/email/nope"),
  "shop/[locale]/(account)/account/forgot": page("everybody", "/account/forgot"),
  "shop/[locale]/(account)/account/orders": page("customer", "/account/orders"),
  "shop/[locale]/(account)/account/privacy": page("customer", "/account/privacy"),
  "shop/[locale]/(account)/account/profile": page("customer", "/account/profile"),
  "shop/[locale]/(account)/account/register": page("everybody", "/account/register"),
  "shop/[locale]/(account)/account/reset/[token]": page("holder", "/account/reset/nope"),
  "shop/[locale]/(account)/account/sessions": page("customer", "/account/sessions"),
  "shop/[locale]/(account)/account/sign-in": page("everybody", "/account/sign-in"),
  "shop/[locale]/(account)/account/verify/[token]": page("holder", "/account/verify/nope"),
  "shop/[locale]/(checkout)/checkout": page("holder", "/checkout"),
  "shop/[locale]/(checkout)/orders/[orderId]": page("holder", `${order}?token=x`),
  "shop/[locale]/(checkout)/orders/[orderId]/invoices/[invoiceId]": page(
    "holder",
    `${order}/invoices/${NO_ID}?token=x`,
  ),
  "shop/[locale]/(checkout)/orders/[orderId]/returns": page("holder", `${order}/returns?token=x`),
  "shop/[locale]/(checkout)/orders/[orderId]/reviews/[lineId]": page(
    "holder",
    `${order}/reviews/${NO_ID}?token=x`,
  ),
  "shop/[locale]/(checkout)/orders/find": page("everybody", "/orders/find"),
  "shop/[locale]/(checkout)/pay/[token]": page("holder", "/pay/nope"),
  "shop/[locale]/(store)": page("everybody", "/"),
  "shop/[locale]/(store)/[...rest]": page("everybody", "/nowhere/at/all"),
  "shop/[locale]/(store)/back-in-stock/[token]": page("holder", "/back-in-stock/nope"),
  "shop/[locale]/(store)/cart": page("holder", "/cart"),
  "shop/[locale]/(store)/categories/[handle]": page("everybody", "/categories/mugs"),
  "shop/[locale]/(store)/categories/[handle]/filtered": page("everybody", "/categories/mugs?sort=price_asc"),
  "shop/[locale]/(store)/collections/[handle]": page("everybody", "/collections/sale"),
  "shop/[locale]/(store)/collections/[handle]/filtered": page("everybody", "/collections/sale?sort=title"),
  "shop/[locale]/(store)/pages/[handle]": page("everybody", "/pages/terms"),
  "shop/[locale]/(store)/products/[handle]": page("everybody", "/products/contour-mug"),
  "shop/[locale]/(store)/products/[handle]/back-in-stock": page(
    "everybody",
    "/products/contour-mug/back-in-stock",
  ),
  "shop/[locale]/(store)/products/[handle]/reviews": page("everybody", "/products/contour-mug/reviews"),
  "shop/[locale]/(store)/reminders/[token]": page("holder", "/reminders/nope"),
  "shop/[locale]/(store)/search": page("everybody", "/search?q=moon"),
  "shop/[locale]/(store)/wishlist": page("holder", "/wishlist"),
  "shop/[locale]/(store)/wishlist/[shareId]": page("holder", "/wishlist/nope"),
  admin: page("staff", "/admin"),
  "admin/[...rest]": page("staff", "/admin/nowhere/at/all"),
  "admin/audit": page("audit:read", "/admin/audit"),
  "admin/back-in-stock": page("inventory:read", "/admin/back-in-stock"),
  "admin/cache": page("products:read", "/admin/cache"),
  "admin/doctor": page("orders:read", "/admin/doctor"),
  "admin/draft-orders": page("orders:read", "/admin/draft-orders"),
  "admin/draft-orders/[draftOrderId]": page("orders:read", `/admin/draft-orders/${NO_ID}`),
  "admin/draft-orders/new": page("orders:write", "/admin/draft-orders/new"),
  "admin/invoices": page("orders:read", "/admin/invoices"),
  "admin/jobs": page("orders:read", "/admin/jobs"),
  "admin/keys": page("keys:read", "/admin/keys"),
  "admin/orders": page("orders:read", "/admin/orders"),
  "admin/orders/[orderId]": page("orders:read", `/admin/orders/${NO_ID}`),
  "admin/pages": page("products:read", "/admin/pages"),
  "admin/pages/[handle]": page("products:read", "/admin/pages/about"),
  "admin/products": page("products:read", "/admin/products"),
  "admin/products/[productId]": page("products:read", `/admin/products/${NO_ID}`),
  "admin/promotions": page("promotions:read", "/admin/promotions"),
  "admin/promotions/[promotionId]": page("promotions:read", `/admin/promotions/${NO_ID}`),
  "admin/promotions/new": page("promotions:write", "/admin/promotions/new"),
  "admin/returns": page("orders:read", "/admin/returns"),
  "admin/returns/[returnId]": page("orders:read", `/admin/returns/${NO_ID}`),
  "admin/reviews": page("reviews:read", "/admin/reviews"),
  "admin/security": page("staff", "/admin/security"),
  "admin/settings": page("settings:read", "/admin/settings"),
  "admin/shipping": page("settings:read", "/admin/shipping"),
  "admin/shipping/methods/[shippingMethodId]": page("settings:read", `/admin/shipping/methods/${NO_ID}`),
  "admin/shipping/methods/new": page("settings:write", `/admin/shipping/methods/new?zone=${NO_ID}`),
  "admin/shipping/zones/[zoneId]": page("settings:read", `/admin/shipping/zones/${NO_ID}`),
  "admin/shipping/zones/new": page("settings:write", "/admin/shipping/zones/new"),
  "admin/staff": page("staff:read", "/admin/staff"),
  "admin/staff/roles": page("staff:read", "/admin/staff/roles"),
  "admin/stock-locations": page("inventory:read", "/admin/stock-locations"),
  "admin/stock-locations/[locationId]": page("inventory:read", `/admin/stock-locations/${NO_ID}`),
  "admin/stock-locations/new": page("inventory:write", "/admin/stock-locations/new"),
  "admin/taxes": page("settings:read", "/admin/taxes"),
  "admin/taxes/[taxRateId]": page("settings:read", `/admin/taxes/${NO_ID}`),
  "admin/taxes/new": page("settings:write", "/admin/taxes/new"),
  "admin/vitals": page("products:read", "/admin/vitals"),
};

type ReviewedRoute = { methods: readonly string[]; access: string };

/**
 * Routes that are no operation, reviewed one by one. Those of pictures, XML and the manifest take no input but a name in
 * their path, and tell what every page tells.
 */
export const reviewedRoutes: Readonly<Record<string, ReviewedRoute>> = {
  "app/api/account/export/route.ts": { methods: ["GET"], access: "a customer, for themselves" },
  "app/api/auth/[...nextauth]/route.ts": {
    methods: ["GET"],
    access: "whoever comes back from Google or GitHub; nothing else of the library answers",
  },
  "app/api/back-in-stock/[token]/withdraw/route.ts": {
    methods: ["POST"],
    access: "whoever has the link",
  },
  "app/api/cart/badge/route.ts": { methods: ["GET"], access: "everybody, of their own cart" },
  "app/api/cart/lines/route.ts": { methods: ["GET"], access: "everybody, of their own cart" },
  "app/api/checkout-reminders/[token]/unsubscribe/route.ts": {
    methods: ["POST"],
    access: "whoever has the link",
  },
  "app/api/health/live/route.ts": { methods: ["GET"], access: "everybody" },
  "app/api/health/ready/route.ts": { methods: ["GET"], access: "everybody" },
  "app/api/inngest/route.ts": {
    methods: ["GET", "POST", "PUT"],
    access: "the job service, by its signature",
  },
  "app/api/metrics/route.ts": { methods: ["GET"], access: "whoever has METRICS_TOKEN" },
  "app/api/openapi.json/route.ts": { methods: ["GET"], access: "everybody" },
  "app/api/vitals/route.ts": {
    methods: ["POST"],
    access: "everybody; it counts and keeps nothing of a person",
  },
  "app/api/webhooks/stripe/route.ts": { methods: ["POST"], access: "the payment provider, by its signature" },
  "app/api/wishlist/route.ts": { methods: ["GET"], access: "everybody, of their own list" },
  "app/media/[name]/route.ts": { methods: ["GET"], access: "everybody" },
  "app/media/previews/[kind]/[name]/route.ts": { methods: ["GET"], access: "everybody" },
  "app/shop/[locale]/feed.xml/route.ts": { methods: ["GET"], access: "everybody" },
  "app/shop/[locale]/manifest.webmanifest/route.ts": { methods: ["GET"], access: "everybody" },
  "app/sitemap.xml/route.ts": { methods: ["GET"], access: "everybody" },
  "app/sitemaps/[file]/route.ts": { methods: ["GET"], access: "everybody" },
};
