import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/account-frame";
import { AddressText } from "@/components/account/address-text";
import { requireAccount } from "@/components/account/require-account";
import { LimitedAlert } from "@/components/content/limited-alert";
import { Link } from "@/components/i18n/link";
import { LocaleField } from "@/components/i18n/locale-field";
import { getTranslations } from "@/components/i18n/words.server";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button, buttonClass } from "@/components/ui/button";
import { removeAddressAction } from "@/lib/customer/actions";
import { listAddressesOperation } from "@/lib/customer/operations";
import { MAX_ADDRESSES } from "@/lib/customer/schema";
import { executeOperation } from "@/lib/operation/execute-operation";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.addresses");
  return { title: t("title"), robots: { index: false } };
}

type Props = { searchParams: Promise<{ done?: string; limited?: string }> };

export default async function AddressesPage({ searchParams }: Props) {
  const ctx = await requireAccount("/account/addresses");
  const { data } = await executeOperation(listAddressesOperation, ctx, {});
  const { done, limited } = await searchParams;
  const t = await getTranslations("account.addresses");
  const said = (["saved", "removed"] as const).find((name) => name === done);
  return (
    <AccountFrame place="addresses" title={t("title")}>
      {said ? <Alert tone="success">{t(`done.${said}`)}</Alert> : null}
      <LimitedAlert minutes={limited} />
      {data.length === 0 ? <p className="text-muted">{t("empty")}</p> : null}
      <ul className="grid gap-4 sm:grid-cols-2">
        {data.map((address) => (
          <li
            key={address.id}
            className="grid content-between gap-4 rounded-xl border border-line bg-surface p-5"
          >
            <div className="grid justify-items-start gap-3">
              {address.isDefault ? <Badge>{t("default")}</Badge> : null}
              <AddressText address={address} />
            </div>
            <div className="flex flex-wrap items-center gap-x-4">
              <Link
                href={`/account/addresses/${address.id}`}
                aria-label={t("editOf", { name: address.name, line1: address.line1 })}
                className="inline-flex min-h-11 items-center underline underline-offset-4"
              >
                {t("edit")}
              </Link>
              <form action={removeAddressAction}>
                <LocaleField />
                <input type="hidden" name="addressId" value={address.id} />
                <Button look="quiet" aria-label={t("removeOf", { name: address.name, line1: address.line1 })}>
                  {t("remove")}
                </Button>
              </form>
            </div>
          </li>
        ))}
      </ul>
      {data.length < MAX_ADDRESSES ? (
        <p>
          <Link href="/account/addresses/new" className={buttonClass("secondary")}>
            {t("add")}
          </Link>
        </p>
      ) : (
        <p className="text-muted">{t("full", { most: MAX_ADDRESSES })}</p>
      )}
    </AccountFrame>
  );
}
