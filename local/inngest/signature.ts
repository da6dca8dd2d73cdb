import { createHash, createHmac } from "node:crypto";
import canonicalize from "canonicalize";

const keyText = (signingKey: string) => signingKey.replace(/^signkey-\w+-/, "");

/** `x-inngest-signature` of a request body: HMAC over its canonical JSON and the time. */
export function signBody(signingKey: string, body: unknown): string {
  const seconds = Math.floor(Date.now() / 1000);
  const text = canonicalize(body) ?? "";
  const signature = createHmac("sha256", keyText(signingKey))
    .update(text + seconds)
    .digest("hex");
  return `t=${seconds}&s=${signature}`;
}

/** The bearer token by which an app registers: the key's prefix, and the hash of its bytes. */
export function registrationToken(signingKey: string): string {
  const prefix = /^signkey-\w+-/.exec(signingKey)?.[0] ?? "";
  return (
    prefix +
    createHash("sha256")
      .update(Buffer.from(keyText(signingKey), "hex"))
      .digest("hex")
  );
}
