import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Metrics } from "@/lib/telemetry/telemetry";

const CHANNEL = "http.server.request.start";
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
/** What nginx notes for a request whose sender has gone before an answer began. */
const GONE = 499;

/** Where the framework notes which route a request has met; its own, and so tested with a running shop. */
const META = Symbol.for("NextInternalRequestMeta");
type Noted = { [META]?: { match?: { definition?: { pathname?: string } } } };

/** Counts every request of this process when it is over. */
export function countRequests(metrics: Metrics): void {
  subscribe(CHANNEL, (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const begunMs = performance.now();
    response.once("close", () => {
      metrics.countRequest({
        route: routeOf(request),
        method: METHODS.includes(request.method ?? "") ? (request.method ?? "") : "other",
        status: response.headersSent ? response.statusCode : GONE,
        seconds: (performance.now() - begunMs) / 1000,
      });
    });
  });
}

/** A route of the app, such as `/api/v1/orders/[orderId]`; what met none is a file, or nothing: as many as there are is one. */
function routeOf(request: IncomingMessage): string {
  const { pathname } = (request as Noted)[META]?.match?.definition ?? {};
  if (pathname) return pathname;
  return /^\/(_next|media)\//.test(request.url ?? "") ? "files" : "other";
}
