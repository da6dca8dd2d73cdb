import { type NextRequest, NextResponse } from "next/server";
import { contentPolicy } from "@/lib/cache/content-policy.mjs";
import { comesFromOwnPage, namesOwnHost } from "@/lib/env/own-hosts";

const MAX_FORM_BYTES = 1024 * 1024;

/**
 * Gives every dynamic page its own nonce: only scripts of ours run, whatever a product's text may hold. Static pages
 * bring the hashes of their scripts along, and never pass here; the answer to a form that they send is dynamic. It
 * decides nothing about who may see what: operations do.
 */
export default function proxy(request: NextRequest): NextResponse {
  if (isTooLarge(request)) return new NextResponse("This form is larger than a megabyte.", { status: 413 });
  if (isChange(request)) {
    const places = {
      APP_URL: process.env.APP_URL ?? "http://localhost:3000",
      APP_ALLOWED_HOSTS: process.env.APP_ALLOWED_HOSTS ?? "",
    };
    // Server actions ask the same (lib/api/require-own-request.ts); an action alone cannot answer with a status.
    if (!namesOwnHost(request.headers, places))
      return new NextResponse("This host is not served here.", { status: 421 });
    if (!comesFromOwnPage(request.headers, places))
      return new NextResponse("This was not sent from a page of the shop.", { status: 403 });
  }
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentPolicy({
    scripts: `'nonce-${nonce}' 'strict-dynamic'`,
    formTargets: formTargets(request.nextUrl.pathname),
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
function isTooLarge(request: NextRequest): boolean {
  const { headers, nextUrl } = request;
  if (!isChange(request) || nextUrl.pathname.startsWith("/admin/")) return false;
  return !(Number(headers.get("content-length") ?? Number.NaN) <= MAX_FORM_BYTES);
}

const isChange = ({ method }: NextRequest): boolean => method !== "GET" && method !== "HEAD";

/** Forms that lead to another house: to pay, and to sign in with it. */
function formTargets(pathname: string): string[] {
  if (/^(\/de)?\/(checkout|orders|pay)\b/.test(pathname)) return [paymentOrigin()];
  return /^(\/de)?\/account\/(sign-in|register)\b/.test(pathname) ? providerOrigins() : [];
}

function providerOrigins(): string[] {
  const { AUTH_GOOGLE_ID, AUTH_GOOGLE_ISSUER, AUTH_GITHUB_ID, AUTH_GITHUB_URL } = process.env;
  return [
    AUTH_GOOGLE_ID ? AUTH_GOOGLE_ISSUER || "https://accounts.google.com" : "",
    AUTH_GITHUB_ID ? AUTH_GITHUB_URL || "https://github.com" : "",
  ].flatMap((url) => (url ? [new URL(url).origin] : []));
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
    "/:locale(en|de)?/(account|back-in-stock|cart|checkout|orders|pay|reminders|search|wishlist)/:path*",
    "/:locale(en|de)?/(categories|collections)/:handle/filtered",
    "/:locale(en|de)?/products/:handle/(back-in-stock|reviews)",
    { source: "/:locale(en|de)?/(categories|collections)/:handle", has: [{ type: "query", key: "sort" }] },
    { source: "/:locale(en|de)?/(categories|collections)/:handle", has: [{ type: "query", key: "cursor" }] },
    { source: "/((?!api/).*)", has: [{ type: "header", key: "next-action" }] },
    {
      source: "/((?!api/).*)",
      has: [{ type: "header", key: "content-type", value: "multipart/form-data.*" }],
    },
  ],
};
