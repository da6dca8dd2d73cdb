export type Decline = { code: string; declineCode?: string; message: string };

/** What happens to a payment with one of the test numbers. https://docs.stripe.com/testing */
export type TestNumber = {
  label: string;
  kind: "card" | "bank_debit";
  brand: string;
  /** Absent: the payment succeeds. A bank debit says so only when it settles. */
  decline?: Decline;
  /** The shopper's bank asks back before anything is charged. */
  challenge?: true;
  disputed?: true;
  /** A refund is not done at once: it succeeds later, or seems done and fails. */
  refund?: "succeeds_later" | "fails_later";
};

const card = (label: string, rest: Partial<TestNumber> = {}): TestNumber => ({
  label,
  kind: "card",
  brand: "visa",
  ...rest,
});

const declined = (code: string, message: string, declineCode?: string, rest: Partial<TestNumber> = {}) =>
  card(message, { decline: { code, message, ...(declineCode ? { declineCode } : {}) }, ...rest });

const DECLINED = "Your card was declined.";

export const testNumbers: Record<string, TestNumber> = {
  "4242424242424242": card("is accepted"),
  "5555555555554444": card("is accepted", { brand: "mastercard" }),
  "378282246310005": card("is accepted", { brand: "amex" }),
  "4000002500003155": card("asks for 3-D Secure", { challenge: true }),
  "4000000000003220": card("asks for 3-D Secure", { challenge: true }),
  "4000008400001629": declined("card_declined", DECLINED, "generic_decline", {
    label: "asks for 3-D Secure, then declines",
    challenge: true,
  }),
  "4000000000000002": declined("card_declined", DECLINED, "generic_decline"),
  "4000000000009995": declined("card_declined", "Your card has insufficient funds.", "insufficient_funds"),
  "4000000000009987": declined("card_declined", DECLINED, "lost_card", { label: "was reported lost" }),
  "4000000000000069": declined("expired_card", "Your card has expired."),
  "4000000000000127": declined("incorrect_cvc", "Your card's security code is incorrect."),
  "4000000000000119": declined(
    "processing_error",
    "An error occurred while processing your card. Try again in a little bit.",
  ),
  "4000000000000259": card("is accepted, then disputed", { disputed: true }),
  "4000000000005126": card("is accepted; refunds fail later", { refund: "fails_later" }),
  "4000000000007726": card("is accepted; refunds take a while", { refund: "succeeds_later" }),
  "000123456789": { label: "Bank debit that succeeds", kind: "bank_debit", brand: "" },
  "000222222227": {
    label: "Bank debit that fails",
    kind: "bank_debit",
    brand: "",
    decline: {
      code: "insufficient_funds",
      message: "The customer's account has insufficient funds to cover this payment.",
    },
  },
};

/** The names that the API takes in place of numbers. */
export const testPaymentMethods: Record<string, string> = {
  pm_card_visa: "4242424242424242",
  pm_card_mastercard: "5555555555554444",
  pm_card_amex: "378282246310005",
  pm_card_threeDSecure2Required: "4000000000003220",
  pm_card_authenticationRequired: "4000002500003155",
  pm_card_visa_chargeDeclined: "4000000000000002",
  pm_card_visa_chargeDeclinedInsufficientFunds: "4000000000009995",
  pm_card_visa_chargeDeclinedLostCard: "4000000000009987",
  pm_card_chargeDeclinedExpiredCard: "4000000000000069",
  pm_card_chargeDeclinedIncorrectCvc: "4000000000000127",
  pm_card_chargeDeclinedProcessingError: "4000000000000119",
  pm_card_createDispute: "4000000000000259",
  pm_card_refundFail: "4000000000005126",
  pm_card_pendingRefund: "4000000000007726",
  pm_usBankAccount_success: "000123456789",
  pm_usBankAccount_insufficientFunds: "000222222227",
};

export function findTestNumber(number: string): TestNumber | null {
  return Object.hasOwn(testNumbers, number) ? (testNumbers[number] ?? null) : null;
}

export const digitsOf = (typed: string) => typed.replaceAll(/[\s-]/g, "");
