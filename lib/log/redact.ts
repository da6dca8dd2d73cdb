const CUT = "[redacted]";
/** Deeper than any line of ours; a cycle ends here. */
const MAX_DEPTH = 6;
const MAX_TEXT = 4000;

/** Names under which secrets and personal data stand, whole or at the end of a longer name. */
const SECRET_NAME =
  /^(to|from|recipients?|accepted|rejected|envelope|phone|city|region|company|name|line1|line2|note|vatid|params|parameters|args|html|text|detail|headers?|body|key)$|(password|passwd|secret|token|authorization|cookie|apikey|api_key|email|mail|card|cvc|iban|postalcode|address|signature|capability|cartid)$/i;

/** The network peer of a security event is noted on purpose: docs/privacy.md. */
const NETWORK_PEER = /^[\da-f.:]{2,45}$/i;

const PATTERNS: [RegExp, string][] = [
  // What Drizzle says of a query that failed ends with the values it was called with.
  [/(Failed query:[\s\S]*?)\nparams:[^\n]*/g, `$1\nparams: ${CUT}`],
  [/\b(?:sk|pk|rk)_(?:live|test)_\w+|\bwhsec_\w+|\bsignkey-[\w-]+|\bsk_[\w-]{16,}/g, CUT],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${CUT}`],
  [/\b(token|key|secret|password|signature|code)=[^\s&"'\\]+/gi, `$1=${CUT}`],
  [/(\w+:\/\/)[^\s/@"']+@/g, `$1${CUT}@`],
  // What Postgres says of a key that is there already: Key (email)=(…).
  [/\)=\([^)]*\)/g, `)=(${CUT})`],
  [/[^\s<>"'(),;:[\]\\/=]+@[^\s<>"'(),;:[\]\\/]+\.[a-z]{2,}/gi, CUT],
  // A capability: 160 random bits. The provider's ids may be as long, and tell nothing.
  [
    /(?<![\w-])(?!(?:pi|ch|re|cs|evt|cus|du|py)_)(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{27}(?![\w-])/g,
    CUT,
  ],
];

/** The text without addresses of mailboxes, secrets, capabilities, cards, and values of queries. */
export function redactText(text: string): string {
  let clean = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  for (const [pattern, cut] of PATTERNS) clean = clean.replace(pattern, cut);
  return clean.replace(CARD, (digits) => (isCardNumber(digits) ? CUT : digits));
}

/** Thirteen to nineteen digits that are no part of an id. */
const CARD = /(?<![\w-])\d(?:[ -]?\d){12,18}(?![\w-])/g;

/** By its check digit (Luhn): times and amounts may be as long. */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/\D/g, "").split("").reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const counted = index % 2 === 0 ? digit : digit * 2;
    return total + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return sum % 10 === 0;
}

/**
 * A value as it may stand in a line: what stands under the name of a secret or of personal data is cut, texts are cleaned,
 * and of errors only kind, code, message and stack are told, with their causes. Never throws.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return typeof value === "function" ? undefined : value;
  if (depth > MAX_DEPTH) return CUT;
  if (value instanceof Date) return value;
  if (value instanceof Error) return redactError(value, depth);
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  const entries = Object.entries(value).map(([name, inner]) => [name, redactField(name, inner, depth)]);
  return Object.fromEntries(entries) as unknown;
}

function redactField(name: string, value: unknown, depth: number): unknown {
  if (!SECRET_NAME.test(name) || value === null || value === undefined) return redact(value, depth + 1);
  return name === "address" && typeof value === "string" && NETWORK_PEER.test(value) ? value : CUT;
}

function redactError(error: Error, depth: number) {
  const { code, status, constraint, table } = error as unknown as Record<string, unknown>;
  const told = { code, status, constraint, table };
  const plain = Object.entries(told).filter(([, value]) => ["string", "number"].includes(typeof value));
  return {
    type: error.name,
    message: redactText(error.message),
    stack: redactText(error.stack ?? ""),
    ...Object.fromEntries(plain),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
  };
}
