import { randomInt } from "node:crypto";

/** A code as it is stored: people type it in any case, and with blanks around it. */
export const canonicalCode = (typed: string): string => typed.trim().toUpperCase();

/** Without letters and digits that are taken for each other. */
const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/** 32¹⁰ codes: guessing at ten a minute finds none. */
const RANDOM_LENGTH = 10;

/** A code that nobody guesses. */
export function newCode(prefix: string): string {
  const random = Array.from({ length: RANDOM_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return prefix === "" ? random : `${prefix}-${random}`;
}
