import type { Metadata } from "next";
import { AccountFrame, EntryLink } from "@/components/account/account-frame";
import { AddressForm } from "@/components/account/address-form";
import { requireAccount } from "@/components/account/require-account";
import { listCountries } from "@/components/checkout/places";
import { redirectTo } from "@/components/i18n/redirect-to";
import { getLocale, getTranslations } from "@/components/i18n/words.server";
import { WordsProvider } from "@/components/i18n/words-provider";
import { toAddressFields } from "@/lib/customer/address-fields";
import { listAddressesOperation } from "@/lib/customer/operations";
import { getMessages } from "@/lib/i18n/messages";
import { executeOperation } from "@/lib/operation/execute-operation";
import { getShopCountry } from "@/lib/shipping/get-shop-country";
import { listNamedCountries } from "@/lib/shipping/list-named-countries";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.addresses");
  return { title: t("title"), robots: { index: false } };
}

type Props = { params: Promise<{ addressId: string }> };

/** One address, or `new`. */
export default async function AddressPage({ params }: Props) {
  const ctx = await requireAccount("/account/addresses");
  const { addressId } = await params;
  const [locale, t] = await Promise.all([getLocale(), getTranslations("account.addresses")]);
  const { data } = await executeOperation(listAddressesOperation, ctx, {});
  const known = data.find(({ id }) => id === addressId);
  const home = await getShopCountry(ctx.db);
  if (!known && addressId !== "new") return redirectTo("/account/addresses");
  return (
    <AccountFrame place="addresses" title={t(known ? "editTitle" : "newTitle")}>
      <WordsProvider locale={locale} messages={getMessages(locale, "account", "checkout", "problems")}>
        <AddressForm
          addressId={known?.id ?? null}
          saved={known ? toAddressFields("address", known) : {}}
          isDefault={known?.isDefault ?? data.length === 0}
          country={known?.country ?? data[0]?.country ?? (locale === "de" ? "DE" : home)}
          countries={listCountries(locale, [home, ...(await listNamedCountries(ctx.db))])}
        />
      </WordsProvider>
      <EntryLink href="/account/addresses">{t("back")}</EntryLink>
    </AccountFrame>
  );
}
