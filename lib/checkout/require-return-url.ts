import { getEnv } from "@/lib/env/env";
import { isOwnUrl } from "@/lib/env/own-hosts";
import { AppError } from "@/lib/errors/app-error";

/**
 * @throws AppError `validation_failed` for a URL that is not of this shop: the payment page sends people there.
 */
export function requireReturnUrl(field: string, url: string | undefined): void {
  if (url === undefined || isOwnUrl(url, getEnv())) return;
  const message = "not on an allowed host";
  throw new AppError("validation_failed", `${field}: ${message}`, {
    fields: [{ path: field, code: "host_not_allowed", message }],
  });
}
