import { consumeLimit } from "@/lib/auth/consume-limit";
import { AppError } from "@/lib/errors/app-error";
import { hashCapability } from "@/lib/ids/capability";
import type { Operation } from "@/lib/operation/define-operation";
import { peerAddress } from "./peer-address";

/**
 * Counts a try of an operation that could be used to guess: for the address, and for the cart, which is a capability
 * and is counted by its hash. Other operations pass.
 *
 * @throws AppError `rate_limited` with `retryAfterSeconds`.
 */
export async function limitTries(
  { guarded }: Pick<Operation, "guarded">,
  requestHeaders: Headers,
  input: Record<string, unknown>,
): Promise<void> {
  if (!guarded) return;
  const cart = typeof input.cartId === "string" ? hashCapability(input.cartId).slice(0, 32) : "none";
  const outcomes = [
    await consumeLimit(`${guarded}_address`, peerAddress(requestHeaders)),
    await consumeLimit(`${guarded}_cart`, cart),
  ];
  const refused = outcomes.find(({ allowed }) => !allowed);
  if (!refused) return;
  throw new AppError("rate_limited", "Too many tries. Wait a minute, then try again.", {
    details: { retryAfterSeconds: refused.resetSeconds },
  });
}
