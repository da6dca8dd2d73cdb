import { localizePath } from "@/lib/i18n/locales";
import type { Invoice } from "@/lib/invoice/schema";

/** Where a document is read and printed, in its own language; the order's token is the way in. */
export function invoicePath({ id, orderId, locale }: Invoice, token: string): string {
  return localizePath(locale, `/orders/${orderId}/invoices/${id}?token=${encodeURIComponent(token)}`);
}
