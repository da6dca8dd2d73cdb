import type { Metadata } from "next";
import { AccountFrame, EntryLink } from "@/components/account/account-frame";
import { OwnOrders } from "@/components/account/own-orders";
import { requireAccount } from "@/components/account/require-account";
import { redirectTo } from "@/components/i18n/redirect-to";
import { getTranslations } from "@/components/i18n/words.server";
import { AppError } from "@/lib/errors/app-error";
import { executeOperation } from "@/lib/operation/execute-operation";
import { listOwnOrdersOperation } from "@/lib/order/operations";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.orders");
  return { title: t("title"), robots: { index: false } };
}

type Props = { searchParams: Promise<{ cursor?: string }> };

export default async function OrdersPage({ searchParams }: Props) {
  const ctx = await requireAccount("/account/orders");
  const { cursor } = await searchParams;
  const t = await getTranslations("account.orders");
  const { data, nextCursor } = await executeOperation(listOwnOrdersOperation, ctx, {
    cursor,
    limit: 20,
  }).catch((error: unknown) => {
    // An address that somebody has changed by hand.
    if (error instanceof AppError && error.status === 400) return redirectTo("/account/orders");
    throw error;
  });
  return (
    <AccountFrame place="orders" title={t("title")}>
      {data.length > 0 ? (
        <OwnOrders orders={data} />
      ) : (
        <>
          <p className="text-muted">{t("empty")}</p>
          <EntryLink href="/">{t("look")}</EntryLink>
        </>
      )}
      {nextCursor ? (
        <EntryLink href={`/account/orders?cursor=${encodeURIComponent(nextCursor)}`}>{t("older")}</EntryLink>
      ) : null}
    </AccountFrame>
  );
}
