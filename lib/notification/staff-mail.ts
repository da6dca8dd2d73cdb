import { getEnv } from "@/lib/env/env";

/** Who of the staff is written to, as a mail names them; null: nobody. */
export function staffAddresses(): string | null {
  const { STAFF_MAIL: addresses } = getEnv();
  return addresses.length > 0 ? addresses.join(", ") : null;
}
