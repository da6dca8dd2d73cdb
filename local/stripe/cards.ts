type Card = {
  brand: string;
  /** Absent: the charge succeeds. */
  decline?: { code: string; declineCode?: string; message: string };
};

/** Stripe's test cards, those that matter to a shop. https://docs.stripe.com/testing */
export const testCards: Record<string, Card> = {
  "4242424242424242": { brand: "visa" },
  "5555555555554444": { brand: "mastercard" },
  "378282246310005": { brand: "amex" },
  "4000000000000002": {
    brand: "visa",
    decline: { code: "card_declined", declineCode: "generic_decline", message: "Your card was declined." },
  },
  "4000000000009995": {
    brand: "visa",
    decline: {
      code: "card_declined",
      declineCode: "insufficient_funds",
      message: "Your card has insufficient funds.",
    },
  },
  "4000000000000069": { brand: "visa", decline: { code: "expired_card", message: "Your card has expired." } },
  "4000000000000127": {
    brand: "visa",
    decline: { code: "incorrect_cvc", message: "Your card's security code is incorrect." },
  },
};
