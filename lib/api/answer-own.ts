import { findCurrentContext } from "@/lib/auth/find-current-actor";
import type { Context } from "@/lib/operation/context";
import { peerAddress } from "@/lib/operation/peer-address";
import { limitPlace } from "./limit-request";
import { problemResponse } from "./problem-response";
import { newRequestId, requireKnownHost } from "./request-context";

/**
 * Answers what a page of ours asks for the browser that holds our cookies: to hosts of ours alone, and kept by nobody on
 * the way, as often as REST may be read. It only reads: another site can neither see the answer nor change anything by asking.
 */
export async function answerOwn(
  request: Request,
  read: (ctx: Context) => Promise<unknown>,
): Promise<Response> {
  try {
    requireKnownHost(request.headers);
    await limitPlace("read", peerAddress(request.headers));
    const body = await read(await findCurrentContext());
    return Response.json(body, { headers: { "cache-control": "private, no-store" } });
  } catch (error) {
    return problemResponse(error, newRequestId());
  }
}
