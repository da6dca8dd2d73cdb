import type { Metadata } from "next";
import { AccountFrame, AccountSection, EntryLink } from "@/components/account/account-frame";
import { AddressText } from "@/components/account/address-text";
import { OwnOrders } from "@/components/account/own-orders";
import { requireAccount } from "@/components/account/require-account";
import { getTranslations } from "@/components/i18n/words.server";
import { Alert } from "@/components/ui/alert";
import { getCustomerOperation, listAddressesOperation } from "@/lib/customer/operations";
import { executeOperation } from "@/lib/operation/execute-operation";
import { listOwnOrdersOperation } from "@/lib/order/operations";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("title"), robots: { index: false } };
}

type Props = { searchParams: Promise<{ done?: string }> };

export default async function AccountPage({ searchParams }: Props) {
  const ctx = await requireAccount("/account");
  const [customer, orders, addresses, t, { done }] = await Promise.all([
    executeOperation(getCustomerOperation, ctx, {}),
    executeOperation(listOwnOrdersOperation, ctx, { limit: 3 }),
    executeOperation(listAddressesOperation, ctx, {}),
    getTranslations("account"),
    searchParams,
  ]);
  const [first] = addresses.data;
  return (
    <AccountFrame place="overview" title={customer.name ? t("hello", { name: customer.name }) : t("title")}>
      {done === "registered" ? <Alert tone="success">{t("overview.registered")}</Alert> : null}
      <p className="wrap-anywhere text-muted">{customer.email}</p>
      <AccountSection title={t("overview.orders")}>
        {orders.data.length > 0 ? (
          <>
            <OwnOrders orders={orders.data} />
            <EntryLink href="/account/orders">{t("overview.allOrders")}</EntryLink>
          </>
        ) : (
          <>
            <p className="text-muted">{t("orders.empty")}</p>
            <EntryLink href="/">{t("orders.look")}</EntryLink>
          </>
        )}
      </AccountSection>
      <AccountSection title={t("overview.address")}>
        {first ? (
          <>
            <AddressText address={first} />
            <EntryLink href="/account/addresses">{t("overview.addresses")}</EntryLink>
          </>
        ) : (
          <>
            <p className="text-muted">{t("overview.noAddress")}</p>
            <EntryLink href="/account/addresses/new">{t("overview.addAddress")}</EntryLink>
          </>
        )}
      </AccountSection>
    </AccountFrame>
  );
}
