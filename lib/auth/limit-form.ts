import { headers } from "next/headers";
import { AppError } from "@/lib/errors/app-error";
import { consumeLimit } from "./consume-limit";
import type { LimitKind } from "./limits";

/** Counts a form against a limit, by the address that it came from. @throws AppError `rate_limited`. */
export async function limitForm(kind: LimitKind): Promise<void> {
  // Next writes the peer's address last; what stands before it the client may have made up.
  const address = (await headers()).get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "unknown";
  const { allowed, resetSeconds } = await consumeLimit(kind, `address:${address}`);
  if (!allowed)
    throw new AppError("rate_limited", undefined, { details: { retryAfterSeconds: resetSeconds } });
}
