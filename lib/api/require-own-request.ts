import { getEnv } from "@/lib/env/env";
import { comesFromOwnPage } from "@/lib/env/own-hosts";
import { AppError } from "@/lib/errors/app-error";
import { requireKnownHost } from "./request-context";

/**
 * What everything asks first that changes something for the bearer of a cookie: server actions, and routes that our pages
 * send to. proxy.ts asks the same, to answer with a status; here it holds without it.
 *
 * @throws AppError `unknown_host`; `forbidden` when no page of ours sent it (`comesFromOwnPage`).
 */
export function requireOwnRequest(headers: Pick<Headers, "get">): void {
  requireKnownHost(headers);
  if (comesFromOwnPage(headers, getEnv())) return;
  throw new AppError("forbidden", "This was not sent from a page of the shop");
}
