import { exportAccountOperation } from "@/lib/account/operations";
import { limitAtDoor, limitSubject } from "@/lib/api/limit-request";
import { problemResponse } from "@/lib/api/problem-response";
import { requireKnownHost } from "@/lib/api/request-context";
import { findCurrentContext } from "@/lib/auth/find-current-actor";
import { executeOperation } from "@/lib/operation/execute-operation";
import { peerAddress } from "@/lib/operation/peer-address";

/** What is held about the customer who is signed in, as a file. It changes nothing, and no other site may read it. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await findCurrentContext();
  try {
    requireKnownHost(request.headers);
    const asker = { address: peerAddress(request.headers), actor: ctx.actor };
    await limitAtDoor(exportAccountOperation, asker);
    await limitSubject(exportAccountOperation, asker, {});
    const data = await executeOperation(exportAccountOperation, ctx, {});
    return new Response(JSON.stringify(data, null, 2), {
      headers: {
        "content-type": "application/json",
        "content-disposition": 'attachment; filename="account.json"',
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    return problemResponse(error, ctx.requestId);
  }
}
