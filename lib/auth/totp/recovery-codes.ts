import { createHash } from "node:crypto";

export const RECOVERY_CODES = 10;

/** Letters that are not taken for one another. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const LETTERS = 25;

/**
 * A code that can be typed from paper, as `xxxxx-xxxxx-xxxxx-xxxxx-xxxxx`: 123 random bits, more than the 112 below which
 * a slow hash would be due (ASVS 6.5.2).
 */
export function toRecoveryCode(capability: string): string {
  const bytes = createHash("sha512").update(capability).digest();
  const letters = Array.from({ length: LETTERS }, (_, index) => {
    const two = bytes.readUInt16BE(index * 2);
    return ALPHABET[two % ALPHABET.length];
  });
  return letters.join("").replaceAll(/(.{5})(?=.)/g, "$1-");
}

/** However it was typed: case, spaces and hyphens do not count. So many random bits need no slow hash. */
export const hashRecoveryCode = (code: string): string =>
  createHash("sha256")
    .update(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ""))
    .digest("hex");

/** Six digits are a code of the app; whatever else is typed is meant as a recovery code. */
export const isAppCode = (code: string): boolean => /^\d{6}$/.test(code);
