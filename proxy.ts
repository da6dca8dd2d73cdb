import { type NextRequest, NextResponse } from "next/server";

/**
 * Gives every page its own nonce: only scripts of ours run, whatever a product's text may hold. It decides nothing
 * about who may see what: operations do.
 */
export default function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentPolicy(nonce, request.nextUrl.pathname);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  matcher: [
    {
      source: "/((?!api/|_next/|media/|favicon|icon|robots).*)",
      missing: [{ type: "header", key: "next-router-prefetch" }],
    },
  ],
};

function contentPolicy(nonce: string, pathname: string): string {
  const development = process.env.NODE_ENV === "development";
  // Placing an order redirects the form to the payment page, which browsers count as its target.
  const payment = process.env.STRIPE_API_URL
    ? new URL(process.env.STRIPE_API_URL).origin
    : "https://checkout.stripe.com";
  const formTargets = /^\/(checkout|orders)\b/.test(pathname) ? `'self' ${payment}` : "'self'";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    `form-action ${formTargets}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
