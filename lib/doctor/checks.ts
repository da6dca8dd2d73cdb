import type { Check } from "./check";
import { auditChain } from "./checks/audit-chain";
import { auditSeals } from "./checks/audit-seals";
import { confirmationMails } from "./checks/confirmation-mails";
import { creditNotes } from "./checks/credit-notes";
import { deadLetters } from "./checks/dead-letters";
import { endingAuthorizations } from "./checks/ending-authorizations";
import { invoiceNumbers } from "./checks/invoice-numbers";
import { invoiceSums } from "./checks/invoice-sums";
import { issuedInvoices } from "./checks/issued-invoices";
import { keptMoney } from "./checks/kept-money";
import { openEffects } from "./checks/open-effects";
import { orderAdjustments } from "./checks/order-adjustments";
import { orderSums } from "./checks/order-sums";
import { orderTaxLines } from "./checks/order-tax-lines";
import { paidOrders } from "./checks/paid-orders";
import { pendingOrders } from "./checks/pending-orders";
import { priceHistory } from "./checks/price-history";
import { productListing } from "./checks/product-listing";
import { promotionUses } from "./checks/promotion-uses";
import { refundSums } from "./checks/refund-sums";
import { reservationOrders } from "./checks/reservation-orders";
import { returnedUnits } from "./checks/returned-units";
import { reviewSums } from "./checks/review-sums";
import { stockMovements } from "./checks/stock-movements";
import { stockReservations } from "./checks/stock-reservations";

/** Everything that must hold, in the order in which an operator wants to hear of it. */
export const checks: readonly Check[] = [
  keptMoney,
  paidOrders,
  endingAuthorizations,
  refundSums,
  issuedInvoices,
  invoiceNumbers,
  invoiceSums,
  creditNotes,
  orderSums,
  orderAdjustments,
  orderTaxLines,
  promotionUses,
  stockMovements,
  stockReservations,
  reservationOrders,
  returnedUnits,
  pendingOrders,
  openEffects,
  deadLetters,
  confirmationMails,
  productListing,
  reviewSums,
  priceHistory,
  auditChain,
  auditSeals,
];
