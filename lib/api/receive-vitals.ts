import { AppError } from "@/lib/errors/app-error";
import { peerAddress } from "@/lib/operation/peer-address";
import { recordVitals } from "@/lib/vitals/record-vitals";
import { vitalsInput } from "@/lib/vitals/schema";
import { limitPlace } from "./limit-request";
import { problemResponse } from "./problem-response";
import { readBytes } from "./read-bytes";
import { newRequestId, requestContext } from "./request-context";
import { requireOwnRequest } from "./require-own-request";

const MAX_BYTES = 2048;

/**
 * No operation: it answers beacons of the shop's own pages, which carry plain text and have no use for a document, a
 * key or an answer.
 */
export async function receiveVitals(request: Request): Promise<Response> {
  const requestId = newRequestId();
  try {
    requireOwnRequest(request.headers);
    await limitPlace("vitals", peerAddress(request.headers));
    const ctx = await requestContext(request, requestId);
    const visit = vitalsInput.safeParse(parseJson((await readBytes(request, MAX_BYTES)).toString("utf8")));
    if (!visit.success) throw new AppError("validation_failed");
    await recordVitals(ctx, visit.data);
    return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return problemResponse(error, requestId);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("malformed_body", undefined, { cause });
  }
}
