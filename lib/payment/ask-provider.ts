import { AppError } from "@/lib/errors/app-error";
import { isProviderError } from "@/lib/vendors/stripe";

/**
 * Runs what talks to the provider for somebody who waits.
 *
 * @throws AppError `payment_unavailable` where the provider failed; whatever else `work` throws as it is.
 */
export async function askProvider<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isProviderError(error)) throw error;
    throw new AppError("payment_unavailable", undefined, { cause: error });
  }
}
