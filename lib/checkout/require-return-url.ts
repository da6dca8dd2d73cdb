import { allowedHosts } from "@/lib/env/env";
import { AppError } from "@/lib/errors/app-error";

/**
 * @throws AppError `validation_failed` for a URL on a host that is not ours: the payment page sends people
 * there.
 */
export function requireReturnUrl(field: string, url: string | undefined): void {
  if (url === undefined || allowedHosts().has(new URL(url).host)) return;
  const message = "not on an allowed host";
  throw new AppError("validation_failed", `${field}: ${message}`, {
    fields: [{ path: field, code: "host_not_allowed", message }],
  });
}
