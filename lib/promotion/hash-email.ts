import { createHash } from "node:crypto";

/** How a redemption knows an address: in lower case, hashed, so that limits outlive the address itself. */
export const hashEmail = (email: string): string =>
  createHash("sha256").update(email.trim().toLowerCase()).digest("hex");
