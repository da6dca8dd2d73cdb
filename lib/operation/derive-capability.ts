import { createHmac } from "node:crypto";
import { getEnv } from "@/lib/env/env";

/**
 * The capability of a row, made of its id and the shop's secret: it can be shown again, and is nowhere stored. Of the
 * same form as a random one (lib/ids/capability.ts).
 *
 * @param purpose of one purpose, a capability says nothing of those of another.
 */
export function deriveCapability(purpose: string, id: string): string {
  return createHmac("sha256", getEnv().AUTH_SECRET)
    .update(`capability\n${purpose}\n${id}`)
    .digest()
    .subarray(0, 20)
    .toString("base64url");
}
