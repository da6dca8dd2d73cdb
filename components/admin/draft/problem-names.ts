import type { DraftOrder } from "@/lib/draft-order/schema";

/** What keeps a draft from being sent or paid, and what to do about it. */
export const problemNames: Readonly<Record<DraftOrder["problems"][number], string>> = {
  no_lines: "Nothing is ordered yet.",
  unavailable: "Something of it is no longer for sale: take it out.",
  insufficient_stock:
    "There is less in stock than is ordered. It can be sent, and not be paid until there is enough.",
  no_email: "Name the customer's mail address.",
  no_address: "Name the address: tax and shipping depend on it.",
  no_shipping_method: "Choose how it is shipped.",
  shipping_unavailable: "The shipping that was chosen does not go to the address: choose another.",
  below_minimum: "The total is below what the payment provider accepts.",
};
