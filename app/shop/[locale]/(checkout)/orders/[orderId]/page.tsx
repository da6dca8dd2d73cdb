import type { Metadata } from "next";
import { OrderView } from "@/components/checkout/order-view";
import { WaitForPayment } from "@/components/checkout/wait-for-payment";
import { Link } from "@/components/i18n/link";
import { redirectTo } from "@/components/i18n/redirect-to";
import { getTranslations } from "@/components/i18n/words.server";
import { buttonClass } from "@/components/ui/button";
import { findCurrentContext } from "@/lib/auth/find-current-actor";
import { findOrderPaymentLinkOperation } from "@/lib/draft-order/operations";
import { AppError } from "@/lib/errors/app-error";
import { newId } from "@/lib/ids/new-id";
import { listOrderInvoicesOperation } from "@/lib/invoice/operations";
import type { Invoice } from "@/lib/invoice/schema";
import { log } from "@/lib/log/log";
import { getDatabase } from "@/lib/operation/database";
import { executeOperation } from "@/lib/operation/execute-operation";
import { systemContext } from "@/lib/operation/system-context";
import { getOrderOperation } from "@/lib/order/operations";
import type { Order } from "@/lib/order/schema";
import { settlePayment } from "@/lib/payment/settle-payment";
import { listOrderReturnsOperation } from "@/lib/returns/operations";
import type { OrderReturns } from "@/lib/returns/schema";
import { listOrderReviewsOperation } from "@/lib/review/operations";
import type { ReviewableLine } from "@/lib/review/schema";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("order");
  // Its address is the way in, and goes to nobody else; to our own forms it must, or they are refused without scripts.
  return { title: t("title"), robots: { index: false }, referrer: "same-origin" };
}

type Props = { params: Promise<{ orderId: string }>; searchParams: Promise<{ token?: string }> };

export default async function OrderPage({ params, searchParams }: Props) {
  const input = { ...(await params), ...(await searchParams) };
  let order = await findOrder(input);
  // A page of its own would be empty without scripts; there one can look for the order.
  if (!order) return redirectTo("/orders/find?unknown=1");
  if (order.status === "pending_payment") {
    // The shopper comes back from the payment page: the provider is asked now, the webhook may be late.
    await settlePayment(systemContext("return"), order.id).catch((error: unknown) =>
      log.warn({ err: error, orderId: input.orderId }, "the provider was not reached on return"),
    );
    order = (await findOrder(input)) ?? order;
  }
  const t = await getTranslations("order");
  return (
    <main className="mx-auto max-w-3xl px-4 py-10">
      {order.status === "pending_payment" ? <WaitForPayment /> : null}
      <OrderView
        order={order}
        paymentLink={await findPaymentLink(order)}
        reviewable={await listReviewable(order)}
        invoices={await listInvoices(order)}
        returns={await listReturns(order)}
      />
      <p className="mt-10 print:hidden">
        <Link href="/" className={buttonClass("secondary")}>
          {t("back")}
        </Link>
      </p>
    </main>
  );
}

/** Of an order that ended unpaid. */
async function findPaymentLink(order: Order): Promise<string | null | undefined> {
  if (order.status !== "canceled") return undefined;
  const ctx = { db: getDatabase().db, actor: { type: "guest" as const }, requestId: newId() };
  const holder = { orderId: order.id, token: order.accessToken };
  const { drafted, path } = await executeOperation(findOrderPaymentLinkOperation, ctx, holder);
  return drafted ? path : undefined;
}

async function listReviewable(order: Order): Promise<ReviewableLine[]> {
  const ctx = { db: getDatabase().db, actor: { type: "guest" as const }, requestId: newId() };
  const holder = { orderId: order.id, token: order.accessToken };
  return (await executeOperation(listOrderReviewsOperation, ctx, holder)).data;
}

async function listInvoices(order: Order): Promise<Invoice[]> {
  const ctx = { db: getDatabase().db, actor: { type: "guest" as const }, requestId: newId() };
  const holder = { orderId: order.id, token: order.accessToken };
  return (await executeOperation(listOrderInvoicesOperation, ctx, holder)).data;
}

async function listReturns(order: Order): Promise<OrderReturns> {
  const ctx = { db: getDatabase().db, actor: { type: "guest" as const }, requestId: newId() };
  return executeOperation(listOrderReturnsOperation, ctx, { orderId: order.id, token: order.accessToken });
}

async function findOrder(input: { orderId: string; token?: string }): Promise<Order | null> {
  try {
    const ctx = await findCurrentContext();
    // Staff look at orders in the admin; here, as everybody, they need the order's own link.
    const actor = ctx.actor.type === "customer" ? ctx.actor : ({ type: "guest" } as const);
    return await executeOperation(getOrderOperation, { ...ctx, actor }, input);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
