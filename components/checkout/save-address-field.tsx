import { useTranslations } from "#words";

/** For customers who are signed in: nothing is kept of an address that nobody has ticked. */
export function SaveAddressField({ isTicked }: { isTicked: boolean }) {
  const t = useTranslations("checkout");
  return (
    <label className="mt-3 flex min-h-11 cursor-pointer items-start gap-3 py-1 text-sm">
      <input
        type="checkbox"
        name="saveAddress"
        value="1"
        defaultChecked={isTicked}
        className="mt-0.5 size-5 shrink-0 accent-accent"
      />
      {t("saveAddress")}
    </label>
  );
}
