import { Secret, TOTP } from "otpauth";

const PERIOD_SECONDS = 30;

const totpOf = (secret: string, email = "") =>
  new TOTP({ issuer: "Storehouse", label: email, period: PERIOD_SECONDS, secret: Secret.fromBase32(secret) });

/** 160 random bits (RFC 4226), in base 32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** What an authenticator app reads from the picture. */
export const toEnrollmentUrl = (secret: string, email: string): string => totpOf(secret, email).toString();

/** The period whose code it is, this one or one beside it; null: a wrong code. @param nowMs for tests. */
export function findCodePeriod(secret: string, code: string, nowMs: number = Date.now()): number | null {
  const delta = totpOf(secret).validate({ token: code, window: 1, timestamp: nowMs });
  return delta === null ? null : Math.floor(nowMs / 1000 / PERIOD_SECONDS) + delta;
}
