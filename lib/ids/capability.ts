import { createHash, randomBytes } from "node:crypto";

/** 160 random bits, base64url without padding: whoever knows it may use what it names. */
export const newCapability = (): string => randomBytes(20).toString("base64url");

/** SHA-256, hex: how a capability is stored where it need not be shown again. 160 random bits need no slow hash. */
export const hashCapability = (capability: string): string =>
  createHash("sha256").update(capability).digest("hex");

/** The form of every capability; whatever else is in a URL names nothing. */
export const capabilityPattern = /^[A-Za-z0-9_-]{27}$/;
