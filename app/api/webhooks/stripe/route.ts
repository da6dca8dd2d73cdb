import { after } from "next/server";
import { problemResponse } from "@/lib/api/problem-response";
import { readText } from "@/lib/api/read-request";
import { newId } from "@/lib/ids/new-id";
import { log } from "@/lib/log/log";
import { inLogScope } from "@/lib/log/log-scope";
import { systemContext } from "@/lib/operation/system-context";
import { processPaymentEvent, storePaymentEvent } from "@/lib/payment/receive-payment-event";
import { readProviderEvent } from "@/lib/vendors/stripe";

/** Verifies, stores, acknowledges; then tries at once to do what the event asks for. The job is the retry of what fails. */
export function POST(request: Request): Promise<Response> {
  const requestId = newId();
  return inLogScope({ requestId }, () => receive(request, requestId));
}

async function receive(request: Request, requestId: string): Promise<Response> {
  try {
    const event = readProviderEvent(await readText(request), request.headers.get("stripe-signature") ?? "");
    if (!event) return Response.json({ error: "The signature is wrong" }, { status: 400 });
    const ctx = systemContext("stripe");
    if (await storePaymentEvent(ctx, event)) {
      after(() =>
        processPaymentEvent(ctx, event.id).catch((error: unknown) =>
          log.warn({ err: error, eventId: event.id }, "event left to the job"),
        ),
      );
    }
    return Response.json({ received: true });
  } catch (error) {
    return problemResponse(error, requestId);
  }
}
