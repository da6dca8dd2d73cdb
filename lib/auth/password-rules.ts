const MIN_PASSWORD_LENGTH = 12;
export const MAX_PASSWORD_LENGTH = 200;
const FEWEST_CHARACTERS = 5;
/**
 * Words that everybody tries at a shop (ASVS 6.1.2, 6.2.11): the product's name, what it is about, and what stands at the
 * head of every list of passwords. A password that is made of them and little else is refused.
 */
const contextWords: readonly string[] = [
  "storehouse",
  "onlineshop",
  "webshop",
  "shop",
  "store",
  "administrator",
  "admin",
  "manager",
  "owner",
  "staff",
  "customer",
  "kunde",
  "account",
  "konto",
  "password",
  "passwort",
  "kennwort",
  "passw0rd",
  "p@ssw0rd",
  "p@ssword",
  "welcome",
  "willkommen",
  "letmein",
  "changeme",
  "secret",
  "geheim",
  "login",
  "default",
  "qwerty",
  "qwertz",
  "qwertyuiop",
  "asdfgh",
  "yxcvbn",
  "zxcvbn",
  "iloveyou",
  "dragon",
  "monkey",
  "sunshine",
  "princess",
  "football",
  "baseball",
];
const LEAST_BESIDE_WORDS = 4;

/**
 * Why a new password is refused; null when it is not. Length is what counts (NIST SP 800-63B 3.1.1.2): nothing is asked
 * of its characters but that there are a few different ones, and that it is not the address itself.
 */
export function findPasswordProblem(
  password: string,
  email: string,
): "password_short" | "password_simple" | "password_mail" | null {
  if (Array.from(password).length < MIN_PASSWORD_LENGTH) return "password_short";
  const plain = password.toLowerCase();
  if (new Set(plain).size < FEWEST_CHARACTERS || isRow(plain) || isMadeOfWords(plain))
    return "password_simple";
  const [name = ""] = email.toLowerCase().split("@");
  const isAddress = plain === email.toLowerCase() || plain.replaceAll(name, "").length < 6;
  return name.length > 2 && isAddress ? "password_mail" : null;
}

/** `Storehouse2026!`, `welcome-admin-123`: digits and signs around such words are what everybody adds. */
function isMadeOfWords(text: string): boolean {
  const longestFirst = contextWords.toSorted((one, other) => other.length - one.length);
  const rest = longestFirst.reduce((left, word) => left.replaceAll(word, " "), text);
  if (rest === text) return false;
  return rest.replaceAll(/[^\p{L}]/gu, "").length < LEAST_BESIDE_WORDS;
}

/** `123456789012`, `abcdefghijkl`, and the same thing again and again. */
function isRow(text: string): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  const even = steps.filter((step) => Math.abs(step) === 1).length;
  return even >= steps.length - 2 || /^(.{1,6})\1+.{0,5}$/s.test(text);
}
