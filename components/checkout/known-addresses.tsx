import { useTranslations } from "#words";
import { LocaleField } from "@/components/i18n/locale-field";
import { chooseAddressAction } from "@/lib/checkout/actions";
import type { KnownAddress } from "@/lib/checkout/find-prefill";

/** The addresses of a customer's account, where there is a choice: each button fills the form with its own. */
export function KnownAddresses({ addresses }: { addresses: readonly KnownAddress[] }) {
  const t = useTranslations("checkout");
  if (addresses.length < 2) return null;
  return (
    <form action={chooseAddressAction} className="mb-8 rounded-xl border border-line bg-surface p-5">
      <LocaleField />
      <fieldset>
        <legend className="font-medium">{t("knownAddresses")}</legend>
        {addresses.map(({ id, label, isChosen }) => (
          <button
            key={id}
            type="submit"
            name="addressId"
            value={id}
            aria-current={isChosen ? "true" : undefined}
            className="account-link wrap-anywhere"
          >
            {label}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
