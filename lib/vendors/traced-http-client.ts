import type Stripe from "stripe";
import { traced } from "@/lib/telemetry/telemetry";

/** The provider's client with a span for each request that it makes, repeats among them. */
export function tracedHttpClient(client: Stripe.HttpClient): Stripe.HttpClient {
  const makeRequest: Stripe.HttpClient["makeRequest"] = (host, port, path, method, ...rest) =>
    traced(
      `stripe ${method} ${routeOf(path)}`,
      { kind: "client", inner: true, attributes: { "http.request.method": method, "server.address": host } },
      () => client.makeRequest(host, port, path, method, ...rest),
    );
  return Object.assign(Object.create(client) as Stripe.HttpClient, { makeRequest });
}

/** `/v1/checkout/sessions/*`: without ids and questions. */
function routeOf(path: string): string {
  const [route = ""] = path.split("?");
  return route
    .split("/")
    .map((part) => (/^[a-z]+_[\w-]*[A-Z\d]/.test(part) ? "*" : part))
    .join("/");
}
