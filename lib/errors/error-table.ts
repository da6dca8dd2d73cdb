/**
 * The one table of errors. Every door reads it: REST takes `status`, GraphQL takes `graphqlCode`, clients take
 * `retry`, people read `title`. A code that is not here does not compile.
 */
export const errorTable = {
  validation_failed: row(400, "The request has invalid fields", "BAD_USER_INPUT"),
  malformed_body: row(400, "The request body is not valid JSON", "BAD_USER_INPUT"),
  invalid_cursor: row(400, "The cursor is not one that this list gave out", "BAD_USER_INPUT"),
  unauthenticated: row(401, "Sign in or send an API key", "UNAUTHENTICATED"),
  sign_in_failed: row(401, "The address or the password is wrong", "UNAUTHENTICATED"),
  sign_in_again: row(401, "Sign in again to do this", "UNAUTHENTICATED"),
  forbidden: row(403, "You may not do this", "FORBIDDEN"),
  reauthentication_required: row(403, "Give your password or code once more, then go on", "FORBIDDEN"),
  not_found: row(404, "Not found", "NOT_FOUND"),
  variant_not_found: row(404, "There is no such variant on sale", "NOT_FOUND"),
  promotion_code_unknown: row(404, "There is no such code", "NOT_FOUND"),
  method_not_allowed: row(405, "The method is not allowed here", "BAD_USER_INPUT"),
  conflict: row(409, "The request conflicts with the current state", "CONFLICT"),
  last_owner: row(409, "The shop must keep an owner", "CONFLICT"),
  handle_taken: row(409, "Another one has this handle already", "CONFLICT"),
  sku_taken: row(409, "Another variant has this SKU already", "CONFLICT"),
  insufficient_stock: row(409, "Not enough in stock", "CONFLICT"),
  price_changed: row(409, "The total has changed", "CONFLICT"),
  cart_empty: row(409, "The cart is empty", "CONFLICT"),
  wishlist_full: row(409, "The wishlist holds as many products as it can", "CONFLICT"),
  cart_full: row(409, "The cart holds as many lines as it can", "CONFLICT"),
  cart_completed: row(409, "The cart has become an order already", "CONFLICT"),
  promotion_code_expired: row(409, "The code is over", "CONFLICT"),
  promotion_code_used_up: row(409, "The code was used as often as it may be", "CONFLICT"),
  promotion_code_not_applicable: row(409, "The code is not for what is in the cart", "CONFLICT"),
  promotion_unavailable: row(409, "A promotion can no longer be had for this order", "CONFLICT"),
  code_taken: row(409, "A promotion has this code already", "CONFLICT"),
  account_in_use: row(409, "Orders of this account are under way", "CONFLICT"),
  order_state: row(409, "The order is not in a state that allows this", "CONFLICT"),
  draft_order_state: row(409, "The draft order is not in a state that allows this", "CONFLICT"),
  draft_order_changed: row(409, "The order was changed since it was looked at", "CONFLICT"),
  capture_exceeds_authorization: row(409, "More than is authorized", "CONFLICT"),
  return_state: row(409, "The return is not in a state that allows this", "CONFLICT"),
  refund_exceeds_payment: row(409, "More than was paid and not given back yet", "CONFLICT"),
  payment_disputed: row(409, "The payment is disputed: its money is with the card network", "CONFLICT"),
  idempotency_in_progress: row(409, "A request with this key is still running", "CONFLICT", true),
  version_conflict: row(412, "Somebody changed it in the meantime", "CONFLICT"),
  body_too_large: row(413, "The request body is too large", "BAD_USER_INPUT"),
  unsupported_media_type: row(415, "Send application/json", "BAD_USER_INPUT"),
  unknown_host: row(421, "This host is not served here", "BAD_USER_INPUT"),
  idempotency_mismatch: row(422, "This key was used for another request", "BAD_USER_INPUT"),
  shipping_unavailable: row(422, "This shipping method does not serve the address", "BAD_USER_INPUT"),
  payment_below_minimum: row(422, "The total is below what the payment provider accepts", "BAD_USER_INPUT"),
  payment_above_maximum: row(422, "The total is above what the payment provider accepts", "BAD_USER_INPUT"),
  rate_limited: row(429, "Too many requests", "RATE_LIMITED", true),
  internal: row(500, "Something went wrong on our side", "INTERNAL_SERVER_ERROR", true),
  payment_unavailable: row(503, "The payment provider does not answer", "SERVICE_UNAVAILABLE", true),
  storage_unavailable: row(503, "The storage of pictures does not answer", "SERVICE_UNAVAILABLE", true),
} as const;

export type ErrorCode = keyof typeof errorTable;

type ErrorRow = { status: number; title: string; graphqlCode: string; retry: boolean };

function row(status: number, title: string, graphqlCode: string, retry = false): ErrorRow {
  return { status, title, graphqlCode, retry };
}
