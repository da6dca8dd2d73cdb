import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import canonicalize from "canonicalize";

const keyText = (signingKey: string) => signingKey.replace(/^signkey-\w+-/, "");

const sign = (signingKey: string, text: string, seconds: number) =>
  createHmac("sha256", keyText(signingKey))
    .update(text + seconds)
    .digest("hex");

/** `x-inngest-signature` of a request body: HMAC over its canonical JSON and the time. */
export function signBody(signingKey: string, body: unknown): string {
  const seconds = Math.floor(Date.now() / 1000);
  return `t=${seconds}&s=${sign(signingKey, canonicalize(body) ?? "", seconds)}`;
}

const MAX_AGE_SECONDS = 300;

/**
 * Whether an answer's body is signed by the holder of the key, within the last minutes; the app signs it as
 * it is.
 */
export function isSignedBy(signingKey: string, text: string, signature: string | null): boolean {
  const [, time, given] = /^t=(\d{1,12})&s=([0-9a-f]{64})$/.exec(signature ?? "") ?? [];
  if (time === undefined || given === undefined) return false;
  if (Math.abs(Date.now() / 1000 - Number(time)) > MAX_AGE_SECONDS) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(sign(signingKey, text, Number(time))));
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
