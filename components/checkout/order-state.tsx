import { useLocale, useTranslations } from "#words";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button";
import { localizePath } from "@/lib/i18n/locales";
import type { Translator } from "@/lib/i18n/translator";
import { endedUnpaid } from "@/lib/order/rules";
import type { Order } from "@/lib/order/schema";
import { OrderAgainForm } from "./order-again-form";

/** How the order stands, in one sentence. */
export function orderHeadline(order: Order, t: Translator<"order.headline">): string {
  switch (order.status) {
    case "confirmed":
      return t("confirmed");
    case "completed":
      return t("completed");
    case "canceled":
      if (order.cancelReason === "payment_failed") return t("failed");
      return t(order.cancelReason === "payment_expired" ? "expired" : "canceled");
    case "pending_payment":
      return t(order.paymentStatus === "processing" ? "processing" : "pending");
  }
}

/** What that means for the shopper, and what can be done now. */
type Props = { order: Order; paymentLink?: string | null | undefined };

export function OrderState({ order, paymentLink }: Props) {
  switch (order.status) {
    case "confirmed":
      return <ConfirmedState order={order} />;
    case "completed":
      return null;
    case "canceled":
      return <CanceledState order={order} paymentLink={paymentLink} />;
    case "pending_payment":
      return <PendingState order={order} />;
  }
}

function ConfirmedState({ order }: { order: Order }) {
  const t = useTranslations("order.state");
  const isLost = order.paymentStatus === "failed";
  return (
    <div className="grid gap-4">
      <Alert tone="success">{t("confirmed", { email: order.email })}</Alert>
      {order.authorized ? <p className="text-muted">{t("authorized")}</p> : null}
      {isLost ? <Alert tone="danger">{t("authorizationLost")}</Alert> : null}
    </div>
  );
}

function CanceledState({ order, paymentLink }: Props) {
  const t = useTranslations("order.state");
  const paid = order.captured.amount > 0;
  const text = order.refunded.amount > 0 ? "refunded" : paid ? "paidTooLate" : "canceled";
  const isUnpaid = endedUnpaid(order);
  return (
    <div className="grid gap-4">
      <Alert tone="danger">{t(text)}</Alert>
      {paymentLink ? (
        // Another cart would have the shop's prices, not those that were agreed.
        <a href={paymentLink} className={`${buttonClass()} justify-self-start`}>
          {t("payLink")}
        </a>
      ) : paymentLink === undefined ? (
        <OrderAgainForm
          orderId={order.id}
          token={order.accessToken}
          label={t(isUnpaid ? "payAgain" : "orderAgain")}
          to={isUnpaid ? "checkout" : "cart"}
        />
      ) : null}
    </div>
  );
}

function PendingState({ order }: { order: Order }) {
  const t = useTranslations("order.state");
  const path = localizePath(useLocale(), `/orders/${order.id}?token=${order.accessToken}`);
  // Without its own path: the same page, asked again, works where no script runs.
  const again = (
    <a href={path} className="min-h-6 text-sm underline underline-offset-4">
      {t("lookAgain")}
    </a>
  );
  if (order.paymentStatus === "processing") {
    return (
      <div className="grid justify-items-start gap-4">
        <Alert tone="success">{t("processing")}</Alert>
        {again}
      </div>
    );
  }
  return (
    <div className="grid justify-items-start gap-4">
      {order.declineReason ? (
        <Alert tone="danger">{t("declined", { reason: order.declineReason })}</Alert>
      ) : null}
      <p className="text-muted">{t("pending")}</p>
      {order.paymentUrl ? (
        <a href={order.paymentUrl} className={buttonClass()}>
          {t("pay")}
        </a>
      ) : null}
      {again}
    </div>
  );
}
