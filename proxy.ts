import { type NextRequest, NextResponse } from "next/server";
import { contentPolicy } from "@/lib/cache/content-policy.mjs";

const MAX_FORM_BYTES = 1024 * 1024;

/**
 * Gives every dynamic page its own nonce: only scripts of ours run, whatever a product's text may hold. Static pages
 * bring the hashes of their scripts along, and never pass here; the answer to a form that they send is dynamic. It
 * decides nothing about who may see what: operations do.
 */
export default function proxy(request: NextRequest): NextResponse {
  if (isTooLarge(request)) return new NextResponse("This form is larger than a megabyte.", { status: 413 });
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentPolicy({
    scripts: `'nonce-${nonce}' 'strict-dynamic'`,
    formTargets: /^(\/de)?\/(checkout|orders)\b/.test(request.nextUrl.pathname) ? [paymentOrigin()] : [],
    development: process.env.NODE_ENV === "development",
  });
  const headers = new Headers(request.headers);
  // Next takes the nonce from here.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** Only staff send pictures. A body that does not say its size is none of a browser's. */
function isTooLarge({ method, headers, nextUrl }: NextRequest): boolean {
  if (method === "GET" || method === "HEAD" || nextUrl.pathname.startsWith("/admin/")) return false;
  return !(Number(headers.get("content-length") ?? Number.NaN) <= MAX_FORM_BYTES);
}

/** Placing an order redirects the form to the payment page, which browsers count as its target. */
function paymentOrigin(): string {
  return process.env.STRIPE_API_URL
    ? new URL(process.env.STRIPE_API_URL).origin
    : "https://checkout.stripe.com";
}

// Next reads this list without running it: everything stands here to the letter. A test compares it with the pages.
export const config = {
  matcher: [
    "/(admin|sign-in)/:path*",
    "/:locale(en|de)?/(back-in-stock|cart|checkout|orders|reminders|search|wishlist)/:path*",
    "/:locale(en|de)?/(categories|collections)/:handle/filtered",
    "/:locale(en|de)?/products/:handle/reviews",
    { source: "/:locale(en|de)?/(categories|collections)/:handle", has: [{ type: "query", key: "sort" }] },
    { source: "/:locale(en|de)?/(categories|collections)/:handle", has: [{ type: "query", key: "cursor" }] },
    { source: "/((?!api/).*)", has: [{ type: "header", key: "next-action" }] },
    {
      source: "/((?!api/).*)",
      has: [{ type: "header", key: "content-type", value: "multipart/form-data.*" }],
    },
  ],
};
