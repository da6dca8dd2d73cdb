import { limitPlace } from "@/lib/api/limit-request";
import { problemResponse } from "@/lib/api/problem-response";
import { withdrawBackInStockRequest } from "@/lib/back-in-stock/withdraw-back-in-stock-request";
import { newId } from "@/lib/ids/new-id";
import { peerAddress } from "@/lib/operation/peer-address";
import { systemContext } from "@/lib/operation/system-context";

/**
 * What the button of a mail program sends (RFC 8058): a form's POST, without cookies and from anywhere. The token is
 * all that it needs; the body says nothing that counts.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  try {
    await limitPlace("unsubscribe", peerAddress(request.headers));
    const { token } = await params;
    await withdrawBackInStockRequest(systemContext("one-click"), { token });
    return new Response(null, { status: 204 });
  } catch (error) {
    return problemResponse(error, newId());
  }
}
