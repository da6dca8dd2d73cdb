import type { NextRequest } from "next/server";
import { limitPlace } from "@/lib/api/limit-request";
import { requireKnownHost } from "@/lib/api/request-context";
import { handlers } from "@/lib/auth/next-auth";
import { leadBack } from "@/lib/auth/provider-return";
import { providerNames } from "@/lib/auth/providers";
import { absoluteUrl } from "@/lib/env/absolute-url";
import { AppError } from "@/lib/errors/app-error";
import { peerAddress } from "@/lib/operation/peer-address";

const callbacks = providerNames.map((name) => `/api/auth/callback/${name}`);

/**
 * Where other houses send back whoever signs in with them. Of all that the library would answer here, nothing else is
 * open: our own forms call it without a request, behind their limits, and passwords could be tried here without any.
 */
export async function GET(request: NextRequest): Promise<Response> {
  try {
    requireKnownHost(request.headers);
  } catch (error) {
    if (error instanceof AppError) return new Response(null, { status: error.status });
    throw error;
  }
  if (!callbacks.includes(request.nextUrl.pathname)) return new Response(null, { status: 404 });
  try {
    // Each asks the other house.
    await limitPlace("provider_sign_in", peerAddress(request.headers));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return Response.redirect(absoluteUrl("/account/sign-in?problem=limited"), 303);
  }
  const answer = await handlers.GET(request);
  // Redirects of the platform cannot be changed: the answer is made anew, with every cookie.
  const headers = new Headers(answer.headers);
  headers.set("cache-control", "private, no-store");
  const location = headers.get("location");
  const { pathname, searchParams: search } = request.nextUrl;
  if (location) headers.set("location", leadBack(location, { pathname, search, cookies: request.cookies }));
  return new Response(answer.body, { status: answer.status, headers });
}
