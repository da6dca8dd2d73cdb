/** An answer that is no success, in Stripe's shape. */
export class StripeError extends Error {
  readonly status: number;
  readonly body: Record<string, unknown>;

  constructor(status: number, body: Record<string, unknown> & { message: string }) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}

export function invalidRequest(message: string, param?: string, code?: string): StripeError {
  return new StripeError(400, {
    type: "invalid_request_error",
    message,
    ...(param ? { param } : {}),
    ...(code ? { code } : {}),
  });
}

export function noSuch(kind: string, id: string): StripeError {
  const message = `No such ${kind}: '${id}'`;
  return new StripeError(404, {
    type: "invalid_request_error",
    code: "resource_missing",
    param: "id",
    message,
  });
}
